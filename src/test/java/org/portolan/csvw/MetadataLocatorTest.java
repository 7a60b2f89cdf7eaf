package org.portolan.csvw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.csvw.rdf.RdfHandlerSink;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/** Each metadata document calls the one property of the table by its own name: so a graph tells which was taken. */
class MetadataLocatorTest {
    private static final String BASE = "http://example.org/data/";
    private static final String TABLE = BASE + "table.csv";
    private static final String RELATION = "; rel=\"describedby\"; type=\"application/csvm+json\"";

    @TempDir
    private Path site;
    private Path data;
    private final Problems problems = new Problems();

    @BeforeEach
    void tableIsThere() throws IOException {
        data = Files.createDirectories(site.resolve("data"));
        Files.writeString(data.resolve("table.csv"), "a\n1\n");
    }

    @Test
    void tableAloneIsCalledByItsHeader() {
        assertEquals(List.of(TABLE + "#a"), taken(Input.of(TABLE)));
        assertEquals(List.of(), told());
    }

    @Test
    void metadataOfTheTableComesBeforeThatOfItsFolder() throws IOException {
        describe("csv-metadata.json", "table.csv", "folder");
        assertEquals(List.of("urn:folder"), taken(Input.of(TABLE)));
        describe("table.csv-metadata.json", "table.csv", "own");
        assertEquals(List.of("urn:own"), taken(Input.of(TABLE)));
        assertEquals(List.of(), told());
    }

    @Test
    void linkedMetadataComesBeforeLocatedAndTheLastLinkBeforeOthers() throws IOException {
        describe("table.csv-metadata.json", "table.csv", "own");
        describe("one.json", "table.csv", "one");
        describe("two.json", "table.csv", "two");
        describe("three.json", "table.csv", "three");
        Input linked = Input.of(TABLE).withLinks(List.of("<one.json>" + RELATION + ", <two.json>" + RELATION,
                "<three.json>; rel=\"alternate\"", "<three.json>; rel=describedby; type=\"text/html\"",
                "<http://[>" + RELATION, "no link"));
        assertEquals(List.of("urn:two"), taken(linked));
        assertEquals(List.of("urn:one"), taken(Input.of(TABLE).withLinks(
                List.of("<two.json>" + RELATION, "<one.json> ;REL=\"x DescribedBy\"; Type=application/json"))));
        assertEquals(List.of("table.csv: warning: \"no link\" is no Link header; it is passed over [metadata-invalid]"),
                told());
    }

    @Test
    void suppliedMetadataComesBeforeAll() throws IOException {
        describe("one.json", "table.csv", "one");
        describe("mine.json", "table.csv", "mine");
        assertEquals(List.of("urn:mine"), taken(Input.of(TABLE)
                .withLinks(List.of("<one.json>" + RELATION)).withMetadata(BASE + "mine.json")));
        assertEquals(List.of(), told());
    }

    @Test
    void suppliedMetadataIsUsedForTheTablesThatItDescribes() throws IOException {
        Files.writeString(data.resolve("other.csv"), "a\n1\n");
        describe("mine.json", "other.csv", "mine");
        assertEquals(List.of("urn:mine"), taken(Input.of(TABLE).withMetadata(BASE + "mine.json")));
        assertEquals(List.of("mine.json: note: this metadata does not describe table.csv; what it describes is converted "
                + "[metadata-invalid]"), told());
    }

    @Test
    void suppliedMetadataThatIsNowhereIsAnError() {
        assertEquals(List.of(), taken(Input.of(TABLE).withMetadata("http://elsewhere.example/mine.json")));
        assertEquals(List.of(
                "http://elsewhere.example/mine.json: error: this document lies in no mapped folder [document-not-mapped]"),
                told());
    }

    @Test
    void metadataOfOtherTablesIsPassedOverWithAllThatIsWrongInIt() throws IOException {
        Files.writeString(data.resolve("table.csv-metadata.json"),
                "{\"@context\": \"http://www.w3.org/ns/csvw\", \"@id\": \"_:x\", \"url\": \"other.csv\"}");
        describe("csv-metadata.json", "TABLE.csv", "folder");
        assertEquals(List.of(TABLE + "#a"), taken(Input.of(TABLE)));
        assertEquals(List.of(
                "csv-metadata.json: warning: this metadata does not describe table.csv; it is passed over [metadata-invalid]",
                "table.csv-metadata.json: warning: this metadata does not describe table.csv; it is passed over [metadata-invalid]"),
                told());
    }

    @Test
    void addressesAreComparedAsNormalised() throws IOException {
        describe("csv-metadata.json", "HTTP://EXAMPLE.org:80/data/./t%61ble.csv", "folder");
        assertEquals(List.of("urn:folder"), taken(Input.of(TABLE + "#row=2")));
        assertEquals(List.of(), told());
    }

    @Test
    void siteNamesOtherLocations() throws IOException {
        describe("csv-metadata.json", "table.csv", "folder");
        describe("table.csv.json", "table.csv", "site");
        Files.createDirectories(site.resolve(".well-known"));
        Files.writeString(site.resolve(".well-known/csvm"), "{+url}.csvm\n{+url}.json\n\n{broken\n");
        assertEquals(List.of("urn:site"), taken(Input.of(TABLE)));
        assertEquals(List.of(
                ".well-known/csvm:4: warning: \"{broken\" is no URI template [metadata-template-invalid]"), told());
    }

    @Test
    void locationsThatAreNoTextAreThoseOfTheRecommendation() throws IOException {
        describe("csv-metadata.json", "table.csv", "folder");
        Files.createDirectories(site.resolve(".well-known"));
        Files.write(site.resolve(".well-known/csvm"), new byte[] {(byte) 0xFF, '\n'});
        assertEquals(List.of("urn:folder"), taken(Input.of(TABLE)));
        assertEquals(List.of(
                ".well-known/csvm: warning: this file is not UTF-8; the default locations are taken [file-not-utf-8]"),
                told());
    }

    @Test
    void mediaTypeSaysHowATableIsWrittenWhoseMetadataDoesNot() throws IOException {
        Files.write(data.resolve("table.csv"), "ä\té\n".getBytes(StandardCharsets.ISO_8859_1));
        String type = "Text/Tab-Separated-Values; Charset=\"iso-8859-1\"; header=ABSENT";
        assertEquals(List.of(TABLE + "#_col.1", TABLE + "#_col.2"), taken(Input.of(TABLE).withContentType(type)));
        Files.writeString(data.resolve("table.csv"), "ä\n1\n", Charset.forName("windows-1252"));
        Files.writeString(data.resolve("csv-metadata.json"),
                "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"table.csv\"}");
        assertEquals(List.of(TABLE + "#%C3%A4"), taken(Input.of(TABLE)
                .withContentType("text/csv;charset=windows-1252;header=present")));
        assertEquals(List.of(), told());
    }

    @Test
    void describedDialectComesBeforeTheMediaType() throws IOException {
        Files.writeString(data.resolve("csv-metadata.json"),
                "{\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"table.csv\", \"dialect\": {\"header\": true}}");
        assertEquals(List.of(TABLE + "#a"), taken(Input.of(TABLE)
                .withContentType("text/csv;header=absent;charset=no-such-one")));
    }

    private void describe(String name, String url, String property) throws IOException {
        Files.writeString(data.resolve(name), """
                {"@context": "http://www.w3.org/ns/csvw", "url": "%s",
                 "tableSchema": {"columns": [{"titles": "a", "propertyUrl": "urn:%s"}]}}
                """.formatted(url, property));
    }

    private List<String> taken(Input input) {
        Model model = new LinkedHashModel();
        PrefixFolders documents = new PrefixFolders(List.of(new PrefixFolders.Mapping("http://example.org/", site, ""),
                new PrefixFolders.Mapping("HTTP://EXAMPLE.org:80/", site, ""),
                new PrefixFolders.Mapping(BASE, data, "")));
        new Csvw(documents, Severity.WARNING)
                .convert(input, Csvw.Mode.MINIMAL, new RdfHandlerSink(new StatementCollector(model)), problems);
        return model.predicates().stream().map(Value::stringValue).sorted().toList();
    }

    private List<String> told() {
        return problems.list().stream().map(Problem::toString)
                .map(text -> text.lines().findFirst().orElseThrow()).toList();
    }
}
