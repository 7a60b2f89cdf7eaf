package org.portolan.check.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.portolan.check.publication.Publication;
import org.portolan.check.queries.QuerySyntax;
import org.portolan.check.queries.SyntaxMessage;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** The queries of one folder of the ontology that a check asks. They reach nothing but what they are asked of. */
public final class CheckQueries {
    private final Publication publication;
    private final String folder;
    private final List<Var> variables;
    private final String purpose;

    /**
     * @param folder    name below {@code ontology/}, for example {@code measures}
     * @param variables what each of them must select
     * @param purpose   what they are for, after "the queries of ontology/measures": told with a query that cannot do it
     */
    public CheckQueries(Publication publication, String folder, List<Var> variables, String purpose) {
        this.publication = publication;
        this.folder = folder;
        this.variables = variables;
        this.purpose = purpose;
    }

    /** A query that is being asked: the name of its file, for example {@code ontology/rules/cycle.rq}, and its text. */
    public record Asked(String name, String text) {
    }

    /** The queries that can be asked, by the names of their files; asking tells what is wrong with others. */
    public Map<String, Query> all() {
        Map<String, Query> all = new TreeMap<>();
        each(told -> { }, (asked, query) -> all.put(asked.name(), query));
        return all;
    }

    /** Asks each query once, and hands on the rows that bind every variable; one that cannot answer is reported. */
    public void ask(DatasetGraph dataset, ProblemSink problems, BiConsumer<Asked, Binding> rows) {
        each(problems, (asked, query) -> ask(asked, query, dataset, problems, rows));
    }

    private void each(ProblemSink problems, BiConsumer<Asked, Query> taker) {
        publication.queries().forEach((name, text) -> {
            if (name.startsWith("ontology/" + folder + "/")) {
                Asked asked = new Asked(name, text);
                query(asked, problems).ifPresent(query -> taker.accept(asked, query));
            }
        });
    }

    private void ask(Asked asked, Query query, DatasetGraph dataset, ProblemSink problems,
                     BiConsumer<Asked, Binding> rows) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).set(ARQ.httpServiceAllowed, false)
                .build()) {
            execution.select().forEachRemaining(row -> {
                if (variables.stream().allMatch(row::contains)) {
                    rows.accept(asked, row);
                }
            });
        } catch (QueryException e) {
            String reason = SyntaxMessage.of(e).sentence().replaceFirst(" - .*", "");
            problems.report(invalid(asked, "cannot be asked: " + reason)
                    .mend("correct the query, or move it out of the folder"));
        }
    }

    /** The query; empty if it is wrong by itself, which was told when the publication was opened. */
    private Optional<Query> query(Asked asked, ProblemSink problems) {
        Query query;
        try {
            query = QueryFactory.create(asked.text(), publication.base());
        } catch (QueryException alreadyTold) {
            return Optional.empty();
        }
        if (QuerySyntax.asksOthers(query)) {
            return Optional.empty();
        }
        if (query.isSelectType() && query.getProjectVars().containsAll(variables)) {
            return Optional.of(query);
        }
        problems.report(invalid(asked, "is no SELECT of " + named(", "))
                .mend("begin it with SELECT %s, or move it out of the folder".formatted(named(" "))));
        return Optional.empty();
    }

    private String named(String separator) {
        return variables.stream().map(Var::toString).collect(Collectors.joining(separator));
    }

    /** A fault of the file, for which nothing but the query is to blame. */
    public Problem invalid(Asked asked, String message) {
        String shown = Publication.shown(publication.ontology(), asked.name().substring("ontology/".length()));
        return Problem.error(Code.QUERY_INVALID, Place.file(shown), message)
                .because(
                        "the queries of ontology/%s %s, and ask nothing but the files here".formatted(folder, purpose));
    }
}
