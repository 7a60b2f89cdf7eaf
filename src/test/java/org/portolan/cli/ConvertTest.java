package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.csvw.Compression;
import org.portolan.csvw.Limits;
import picocli.CommandLine;

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
        return Commands.run(output, Stream.concat(Stream.of("convert"), Stream.of(args)).toArray());
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
        assertTrue(converted("out.nt", "--mode", "minimal", "--metadata", own.toString(), table.toString())
                .contains(TRIPLE));
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
        List.of("prov#wasGeneratedBy", "prov#startedAtTime", "csvw#csvEncodedTabularData", "csvw#tabularMetadata",
                "ports.csv-metadata.json>")
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

    @Test
    void metadataThatIsNotThereIsToldOnce() {
        assertEquals(1, run("--transformations", folder.resolve("none.json").toString()));
        assertTrue(output.toString().contains("1 error, 0 warnings"), output::toString);
    }

    /**
     * Faults of every kind are spread over the table, so that batches begin and end between them; it is so long that the
     * other threads are needed.
     */
    @Test
    void severalThreadsGiveTheSameStatementsAndMessagesInTheSameOrder() throws IOException {
        StringBuilder rows = new StringBuilder("name,depth\n");
        for (int i = 0; i < 250_000; i++) {
            rows.append(i % 70_001 == 0 ? "# comment " + i + "\n" : "")
                    .append(i % 997 == 0 ? "ragged\n" : i % 1009 == 0 ? "a\"b,1\n" : "")
                    .append("port %d,%s\n".formatted(i, i % 887 == 0 ? "deep" : i));
        }
        Files.writeString(table, rows);
        Files.writeString(folder.resolve("ports.csv-metadata.json"),
                SCHEMA.replace("\"tableSchema\"", "\"dialect\": {\"commentPrefix\": \"#\"}, \"tableSchema\""));
        for (String mode : List.of("minimal", "standard")) {
            assertEquals(1, run("-o", folder.resolve("none.nt").toString(), "--mode", mode, "--threads", "1", "--most",
                    "1000", table.toString()));
            String messages = output.toString();
            output.getBuffer().setLength(0);
            assertEquals(1, run("-o", folder.resolve("none.nt").toString(), "--mode", mode, "--threads", "3", "--most",
                    "1000", table.toString()));
            assertEquals(messages, output.toString());
            output.getBuffer().setLength(0);
        }
        Files.writeString(table, rows.toString().replace("ragged\n", "").replace("a\"b,1\n", ""));
        for (String threads : List.of("1", "3")) {
            assertEquals(0, run("-o", folder.resolve(threads + ".nt").toString(), "--threads", threads,
                    table.toString()));
        }
        assertEquals(-1, Files.mismatch(folder.resolve("1.nt"), folder.resolve("3.nt")));
    }

    @Test
    void limitsAreFlagsAndTheirDefaultsThoseOfTheLibrary() throws IOException {
        assertEquals(1, run("-o", folder.resolve("none.nt").toString(), "--max-cell", "4", "--max-cells", "2",
                table.toString()));
        assertTrue(
                output.toString().contains(
                        "ports.csv:2:1: error: this cell is longer than is read; its row is left out [csv-too-long]"),
                output::toString);
        assertTrue(output.toString().contains("a cell has at most 4 characters, a row 2,000,000 and 2 cells"),
                output::toString);
        assertEquals(2, run("--max-row", "0", table.toString()));
        LimitOptions options = new CommandLine(new ConvertCommand()).setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs("x").commandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject()).filter(LimitOptions.class::isInstance).map(LimitOptions.class::cast)
                .findFirst().orElseThrow();
        assertEquals(Limits.STANDARD, options.limits());
    }

    /** Took eleven minutes when each column looked through all others; it takes seconds. */
    @Test
    @Timeout(120)
    void tableOfAHundredThousandColumnsIsConverted() throws IOException {
        List<String> names = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).toList();
        Files.writeString(table, String.join(",", names) + "\n" + "1,".repeat(names.size() - 1) + "1\n");
        Path target = folder.resolve("wide.nt");
        assertEquals(0, run("-o", target.toString(), "--mode", "minimal", "--max-cells", "100000", table.toString()),
                output::toString);
        try (Stream<String> lines = Files.lines(target)) {
            assertEquals(names.size(), lines.count());
        }
    }

    @Test
    void validatorChecksKeysAndTakesCellsSeriously() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"),
                SCHEMA.replace("\"columns\"", "\"primaryKey\": \"name\", \"columns\""));
        Files.writeString(table, "name,depth\nAlpha,7\nAlpha,deep\n");
        converted("out.nt", table.toString());
        output.getBuffer().setLength(0);
        assertEquals(1, run("-o", folder.resolve("out.nt").toString(), "--validate", table.toString()));
        assertTrue(output.toString().contains("ports.csv:3:1: error:")
                && output.toString().contains("ports.csv:3:7: error:"), output::toString);
    }

    @Test
    void transformationsAreListedAndNotRun() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"), SCHEMA.replace("\"tableSchema\"", """
                "transformations": [{"url": "chart.mustache", "targetFormat": "http://www.iana.org/assignments/media-types/image/svg+xml",
                  "scriptFormat": "https://mustache.github.io/"}], "tableSchema\""""));
        String listed = converted("list.txt", "--transformations", table.toString());
        assertEquals(1, listed.lines().count(), listed);
        assertTrue(listed.contains("ports.csv-metadata.json:1:") && listed.contains("image/svg+xml by file:")
                && listed.contains("/chart.mustache (https://mustache"), listed);
    }

    @Test
    void signalLeavesNoTemporaryFile() throws IOException, InterruptedException {
        Path results = Files.createDirectory(folder.resolve("results"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = converting("-", results, temporary);
        try {
            awaitBegun(process, results, temporary, 1);
        } finally {
            process.destroy();
        }
        process.waitFor();
        assertEquals(List.of(), list(results));
        assertEquals(List.of(), list(temporary));
    }

    private static Process converting(String input, Path results, Path temporary) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "convert", "-o",
                results.resolve("out.nt").toString(), input)
                .redirectErrorStream(true).start();
    }

    private static void awaitBegun(Process process, Path results, Path temporary, int folders)
            throws IOException, InterruptedException {
        while (process.isAlive() && (list(results).isEmpty() || list(temporary).size() < folders)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertTrue(process.isAlive(), "it waits for its input, with its files begun");
    }

    /** Nobody can catch that signal. The folders of those who live, and of whoever else, stay. */
    @Test
    void folderOfAKilledProcessIsClearedByTheNextOne() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path others = Files.createDirectory(temporary.resolve("portolan-of-somebody"));
        Process killed = converting("-", Files.createDirectory(folder.resolve("killed")), temporary);
        awaitBegun(killed, folder.resolve("killed"), temporary, 2);
        Path left = list(temporary).stream().filter(path -> !path.equals(others)).findFirst().orElseThrow();
        Process living = converting("-", Files.createDirectory(folder.resolve("living")), temporary);
        try {
            awaitBegun(living, folder.resolve("living"), temporary, 3);
            killed.destroyForcibly().waitFor();
            assertTrue(Files.exists(left), "nobody could clear it");
            List<Path> before = list(temporary);
            Process next = converting(table.toString(), folder, temporary);
            assertEquals(0, next.waitFor());
            assertEquals(before.stream().filter(path -> !path.equals(left)).toList(), list(temporary));
        } finally {
            living.destroyForcibly().waitFor();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
