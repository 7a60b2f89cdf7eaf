package org.portolan.release.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    @Test
    void allKindsOfTermsSayWhatJenaSays() throws IOException {
        same("""
                SELECT ?a ?iri (BNODE() AS ?blank) (STRLANG('x', 'en--ltr') AS ?direction) (STRDT('x', rdf:langString)
                    AS ?noLanguage) (STRDT('x', xsd:string) AS ?plain) (?a AS ?same) (BNODE('a') AS ?label)
                { VALUES (?a ?iri) { (<http://example.org/\u00fc> UNDEF) ('x'@de-AT 'x') (12 1.5e0) (UNDEF UNDEF)
                    ('2026-01-01'^^xsd:date true) (UNDEF <http://example.org/a?b=c&d#e>) } }""");
    }

    @Test
    void halfACharacterBreaksNoAnswer() throws IOException {
        RowSet rows = RowSetStream.create(List.of(Var.alloc("x")), Iter.of(BindingFactory.binding(Var.alloc("x"),
                NodeFactory.createLiteralString("half \ud83d"))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRows.write(rows, out);
        assertEquals("half ?", new ObjectMapper().readTree(out.toByteArray())
                .at("/results/bindings/0/x/value").asText());
    }

    @Test
    void rowsAndVariablesMayBeNone() throws IOException {
        same("SELECT * { ?a ?b ?c }");
        same("SELECT * { }");
        same("SELECT ?Gr\u00f6\u00dfe { VALUES ?Gr\u00f6\u00dfe { 1 2 UNDEF } }");
    }

    /** Every character of the first plane with each other one before it that matters, and some beyond the plane. */
    @Test
    void allCharactersAreThoseOfJena() throws IOException {
        String characters = IntStream.concat(IntStream.rangeClosed(1, 0xffff), IntStream.of(0x10000, 0x1f600, 0x10ffff))
                .filter(c -> c != '\'' && c != '\\' && c != '\n' && c != '\r' && (c < 0xd800 || c > 0xdfff))
                .mapToObj(Character::toString).collect(Collectors.joining());
        same("SELECT ('" + characters + "' AS ?all) ('</a> // \\\\ \\' \\n\\r' AS ?more) (CONCAT(?all, ?all) AS ?long) {}");
    }

    @Test
    void rowsAreLines() throws IOException {
        RowSet rows = RowSetStream.create(List.of(Var.alloc("x")), Iter.of("a", "b\nc").map(text ->
                BindingFactory.binding(Var.alloc("x"), NodeFactory.createLiteralString(text))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRows.write(rows, out);
        assertEquals(List.of("{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":["
                + "{\"x\":{\"type\":\"literal\",\"value\":\"a\"}}", ",{\"x\":{\"type\":\"literal\",\"value\":\"b\\nc\"}}", "]}}"),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static void same(String query) throws IOException {
        String prefixes = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
                + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ";
        try (QueryExec exec = QueryExec.dataset(DatasetGraphFactory.empty()).query(prefixes + query).build()) {
            RowSetRewindable rows = exec.select().rewindable();
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON).write(theirs, rows,
                    ARQ.getContext());
            rows.reset();
            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            JsonRows.write(rows, ours);
            assertEquals(new ObjectMapper().readTree(theirs.toByteArray()), new ObjectMapper().readTree(ours.toByteArray()));
        }
    }
}
