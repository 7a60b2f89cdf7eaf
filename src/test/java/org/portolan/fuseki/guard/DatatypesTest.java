package org.portolan.fuseki.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A query that makes many datatypes leaves few of them, and those that are not kept are as good as the others. */
class DatatypesTest {
    private static final String OTHER = "<x:" + "a".repeat(2_000) + ">";

    @BeforeAll
    static void bound() {
        JenaSystem.init();
        Datatypes.bound();
    }

    private static List<String> row(String query) {
        try (QueryExec exec = QueryExec.dataset(DatasetGraphZero.create()).query(query).build()) {
            return exec.select().stream().map(Object::toString).toList();
        }
    }

    @Test
    void registryIsBounded() {
        long before = known();
        for (int i = 0; i < 5_000; i++) {
            TypeMapper.getInstance().getSafeTypeByName("http://x/" + i);
        }
        assertTrue(known() - before <= 1_000, known() + " datatypes, " + before + " before");
        row("SELECT ('a'^^" + OTHER + " AS ?x) {}");
        assertTrue(Iter.toList(TypeMapper.getInstance().listTypes()).stream().noneMatch(type ->
                type.getURI().length() > 1_000), "a long one is there");
    }

    private static long known() {
        return Iter.count(TypeMapper.getInstance().listTypes());
    }

    @Test
    void literalsOfAnyDatatypeAreEqualIfTheyAreTheSame() {
        String query = "SELECT ?a ?b ?c ?d ?n { { SELECT (COUNT(DISTINCT ?x) AS ?n) { VALUES ?x { 'a'^^%1$s 'a'^^%1$s "
                + "'b'^^%1$s } } } BIND('a'^^%1$s = STRDT('a', %1$s) AS ?a) BIND(SAMETERM('a'^^%1$s, 'a'^^%1$s) AS ?b) "
                + "BIND(DATATYPE('a'^^%1$s) = %1$s AS ?c) BIND('a'^^%1$s IN ('a'^^%1$s) AS ?d) }";
        assertEquals(row(query.formatted("<x:a>")), row(query.formatted(OTHER)));
        assertTrue(row(query.formatted(OTHER)).toString().contains("?a = true"), row(query.formatted(OTHER)).toString());
        String order = "SELECT ?x { VALUES ?x { 'b'^^%1$s 'c'^^%1$s 'a'^^%1$s } } ORDER BY ?x";
        assertEquals(row(order.formatted("<x:a>")), row(order.formatted(OTHER)).stream()
                .map(text -> text.replace(OTHER, "<x:a>")).toList());
    }
}
