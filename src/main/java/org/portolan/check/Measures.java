package org.portolan.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.CheckQueries.Asked;
import org.portolan.check.ComparedClaims.Comparison;
import org.portolan.problem.ProblemSink;

/**
 * Compares claims of sources with the rows. Each {@code ontology/measures/*.rq} answers with a row for every claim that
 * it can compare: {@code ?claim}, {@code ?stated}, {@code ?rows} and {@code ?agrees}; what these mean for a measure is
 * the query's own affair.
 */
final class Measures {
    static final String SITE = "https://w3id.org/portolan/site#";
    private static final Node CLAIM_KIND = NodeFactory.createURI(SITE + "ClaimKind");
    private static final Node CLASS = NodeFactory.createURI(SITE + "class");
    private static final Var CLAIM = Var.alloc("claim");
    private static final Var STATED = Var.alloc("stated");
    private static final Var ROWS = Var.alloc("rows");
    private static final Var AGREES = Var.alloc("agrees");
    private static final List<Var> VARIABLES = List.of(CLAIM, STATED, ROWS, AGREES);

    private final Publication publication;
    private final CheckQueries queries;

    Measures(Publication publication) {
        this.publication = publication;
        this.queries = new CheckQueries(publication, "measures", VARIABLES,
                "compare claims of sources with the rows");
    }

    /** Asks each measure once; a query that cannot answer is reported. */
    ComparedClaims compare(Graph data, ProblemSink problems) {
        Map<String, Comparison> byClaim = new TreeMap<>();
        queries.ask(DatasetGraphFactory.wrap(data), problems, (asked, row) -> {
            Comparison comparison = comparison(asked, row);
            Comparison other = byClaim.putIfAbsent(comparison.claim(), comparison);
            if (other != null && !other.equals(comparison)) {
                problems.report(queries.invalid(asked, "compares <%s> again, as %s has done: one comparison a claim"
                        .formatted(comparison.claim(), other.measure()))
                        .mend("leave the claim to one of the two"));
            }
        });
        return new ComparedClaims(number(data), List.copyOf(byClaim.values()));
    }

    private static Comparison comparison(Asked asked, Binding row) {
        return new Comparison(Term.key(row.get(CLAIM)), asked.name(), text(row.get(STATED)), text(row.get(ROWS)),
                text(row.get(AGREES)).equals("true"));
    }

    private static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : Term.key(value);
    }

    /** The instances of the classes that {@code site.ttl} shows as claims. */
    private long number(Graph data) {
        Graph terms = publication.terms().asWritten();
        return terms.stream(Node.ANY, RDF.type.asNode(), CLAIM_KIND).map(Triple::getSubject)
                .flatMap(kind -> terms.stream(kind, CLASS, Node.ANY)).map(Triple::getObject).distinct()
                .mapToLong(type -> data.stream(Node.ANY, RDF.type.asNode(), type).count()).sum();
    }
}
