package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.Compression;

/** What {@code convert} takes and gives, tried on a small table. */
class ConvertTest {
    private static final String SCHEMA = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "ports.csv", "tableSchema": {"aboutUrl": "#{name}", "columns": [
              {"name": "name", "titles": "name"}, {"name": "depth", "titles": "depth", "datatype": "integer", "propertyUrl": "schema:depth"}]}}
            """;
    private static final String TRIPLE = "/ports.csv#Alpha> <http://schema.org/depth> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .";
    @TempDir
    private Path folder;
    private Path table;
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void writeTable() throws IOException {
        table = Files.writeString(folder.resolve("ports.csv"), "name,depth\nAlpha,7\nBeta,12\n");
    }

    private int run(String... args) {
        PrintWriter out = new PrintWriter(output, true);
        return Main.run(out, out, Stream.concat(Stream.of("convert"), Stream.of(args)).toArray(String[]::new));
    }

    private String converted(String name, String... args) throws IOException {
        Path target = folder.resolve(name);
        String[] all = Stream.concat(Stream.of("-o", target.toString()), Stream.of(args)).toArray(String[]::new);
        assertEquals(0, run(all), output::toString);
        try (InputStream bytes = Compression.of(name).reading(Files.newInputStream(target))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void metadataBesideTheTableIsFound() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"), SCHEMA);
        assertTrue(converted("out.nt", "--mode", "minimal", table.toString()).contains(TRIPLE));
    }

    @Test
    void suppliedMetadataComesBeforeWhatIsFound() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"), SCHEMA.replace("schema:depth", "schema:height"));
        Path own = Files.writeString(folder.resolve("own.json"), SCHEMA);
        assertTrue(converted("out.nt", "--mode", "minimal", "--metadata", own.toString(), table.toString()).contains(TRIPLE));
    }

    @Test
    void linkHeaderNamesMetadata() throws IOException {
        Files.writeString(folder.resolve("linked.json"), SCHEMA);
        String link = "<linked.json>; rel=\"describedby\"; type=\"application/csvm+json\"";
        assertTrue(converted("out.nt", "--mode", "minimal", "--link", link, table.toString()).contains(TRIPLE));
    }

    @Test
    void jsonHoldsWhatTheRowsDescribe() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"), SCHEMA);
        String json = converted("out.json", "--mode", "minimal", table.toString());
        assertEquals(7, new ObjectMapper().readTree(json).at("/0/schema:depth").asInt(), json);
        assertEquals(2, run("--format", "json", table.toString(), table.toString()));
    }

    @Test
    void provenanceNamesTableAndMetadataOnRequestAlone() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"), SCHEMA);
        String with = converted("with.nt", "--prov", table.toString());
        List.of("prov#wasGeneratedBy", "prov#startedAtTime", "csvw#csvEncodedTabularData", "csvw#tabularMetadata", "ports.csv-metadata.json>")
                .forEach(term -> assertTrue(with.contains(term), term));
        assertFalse(converted("without.nt", table.toString()).contains("prov#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.nt.gz", "out.nt.zst", "out.ttl.gz"})
    void outputIsPackedAsItsNameSays(String name) throws IOException {
        assertTrue(converted(name, "--mode", "minimal", table.toString()).contains("\"Alpha\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed.csv.gz", "packed.csv.zst"})
    void packedTableIsRead(String name) throws IOException {
        Path packed = folder.resolve(name);
        try (var out = Compression.of(name).writing(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(table));
        }
        assertTrue(converted("out.nt", "--mode", "minimal", packed.toString()).contains("\"Beta\""));
    }

    @Test
    void largeOutputIsPackedInBlocksOfOneFile() throws IOException {
        StringBuilder rows = new StringBuilder("name,depth\n");
        for (int i = 0; i < 60_000; i++) {
            rows.append("port-").append(i).append(',').append(i).append('\n');
        }
        Files.writeString(table, rows);
        String plain = converted("out.nt", "--mode", "minimal", table.toString());
        assertTrue(plain.length() > 3 << 20, "fewer than three blocks");
        assertEquals(plain, converted("out.nt.gz", "--mode", "minimal", table.toString()));
    }

    @Test
    void tableOnStandardInputIsRead() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(table)));
        try {
            assertTrue(converted("out.nt", "--mode", "minimal", "-").contains("\"Alpha\""));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void nothingIsSaidWhereStandardErrorIsNoTerminal() throws IOException {
        converted("out.nt", table.toString());
        assertEquals("", output.toString());
    }

    @Test
    void brokenTableLeavesTheOldFileAsItWas() throws IOException {
        Path target = Files.writeString(folder.resolve("out.nt"), "old\n");
        Files.writeString(table, "name,depth\n\"Alpha,7\n");
        assertEquals(1, run("-o", target.toString(), table.toString()));
        assertEquals("old\n", Files.readString(target));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "left-overs");
        }
    }
}
