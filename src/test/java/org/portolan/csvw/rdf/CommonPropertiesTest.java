package org.portolan.csvw.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

class CommonPropertiesTest {
    private static final String BASE = "http://example.org/data/";

    @TempDir
    private Path folder;

    /** Places such as 2:36 and 3:5 once gave the same label. */
    @Test
    void eachObjectIsANodeOfItsOwn() throws IOException {
        gives("{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"t.csv\",\n"
                + " ".repeat(17) + "\"dc:publisher\":   {\"foaf:name\": \"A\"}, \"dc:license\":\n"
                + "    {\"foaf:name\": \"B\"}}",
                "dc:publisher [ foaf:name \"A\" ] ; dc:license [ foaf:name \"B\" ]");
    }

    @Test
    void numbersAreCanonical() throws IOException {
        gives(property("[1, 100, 1e2, 1.0, -0.50, 1.5e300, 1e999999, 12345678901234567890, true]"),
                "dc:subject 1, 100, -5.0E-1, 1.5E300, \"1e999999\"^^xsd:double, 12345678901234567890, true");
    }

    @Test
    void datatypesAndClassesAreTermsPrefixedNamesOrIris() throws IOException {
        gives(property("[{\"@value\": \"<p/>\", \"@type\": \"html\"},"
                        + " {\"@value\": \"1\", \"@type\": \"number\"}, {\"@value\": \"1\", \"@type\": \"xsd:byte\"},"
                        + " {\"@value\": \"de\", \"@language\": \"de\"},"
                        + " {\"@value\": \"und\", \"@language\": null}, {\"@value\": 2}, {\"@value\": true}]"),
                "dc:subject \"<p/>\"^^rdf:HTML, \"1\"^^xsd:double, \"1\"^^xsd:byte, "
                        + "\"de\"@de, \"und\", \"2\", \"true\"");
        gives(property("{\"@id\": \"../x\", \"@type\": [\"Table\", \"schema:City\", \"http://example.org/C\"]}"),
                "dc:subject <http://example.org/x>",
                "<http://example.org/x> a csvw:Table, schema:City, <http://example.org/C> .");
    }

    private static String property(String value) {
        return "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"t.csv\", \"dc:subject\": " + value + "}";
    }

    private void gives(String metadata, String ofTable, String... more) throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a\n");
        Files.writeString(folder.resolve("m.json"), metadata);
        Model model = new LinkedHashModel();
        Problems problems = new Problems();
        new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), Severity.ERROR)
                .convert(BASE + "m.json", Csvw.Mode.STANDARD,
                        new RdfHandlerSink(new StatementCollector(model)), problems);
        assertEquals(List.of(), problems.list());
        Model expected = Rio.parse(new StringReader("""
                @prefix csvw: <http://www.w3.org/ns/csvw#> . @prefix dc: <http://purl.org/dc/terms/> .
                @prefix foaf: <http://xmlns.com/foaf/0.1/> .
                @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                [] a csvw:TableGroup ; csvw:table [ a csvw:Table ; csvw:url <t.csv> ; %s ] .
                %s
                """.formatted(ofTable, String.join("\n", more))), BASE, RDFFormat.TURTLE);
        assertTrue(Models.isomorphic(expected, model), "expected " + expected + "\nfound " + model);
    }
}
