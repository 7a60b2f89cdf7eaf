package org.portolan.check.queries;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolatilityTest {
    @ParameterizedTest
    @ValueSource(strings = {"SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (UUID() AS ?x) {}",
        "SELECT (StrUUID() AS ?x) {}", "SELECT (BNODE() AS ?x) {}", "SELECT (BNODE(\"a\") AS ?x) {}",
        "SELECT ?s { ?s ?p ?o FILTER(N\\u004FW() > 1) }", "SELECT ?s { ?s ?p ?o } ORDER BY RAND()",
        "SELECT (COUNT(RAND()) AS ?n) { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o } GROUP BY ?s (RAND() AS ?x)",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (SUM(RAND()) > 1)",
        "ASK { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?r FILTER(YEAR(NOW()) > 2000) } }",
        "ASK { { SELECT (1 + (2 * RAND()) AS ?x) {} } }", "ASK { GRAPH ?g { ?s ?p ?o BIND(UUID() AS ?x) } }",
        "CONSTRUCT { ?s ?p [] } { ?s ?p ?o }", "CONSTRUCT { _:a ?p ?o } { ?s ?p ?o }",
        "DESCRIBE ?s { ?s ?p ?o FILTER(RAND() > 0.5) }"})
    void answerMayDifferEachTime(String query) {
        assertTrue(Volatility.isIn(QueryFactory.create(query, Syntax.syntaxSPARQL_11)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT ?now { ?now ?p \"RAND()\" }", "ASK { ?s <http://example.org/now> \"uuid\" }",
        "PREFIX rand: <x:> SELECT * { ?s rand:uuid ?bnode } ORDER BY ?s", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <x:now>", "SELECT (COUNT(*) AS ?n) { ?s ?p [] }"})
    void answerIsTheSameEachTime(String query) {
        assertFalse(Volatility.isIn(QueryFactory.create(query, Syntax.syntaxSPARQL_11)));
    }
}
