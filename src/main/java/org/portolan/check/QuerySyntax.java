package org.portolan.check;

import java.util.List;
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
