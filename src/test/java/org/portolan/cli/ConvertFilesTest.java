package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.Compression;

/** What {@code convert} makes of odd files, and what it says of them. */
class ConvertFilesTest extends ConversionsInFolder {
    private String converted(Path input, String... args) throws IOException {
        Path target = folder.resolve("out.nt");
        Object[] all = Stream.concat(Stream.of("-o", target, "--mode", "minimal", input), Arrays.stream(args)).toArray();
        assertEquals(0, run(all), said::toString);
        return Files.readString(target);
    }

    @Test
    void inputIsNeverOverwritten() throws IOException {
        Path table = write("a.csv", "x\n1\n");
        Path metadata = describe("m.json", "a.csv", "");
        assertEquals(2, run("-o", table, table));
        assertEquals(2, run("-o", table, metadata));
        assertEquals(2, run("-o", metadata, "--format", "json", metadata));
        assertSaid("is read by this conversion; name another file");
        assertEquals("x\n1\n", Files.readString(table));
    }

    @Test
    void metadataOfAnotherTableIsRefusedAndItsRepairWorks() throws IOException {
        write("b.csv", "x\n2\n");
        Path table = write("a.csv", "x\n1\n");
        Path metadata = describe("m.json", "b.csv", "");
        assertEquals(1, run("-o", folder.resolve("out.nt"), "--metadata", metadata, table), said::toString);
        assertSaid(": error: this metadata does not describe ");
        assertSaid("why: it describes <" + folder.resolve("b.csv").toUri() + ">");
        assertSaid("fix: give a table there the \"url\" of the file: <" + table.toUri() + ">");
        assertFalse(Files.exists(folder.resolve("out.nt")));
        assertTrue(converted(table, "--metadata", describe("m.json", table.toUri().toString(), "").toString())
                .contains("a.csv#x"));
    }

    @Test
    void schemaWithoutAddressIsThatOfTheTable() throws IOException {
        Path metadata = write("m.json", "{\"@context\": \"http://www.w3.org/ns/csvw\", \"tableSchema\": "
                + "{\"columns\": [{\"titles\": \"x\", \"datatype\": \"integer\"}]}}");
        String written = converted(write("a.csv", "x\n1\n"), "--metadata", metadata.toString());
        assertTrue(written.contains("a.csv#x> \"1\"^^"), written);
        assertEquals("", said.toString());
        assertEquals(1, run("-o", folder.resolve("out.nt"), metadata));
        assertSaid("this metadata describes no table");
    }

    @Test
    void standardInputIsTheOneTableOfItsMetadata() throws IOException {
        write("a.csv", "x\nfrom disk\n");
        Path metadata = describe("a.csv-metadata.json", "a.csv", "");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("x\npiped\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(0, run("-", "--metadata", metadata, "-o", folder.resolve("out.nt")), said::toString);
        } finally {
            System.setIn(before);
        }
        String written = Files.readString(folder.resolve("out.nt"));
        assertTrue(written.contains("a.csv#x> \"piped\"") && !written.contains("from disk"), written);
    }

    @Test
    void propertyThatIsNoXmlNameIsToldAtItsCell() throws IOException {
        Path table = write("a.csv", "x,2023\n1,2\n3,4\n");
        assertEquals(1, run("-o", folder.resolve("out.rdf"), table));
        assertSaid("a.csv:2:3: error: RDF/XML cannot write the property <");
        assertSaid("1 error, 0 warnings");
        assertFalse(Files.exists(folder.resolve("out.rdf")));
        assertEquals(0, run("-o", folder.resolve("out.ttl"), table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\uFFFE"})
    void characterThatXmlDoesNotHaveIsToldAtItsCell(String character) throws IOException {
        Path table = write("a.csv", "x,y\n1,a" + character + "\n");
        assertEquals(1, run("-o", folder.resolve("out.rdf"), table));
        assertSaid("a.csv:2:3: error: RDF/XML cannot write the character U+");
    }

    @Test
    void namesThatMakeNoIriAreTold() throws IOException {
        write("a.csv", "x\n1\n");
        Path out = folder.resolve("out.nt");
        assertEquals(0, run("-o", out, describe("m.json", "a.csv", ", \"http://e/a b<\": \"x\"")), said::toString);
        assertSaid("\"http://e/a b<\" is no property that is known here; it is passed over");
        assertFalse(Files.readString(out).contains("http://e/"));
        assertEquals(1, run("-o", out, describe("m.json", "a.csv", ", \"dc:y\": {\"@type\": \"http://e/ z\"}")));
        assertSaid("error: \"@type\" is \"http://e/ z\"");
        assertEquals(1, run("-o", out, describe("m.json", "a.csv",
                ", \"dc:z\": {\"@value\": \"v\", \"@type\": \"http://e/ q\"}")));
    }

    @Test
    void olderCharacterSetsAreReadAsTheWebDoes() throws IOException {
        Files.write(folder.resolve("a.csv"), new byte[] {'x', '\n', (byte) 0x80, (byte) 0xE9, '\n'});
        for (String name : new String[] {"iso-8859-1", "us-ascii", "latin1"}) {
            assertTrue(converted(describe("m.json", "a.csv", ", \"dialect\": {\"encoding\": \"%s\"}".formatted(name)))
                    .contains("\"€é\""), name);
        }
    }

    @Test
    void columnsOfOneNameAreTold() throws IOException {
        converted(write("a.csv", "Name,name,Name\n1,2,3\n"));
        assertSaid("a.csv:1:11: warning: the column \"Name\" stands here a second time [csv-column-repeated]");
    }

    @Test
    void headerThatLooksLikeACommentIsNamed() throws IOException {
        assertEquals(1, run("-o", folder.resolve("out.nt"), write("a.csv", "# by hand\na,b\n1,2\n")));
        assertSaid("fix: the first line begins with #: if it is a comment, write \"dialect\": {\"commentPrefix\": \"#\"}");
    }

    @Test
    void standardInputHasAnAddressThatMetadataCanName() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8)));
        try {
            String here = Path.of("standard-input.csv").toAbsolutePath().toUri().toString();
            Path metadata = describe("m.json", here, ", \"tableSchema\": {\"columns\": [{\"titles\": \"x\", "
                    + "\"propertyUrl\": \"schema:name\"}]}");
            assertEquals(0, run("-", "--metadata", metadata, "-o", folder.resolve("out.nt")), said::toString);
            assertEquals("", said.toString());
            String written = Files.readString(folder.resolve("out.nt"));
            assertTrue(written.contains("<http://schema.org/name> \"1\"") && written.contains("<" + here + ">"), written);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void linksThatLeadNowhereAreTold() throws IOException {
        Path table = write("a.csv", "x\n1\n");
        converted(table, "--link", "garbage", "--link", "<nope.json>; rel=\"describedby\"");
        assertSaid("warning: \"garbage\" is no Link header; it is passed over");
        assertSaid("nope.json: warning: this metadata is not there; it is passed over");
    }

    @Test
    void rowsOfATableWithFewerColumnsThanDescribedAreRead() throws IOException {
        write("a.csv", "k,n\nx,1\n");
        String written = converted(describe("m.json", "a.csv", ", \"tableSchema\": {\"columns\": [{\"titles\": \"k\"}, "
                + "{\"titles\": \"n\"}, {\"titles\": \"Größe\"}]}"));
        assertTrue(written.contains("#k> \"x\"") && written.contains("#n> \"1\""), written);
        assertSaid("warning: the column \"Größe\" is missing");
        assertSaid("0 errors, 1 warning");
    }

    @Test
    void rowsToSkipAreNamedWhereTheyAreAll() throws IOException {
        write("a.csv", "a,b\n1,2\n");
        assertEquals(1, run("-o", folder.resolve("out.nt"), describe("m.json", "a.csv",
                ", \"dialect\": {\"skipRows\": 10}")));
        assertSaid("says that 10 rows before it are no data");
        assertSaid("fix: correct \"skipRows\" in the metadata");
    }

    @Test
    void addressThatIsNoneIsShown() throws IOException {
        write("a.csv", "a\nx[y]\n");
        assertEquals(1, run("-o", folder.resolve("out.nt"), describe("m.json", "a.csv",
                ", \"tableSchema\": {\"aboutUrl\": \"http://e/{+a}\", \"columns\": [{\"titles\": \"a\"}]}")));
        assertSaid("gives \"http://e/x[y]\" here, which is no IRI");
    }

    /** Names of one letter are near to all others, and a column in its place is not meant by another one. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"x,y; a,b", "k; k,n", "kind; kind,kint"})
    void nothingIsSuggestedThatIsNotNear(String described, String header) throws IOException {
        write("a.csv", header.strip() + "\n1,2\n");
        String columns = Arrays.stream(described.split(",")).map("{\"titles\": \"%s\"}"::formatted)
                .reduce((one, other) -> one + ", " + other).orElseThrow();
        converted(describe("m.json", "a.csv", ", \"tableSchema\": {\"columns\": [%s]}".formatted(columns)));
        assertFalse(said.toString().contains("did you mean"), said::toString);
    }

    @Test
    void problemsAreWrittenForProgramsToo() throws IOException {
        write("a.csv", "x\nsoon\n");
        Path metadata = describe("m.json", "a.csv", ", \"tableSchema\": {\"columns\": [{\"titles\": \"x\", "
                + "\"datatype\": \"date\"}]}");
        Path out = folder.resolve("out.nt");
        assertEquals(0, run("--problems", "json", "-o", out, metadata));
        JsonNode report = new ObjectMapper().readTree(said.toString());
        assertEquals("0 1", report.get("errors").asText() + " " + report.get("warnings").asText());
        assertEquals("cell-not-of-datatype 2:1", report.at("/problems/0/code").asText() + " "
                + report.at("/problems/0/line").asText() + ":" + report.at("/problems/0/column").asText());
        assertEquals(1, run("--problems", "sarif", "--validate", "-o", out, metadata));
        JsonNode sarif = new ObjectMapper().readTree(said.toString()).at("/runs/0");
        assertEquals("cell-not-of-datatype", sarif.at("/tool/driver/rules/0/id").asText());
        assertEquals("error", sarif.at("/results/0/level").asText());
        assertTrue(sarif.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText().endsWith("a.csv"));
        assertEquals(1, run("--problems", "json", "-o", out, folder.resolve("none.csv")));
        assertEquals("file-missing", new ObjectMapper().readTree(said.toString()).at("/problems/0/code").asText());
        assertEquals(0, run("--problems", "sarif", "-o", out, write("b.csv", "x\n1\n")));
        assertTrue(new ObjectMapper().readTree(said.toString()).at("/runs/0/results").isEmpty(), said::toString);
        assertEquals(2, run("--problems", "xml", "-o", out, metadata));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void packedFileThatIsCutIsAProblem(String name) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream packing = Compression.of(name).writing(whole)) {
            packing.write("x\n1\n2\n3\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] damaged : new byte[][] {Arrays.copyOf(whole.toByteArray(), whole.size() / 2), {'x', '\n', '1'},
            Arrays.copyOf(whole.toByteArray(), 20)}) {
            Path table = Files.write(folder.resolve(name), damaged);
            assertEquals(1, run("-o", folder.resolve("out.nt"), table), said::toString);
            assertSaid(name + ": error: this file cannot be unpacked: ");
            assertFalse(said.toString().contains("unpacked: null"), said::toString);
            assertFalse(Files.exists(folder.resolve("out.nt")));
        }
    }
}
