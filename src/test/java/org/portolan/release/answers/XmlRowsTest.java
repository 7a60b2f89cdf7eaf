package org.portolan.release.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.resultset.ResultSetCompare;
import org.junit.jupiter.api.Test;

class XmlRowsTest {
    @Test
    void allKindsOfTermsAreReadAsTheyWere() throws IOException {
        same("""
                SELECT ?a ?iri (BNODE() AS ?blank) (STRLANG('x', 'en--ltr') AS ?direction) (STRDT('x', xsd:string) AS ?plain)
                    (?a AS ?same) (BNODE('a') AS ?label)
                { VALUES (?a ?iri) { (<http://example.org/\u00fc> UNDEF) ('x'@de-AT 'x') (12 1.5e0) (UNDEF UNDEF)
                    ('2026-01-01'^^xsd:date true) ('a'^^<x:a&b> <http://example.org/a?b=c&d#e>) } }""");
    }

    @Test
    void rowsAndVariablesMayBeNone() throws IOException {
        same("SELECT * { ?a ?b ?c }");
        same("SELECT * { }");
        same("SELECT ?Gr\u00f6\u00dfe { VALUES ?Gr\u00f6\u00dfe { 1 2 UNDEF } }");
    }

    /** Line ends of every kind, what XML writes in another way, and all others that it can have. */
    @Test
    void allCharactersAreReadAsTheyWere() throws IOException {
        String characters = IntStream.concat(IntStream.rangeClosed(' ', 0xfffd), IntStream.of(0x10000, 0x1f600, 0x10ffff))
                .filter(c -> c != '\'' && c != '\\' && (c < 0xd800 || c > 0xdfff))
                .mapToObj(Character::toString).collect(Collectors.joining());
        same("SELECT ('" + characters + "' AS ?all) (']]></a> // \\\\ \\' \\n\\r\\n\\t \\r ' AS ?more) (' ' AS ?blank) {}");
    }

    @Test
    void rowsAreLines() throws IOException {
        assertEquals("""
                <?xml version="1.0"?>
                <sparql xmlns="http://www.w3.org/2005/sparql-results#">
                <head><variable name="x"/></head>
                <results>
                <result><binding name="x"><literal>a&#xA;b</literal></binding></result>
                <result><binding name="x"><uri>x:y</uri></binding></result>
                </results>
                </sparql>
                """, written(rows("SELECT ?x { VALUES ?x { 'a\\nb' <x:y> } }")));
    }

    private static RowSetRewindable rows(String query) {
        try (QueryExec exec = QueryExec.dataset(DatasetGraphFactory.empty())
                .query("PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + query).build()) {
            return exec.select().rewindable();
        }
    }

    private static String written(RowSetRewindable rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XmlRows.write(rows, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void same(String query) throws IOException {
        RowSetRewindable rows = rows(query);
        String xml = written(rows);
        rows.reset();
        RowSetRewindable read = RowSetReader.createReader(ResultSetLang.RS_XML).read(new ByteArrayInputStream(
                xml.getBytes(StandardCharsets.UTF_8)), ARQ.getContext()).rewindable();
        assertEquals(rows.getResultVars(), read.getResultVars());
        assertTrue(ResultSetCompare.equalsByTerm(rows, read), xml.substring(0, Math.min(xml.length(), 2000)));
    }
}
