package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.portolan.check.queries.ParameterValues;

/** Who was a member on a day, for dates as exact as they may be, compared with the days that a calendar counts. */
class MembersAsOfTest {
    private static final String ORG = "http://www.w3.org/ns/org#";
    private static final String SCHEMA = "http://schema.org/";
    private static final List<String> DATES = List.of("", "2020", "2020-02", "2020-02-29", "2021", "2021-02",
            "2021-06", "2021-06-25", "2021-12", "2021-12-31", "2022-01-01", "2022?", "2021-21", "../2021");
    private static final List<String> DAYS = List.of("2019-12-31", "2020-01-01", "2020-02-28", "2020-02-29",
            "2020-03-01", "2020-12-31", "2021-01-01", "2021-02-01", "2021-02-02", "2021-02-28", "2021-06-24", "2021-06-25", "2021-06-26", "2021-06-30",
            "2021-12-30", "2021-12-31", "2022-01-01", "2030-07-15");

    @Test
    void everyDayIsToldForEveryKindOfDate() {
        Query query = QueryFactory.create(
                PublishedFolders.read(PublishedFolders.ONTOLOGY.resolve("queries/members-as-of.rq")),
                PublishedFolders.BASE);
        List<String> wrong = new ArrayList<>();
        int members = 0;
        Graph graph = memberships();
        for (String day : DAYS) {
            Map<String, String> answers = answers(query, day, graph);
            for (String since : DATES) {
                for (String until : DATES) {
                    String expected = expected(since, until, LocalDate.parse(day));
                    String answer = answers.getOrDefault(since + "|" + until, "no");
                    members += answer.equals("no") ? 0 : 1;
                    if (!answer.equals(expected)) {
                        wrong.add("%s: since %s until %s is %s, not %s".formatted(day, since, until, answer, expected));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(true, members > 500, members + " members");
    }

    private static Map<String, String> answers(Query query, String day, Graph graph) {
        Node asof = NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
        Map<String, String> answers = new HashMap<>();
        try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(graph))
                .query(ParameterValues.bind(query, Map.of("asof", List.of(asof)))).build()) {
            execution.select().forEachRemaining(row -> answers.put(text(row.get(Var.alloc("cityLabel"))),
                    text(row.get(Var.alloc("member")))));
        }
        return answers;
    }

    private static String text(Node node) {
        return node.getLiteralLexicalForm();
    }

    /** One membership for each pair of dates; the city's label names them. */
    private static Graph memberships() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (String since : DATES) {
            for (String until : DATES) {
                Node city = NodeFactory.createURI("urn:city:" + graph.size());
                Node membership = NodeFactory.createURI("urn:membership:" + graph.size());
                graph.add(membership, NodeFactory.createURI(ORG + "member"), city);
                graph.add(membership, NodeFactory.createURI(ORG + "organization"),
                        NodeFactory.createURI(PublishedFolders.BASE + "id/organisation/iash"));
                graph.add(city, RDFS.label.asNode(), NodeFactory.createLiteralLang(since + "|" + until, "en"));
                date(graph, membership, "startDate", since);
                date(graph, membership, "endDate", until);
            }
        }
        return graph;
    }

    private static void date(Graph graph, Node membership, String property, String date) {
        if (!date.isEmpty()) {
            graph.add(membership, NodeFactory.createURI(SCHEMA + property), NodeFactory.createLiteralDT(date,
                    NodeFactory.getType("http://id.loc.gov/datatypes/edtf/EDTF")));
        }
    }

    private record Period(LocalDate first, LocalDate last) {
        static Optional<Period> of(String date) {
            if (date.matches("\\d{4}")) {
                Year year = Year.parse(date);
                return Optional.of(new Period(year.atDay(1), year.atMonth(12).atEndOfMonth()));
            }
            if (date.matches("\\d{4}-(0\\d|1[0-2])")) {
                YearMonth month = YearMonth.parse(date);
                return Optional.of(new Period(month.atDay(1), month.atEndOfMonth()));
            }
            return date.matches("\\d{4}-\\d\\d-\\d\\d")
                    ? Optional.of(new Period(LocalDate.parse(date), LocalDate.parse(date))) : Optional.empty();
        }
    }

    private static String expected(String since, String until, LocalDate day) {
        Optional<Period> start = Period.of(since);
        Optional<Period> end = Period.of(until);
        String joined = since.isEmpty() ? "unknown" : start.isEmpty() ? "possibly"
                : day.isBefore(start.get().first()) ? "no" : day.isBefore(start.get().last()) ? "possibly" : "yes";
        String left = until.isEmpty() ? "no" : end.isEmpty() ? "possibly"
                : day.isAfter(end.get().last()) ? "yes" : day.isAfter(end.get().first()) ? "possibly" : "no";
        return joined.equals("no") || left.equals("yes") ? "no"
                : joined.equals("yes") && left.equals("possibly") ? "possibly" : joined;
    }
}
