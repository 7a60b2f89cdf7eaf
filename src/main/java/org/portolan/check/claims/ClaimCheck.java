package org.portolan.check.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.portolan.check.claims.ComparedClaims.Comparison;
import org.portolan.check.claims.ComparedClaims.Contradiction;
import org.portolan.check.claims.ComparedClaims.Unknown;
import org.portolan.check.claims.Contradictions.Position;
import org.portolan.check.graph.CheckQueries;
import org.portolan.check.graph.CheckQueries.Asked;
import org.portolan.check.graph.Term;
import org.portolan.check.publication.Publication;
import org.portolan.problem.ProblemSink;

/**
 * Compares claims of sources with the rows, and with each other. Each {@code ontology/measures/*.rq} answers with a row
 * for every claim that it can compare: {@code ?claim}, {@code ?stated}, {@code ?rows} and {@code ?agrees}; what these
 * mean for a measure is the query's own affair. Each {@code ontology/contradictions/*.rq} answers with what claims
 * state: {@code ?claim}, {@code ?matter}, {@code ?source}, {@code ?least}, {@code ?greatest} and {@code ?time}. By
 * these alone it is decided which of them contradict each other.
 */
public final class ClaimCheck {
    private static final String MEASURES = "measures";
    private static final String CONTRADICTIONS = "contradictions";
    private static final Var CLAIM = Var.alloc("claim");
    private static final Var MATTER = Var.alloc("matter");
    private static final Var SOURCE = Var.alloc("source");
    private static final Var LEAST = Var.alloc("least");
    private static final Var GREATEST = Var.alloc("greatest");
    private static final Var TIME = Var.alloc("time");
    private static final Var STATED = Var.alloc("stated");
    private static final Var ROWS = Var.alloc("rows");
    private static final Var AGREES = Var.alloc("agrees");
    private static final List<Var> VARIABLES = List.of(CLAIM, STATED, ROWS, AGREES);

    private final CheckQueries queries;
    private final CheckQueries contradictions;
    private final StatedClaims claims;

    /** @param publication has the queries, and says in its ontology what a claim is */
    public ClaimCheck(Publication publication) {
        this.queries = new CheckQueries(publication, MEASURES, VARIABLES, "compare claims of sources with the rows");
        this.contradictions = new CheckQueries(publication, CONTRADICTIONS,
                List.of(CLAIM, MATTER, SOURCE, LEAST, GREATEST, TIME),
                "tell by what claims of sources contradict each other");
        this.claims = new StatedClaims(publication.terms().asWritten());
    }

    /**
     * Asks each measure once; a query that cannot answer is reported.
     *
     * @param areRowsRight no if a claim that is compared twice may follow from a row that has two values
     */
    public ComparedClaims compare(Graph data, boolean areRowsRight, ProblemSink problems) {
        Map<String, Comparison> byClaim = new TreeMap<>();
        queries.ask(DatasetGraphFactory.wrap(data), problems, (asked, row) -> {
            Comparison comparison = comparison(asked, row, data);
            Comparison other = byClaim.putIfAbsent(comparison.claim(), comparison);
            if (areRowsRight && other != null && !other.equals(comparison)) {
                problems.report(queries.invalid(asked, "compares <%s> again, as %s has done: one comparison a claim"
                        .formatted(comparison.claim(), other.measure()))
                        .mend("leave the claim to one of the two"));
            }
        });
        return new ComparedClaims(List.copyOf(byClaim.values()), unknown(data, byClaim),
                contradictions(data, problems));
    }

    private List<Contradiction> contradictions(Graph data, ProblemSink problems) {
        Set<String> stated = claims.in(data).map(Term::key).collect(Collectors.toSet());
        Contradictions found = new Contradictions();
        contradictions.ask(DatasetGraphFactory.wrap(data), problems, (asked, row) -> {
            String claim = Term.key(row.get(CLAIM));
            if (stated.contains(claim)) {
                found.add(new Position(claim, text(row.get(MATTER)), text(row.get(SOURCE)),
                        NodeValue.makeNode(row.get(LEAST)), NodeValue.makeNode(row.get(GREATEST)),
                        text(row.get(TIME))));
            }
        });
        return List.copyOf(found.pairs());
    }

    private Comparison comparison(Asked asked, Binding row, Graph data) {
        return new Comparison(Term.key(row.get(CLAIM)), claims.kind(row.get(CLAIM), data), asked.name(),
                text(row.get(STATED)), text(row.get(ROWS)), text(row.get(AGREES)).equals("true"));
    }

    private List<Unknown> unknown(Graph data, Map<String, Comparison> compared) {
        Map<String, String> compiled = new TreeMap<>();
        queries.all().forEach((name, query) -> compiled.put(name, Algebra.compile(query).toString()));
        return claims.in(data).filter(claim -> !compared.containsKey(Term.key(claim))).map(claim -> {
            String kind = claims.kind(claim, data);
            return new Unknown(Term.key(claim), kind, claims.stated(claim, data), measure(kind, compiled));
        }).sorted(Comparator.comparing(Unknown::claim)).toList();
    }

    /** The query that names a kind of claims, and so compares them. */
    private static Optional<String> measure(String kind, Map<String, String> compiled) {
        return compiled.entrySet().stream().filter(query -> query.getValue().contains("<" + kind + ">"))
                .map(Map.Entry::getKey).findFirst();
    }

    static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : Term.key(value);
    }
}
