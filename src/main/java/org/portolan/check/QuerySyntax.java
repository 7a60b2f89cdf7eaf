package org.portolan.check;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Checks that a file holds a query of <a href="https://www.w3.org/TR/sparql11-query/">SPARQL 1.1</a> that asks nobody
 * else.
 */
final class QuerySyntax {
    private final String base;
    private final ProblemSink problems;

    QuerySyntax(String base, ProblemSink problems) {
        this.base = base;
        this.problems = problems;
    }

    void check(TextFile file) {
        try {
            if (asksOthers(QueryFactory.create(file.text(), base))) {
                problems.report(Problem.error(Code.QUERY_INVALID, Place.file(file.name()),
                        "asks another endpoint with SERVICE")
                        .because("an answer of a release rests on its own data, and no request leaves the server")
                        .mend("name what you want to join in a VALUES clause"));
            }
        } catch (QueryParseException e) {
            report(file.place(e.getLine(), e.getColumn()), e);
        } catch (QueryException e) {
            report(Place.file(file.name()), e);
        }
    }

    /** True if there is a SERVICE clause anywhere in the query. */
    static boolean asksOthers(Query query) {
        AtomicBoolean found = new AtomicBoolean();
        ElementTransform noted = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementService element, Node service, Element pattern) {
                found.set(true);
                return element;
            }
        };
        QueryTransformOps.transform(query, noted, new ExprTransformApplyElementTransform(noted));
        return found.get();
    }

    private void report(Place place, QueryException fault) {
        problems.report(Problem.error(Code.QUERY_INVALID, place, oneLine(fault.getMessage()))
                .because("the queries of the ontology folder are published and must be SPARQL 1.1"));
    }

    /**
     * What is wrong, in one line. Jena's message begins with line and column and ends with all that it expected, one a
     * line: told is what it found, and the expected if that is one thing.
     */
    static String oneLine(String message) {
        List<String> lines = message.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        String found = lines.get(0).replaceFirst("^(Bad query: )?", "")
                .replaceFirst("(?i),? ?at line \\d+, column \\d+\\.?", "")
                .replaceFirst("(?i)^(lexical error|line) ?(in line)? ?\\d+, column \\d+[.:] ?", "")
                .replaceAll("\\s+", " ").strip();
        List<String> expected = lines.stream().filter(line -> line.endsWith(" ..."))
                .map(line -> line.replace(" ...", "")).toList();
        return found + (expected.size() == 1 ? " where " + expected.get(0) + " is expected" : "");
    }
}
