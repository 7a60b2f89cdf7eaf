package org.portolan.fuseki.publish;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;

/**
 * One row of numbers in the <a href="https://www.w3.org/TR/sparql11-results-json/">JSON format of query results</a>.
 *
 * @param answer where it stands
 * @param row    the row
 */
record Results(Answer answer, QuerySolution row) {
    static final String MEDIA_TYPE = "application/sparql-results+json";

    /** @throws PublishException if the answer is no such row */
    static Results of(Answer answer) throws PublishException {
        if (!answer.isDone()) {
            throw answer.fault();
        }
        try {
            ResultSet rows = ResultSetMgr.read(
                    new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)), ResultSetLang.RS_JSON);
            return new Results(answer, rows.next());
        } catch (RuntimeException e) {
            throw new PublishException(answer.address(),
                    "answers a query with something else than results; give the address for queries with --query", e);
        }
    }

    /** True if the answer to ASK is one. */
    static boolean isBoolean(Answer answer) {
        try {
            return answer.isDone() && ResultSetMgr.readBoolean(
                    new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)), ResultSetLang.RS_JSON);
        } catch (RuntimeException noResults) {
            return false;
        }
    }

    /** The whole number of a variable. */
    long number(String variable) throws PublishException {
        return value(variable).orElseThrow(() -> new PublishException(answer.address(), "answers no number to COUNT"))
                .longValue();
    }

    boolean isNumber(String variable, long expected) {
        return value(variable).filter(found -> found.compareTo(BigDecimal.valueOf(expected)) == 0).isPresent();
    }

    private Optional<BigDecimal> value(String variable) {
        return Optional.ofNullable(row.get(variable)).map(value -> value.asNode()).filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).filter(text -> text.matches("[+-]?[0-9.]+")).map(BigDecimal::new);
    }
}
