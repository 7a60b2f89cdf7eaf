package org.portolan.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.ComparedClaims.Comparison;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Compares claims of sources with the rows. Each {@code ontology/measures/*.rq} answers with a row for every claim that
 * it can compare: {@code ?claim}, {@code ?stated}, {@code ?rows} and {@code ?agrees}; what these mean for a measure is
 * the query's own affair.
 */
final class Measures {
    static final String SITE = "https://w3id.org/portolan/site#";
    private static final String FOLDER = "ontology/measures/";
    private static final Node CLAIM_KIND = NodeFactory.createURI(SITE + "ClaimKind");
    private static final Node CLASS = NodeFactory.createURI(SITE + "class");
    private static final Var CLAIM = Var.alloc("claim");
    private static final Var STATED = Var.alloc("stated");
    private static final Var ROWS = Var.alloc("rows");
    private static final Var AGREES = Var.alloc("agrees");
    private static final List<Var> VARIABLES = List.of(CLAIM, STATED, ROWS, AGREES);

    private final Publication publication;

    Measures(Publication publication) {
        this.publication = publication;
    }

    /** Asks each measure once; a query that cannot answer is reported. */
    ComparedClaims compare(Graph data, ProblemSink problems) {
        Map<String, Comparison> byClaim = new TreeMap<>();
        for (InputFile file : publication.input()) {
            if (file.name().startsWith(FOLDER) && file.name().endsWith(".rq")) {
                compare(file, data, problems).forEach(comparison -> {
                    Comparison other = byClaim.putIfAbsent(comparison.claim(), comparison);
                    if (other != null && !other.equals(comparison)) {
                        problems.report(invalid(file, "compares <%s> again, as %s has done: one comparison a claim"
                                .formatted(comparison.claim(), other.measure())));
                    }
                });
            }
        }
        return new ComparedClaims(number(data), List.copyOf(byClaim.values()));
    }

    /** What one measure compares. Where its query leaves a variable unbound, nothing is compared. */
    private List<Comparison> compare(InputFile file, Graph data, ProblemSink problems) {
        List<Comparison> comparisons = new ArrayList<>();
        Optional<Query> query = query(file, problems);
        if (query.isPresent()) {
            try (QueryExec execution = QueryExec.graph(data).query(query.get()).set(ARQ.httpServiceAllowed, false)
                    .build()) {
                execution.select().forEachRemaining(row -> {
                    if (VARIABLES.stream().allMatch(row::contains)) {
                        comparisons.add(comparison(file, row));
                    }
                });
            } catch (QueryException e) {
                String reason = QuerySyntax.oneLine(e.getMessage()).replaceFirst(" - .*", "");
                problems.report(invalid(file, "cannot be asked: " + reason));
            }
        }
        return comparisons;
    }

    /** The query; empty if its syntax is wrong, which was told when the publication was opened. */
    private Optional<Query> query(InputFile file, ProblemSink problems) {
        Query query;
        try {
            query = QueryFactory.create(Files.readString(file.path()), publication.base());
        } catch (QueryException alreadyTold) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (query.isSelectType() && query.getProjectVars().containsAll(VARIABLES)) {
            return Optional.of(query);
        }
        problems.report(invalid(file, "a measure is a SELECT of ?claim, ?stated, ?rows and ?agrees"));
        return Optional.empty();
    }

    private static Comparison comparison(InputFile file, Binding row) {
        return new Comparison(Term.key(row.get(CLAIM)), file.name(), text(row.get(STATED)), text(row.get(ROWS)),
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

    private Problem invalid(InputFile file, String message) {
        String shown = Publication.shown(publication.ontology(), file.name().substring("ontology/".length()));
        return Problem.error(Code.QUERY_INVALID, Place.file(shown), message)
                .because("the queries of ontology/measures compare claims of sources with the rows, and ask "
                        + "nothing but the tables");
    }
}
