package org.portolan.check;

import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Checks that a file holds a query of <a href="https://www.w3.org/TR/sparql11-query/">SPARQL 1.1</a>. */
final class QuerySyntax {
    private final String base;
    private final ProblemSink problems;

    QuerySyntax(String base, ProblemSink problems) {
        this.base = base;
        this.problems = problems;
    }

    void check(TextFile file) {
        try {
            QueryFactory.create(file.text(), base);
        } catch (QueryParseException e) {
            report(file.place(e.getLine(), e.getColumn()), e);
        } catch (QueryException e) {
            report(Place.file(file.name()), e);
        }
    }

    private void report(Place place, QueryException fault) {
        problems.report(Problem.error(Code.QUERY_INVALID, place, oneLine(fault.getMessage()))
                .because("the queries of the ontology folder are published and must be SPARQL 1.1"));
    }

    /** Jena's message repeats line and column in its first line and lists what it expected in the following ones. */
    private static String oneLine(String message) {
        return message.replaceFirst("at line \\d+, column \\d+\\.?", "").replaceFirst("^Line \\d+, column \\d+: ", "")
                .replaceAll("\\s+", " ").strip();
    }
}
