package org.portolan.csvw.rdf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.Input;
import org.portolan.csvw.Limits;
import org.portolan.csvw.PrefixFolders;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/**
 * Random tables under random metadata, the same in every run: nothing throws, and Jena reads strictly what comes of
 * them.
 */
class ConversionPropertiesTest {
    private static final String BASE = "http://example.org/data/";
    private static final List<String> HEADER = List.of("a", "b", "c");
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tests-properties");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("t.csv"));
        Files.deleteIfExists(folder.resolve("metadata.json"));
        Files.delete(folder);
    }

    @Property(tries = 1500, seed = "2022")
    void whatLeavesTheConverterIsRdf(@ForAll("tables") byte[] table,
            @ForAll("columns") List<Map<String, Object>> columns, @ForAll("rules") Map<String, Object> rules,
                                     @ForAll Csvw.Mode mode, @ForAll Severity severity) throws IOException {
        Files.write(folder.resolve("t.csv"), table);
        Files.writeString(folder.resolve("metadata.json"), metadata(columns, rules));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Problems problems = new Problems();
        csvw(severity).convert(BASE + "metadata.json", mode, new NTriplesSink(out), problems);
        StrictRdf.assertReads(out.toByteArray());
        csvw(severity).convertToJson(Input.of(BASE + "metadata.json"), mode, OutputStream.nullOutputStream(), problems);
    }

    @Property(tries = 300, seed = "2022")
    void bytesThatAreNoTableAndNoMetadataAreProblems(@ForAll("tables") byte[] table, @ForAll("jsons") String metadata)
            throws IOException {
        Files.write(folder.resolve("t.csv"), table);
        Files.writeString(folder.resolve("metadata.json"), metadata);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csvw(Severity.WARNING).convert(BASE + "t.csv", Csvw.Mode.STANDARD, new NTriplesSink(out), new Problems());
        csvw(Severity.WARNING).convert(BASE + "metadata.json", Csvw.Mode.STANDARD, new NTriplesSink(out),
                new Problems());
        StrictRdf.assertReads(out.toByteArray());
    }

    private static Csvw csvw(Severity severity) {
        return new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), severity)
                .withLimits(new Limits(200, 400, 20, 300));
    }

    private static String metadata(List<Map<String, Object>> columns, Map<String, Object> rules) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("@context", "http://www.w3.org/ns/csvw")
                .put("url", "t.csv");
        ObjectNode schema = document.putObject("tableSchema");
        rules.forEach(schema::putPOJO);
        ArrayNode described = schema.putArray("columns");
        for (int i = 0; i < columns.size(); i++) {
            ObjectNode column = described.addObject().put("name", HEADER.get(i)).put("titles", HEADER.get(i));
            columns.get(i).forEach(column::putPOJO);
        }
        return document.toString().replace("\uD800", "\\ud800");
    }

    @Provide
    Arbitrary<byte[]> tables() {
        Arbitrary<String> cells = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab1 ;|\"#\\\n\u0000\u0007é😀<>{}%:/?.-").ofMaxLength(10),
                Arbitraries.of("1", "2022-06-25", "true", "12.50", "http://example.org/x", "a;b;;c", "//x:y", "urn:",
                        ":", "..", "%", "1,2", "\uD800", "NaN", "en"));
        Arbitrary<String> rows = cells.list().ofMinSize(2).ofMaxSize(4).map(row -> String.join(",", row.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").toList()));
        Arbitrary<byte[]> written = rows.list().ofMaxSize(5)
                .map(all -> ("a,b,c\n" + String.join("\n", all)).getBytes(StandardCharsets.UTF_8));
        return Combinators.combine(written, Arbitraries.integers().between(0, 100), Arbitraries.bytes())
                .as((bytes, at, other) -> {
            byte[] copy = Arrays.copyOf(bytes, bytes.length);
            if (at < 10 && copy.length > 6) {
                copy[6 + at % (copy.length - 6)] = other;
            }
            return copy;
        });
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> columns() {
        return rules().list().ofSize(HEADER.size());
    }

    @Provide
    Arbitrary<Map<String, Object>> rules() {
        Arbitrary<Map.Entry<String, Object>> rule = Arbitraries.oneOf(
                entry("datatype",
                        Arbitraries.of("string", "integer", "decimal", "double", "date", "dateTime", "boolean",
                                "anyURI", "language", "token", "gYear", "duration",
                        "base64Binary", "hexBinary", "time", "nosuch")),
                entry("aboutUrl", templates()), entry("propertyUrl", templates()), entry("valueUrl", templates()),
                entry("lang", Arbitraries.of("en", "de-AT", "x y", "", "und", "i-klingon", "abcdefghi")),
                entry("separator", Arbitraries.of(";", " ", "", "|", "ab")),
                entry("ordered", Arbitraries.of(true, false)),
                entry("null", Arbitraries.of("", "a", "1")), entry("default", Arbitraries.of("1", "x", "")),
                entry("required", Arbitraries.of(true, false)),
                entry("primaryKey", Arbitraries.of("a", "b", "nosuch")));
        return rule.list().ofMaxSize(4)
                .map(entries -> entries.stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey,
                        Map.Entry::getValue, (one, other) -> other)));
    }

    private static Arbitrary<Map.Entry<String, Object>> entry(String name, Arbitrary<?> values) {
        return values.map(value -> Map.entry(name, (Object) value));
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries
                .of("{a}", "{+a}", "{#b}", "{?a,b}", "{/c*}", "{.a:3}", "{;b}", "{&c}", "{_row}", "{_sourceRow}",
                        "{_name}", "{nosuch}", "#", "/", "//", "http://example.org/",
                        "schema:", "urn:x:", "..", "?", "é", " ", "%", "%41", "{", "}", "a", ":", "[", "<", "\\",
                        "\uD800", "_:", "rdf:type", "mailto:")
                .list().ofMinSize(1).ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> jsons() {
        return Arbitraries
                .of("{", "}", "[", "]", "\"url\"", ":", ",", "\"t.csv\"", "null", "true", "1", "\"tables\"",
                        "\"@context\"", "\"tableSchema\"", "\"columns\"", "\"datatype\"",
                        "\"\"", "\"http://www.w3.org/ns/csvw\"", " ", "\"dialect\"", "\"delimiter\"")
                .list().ofMaxSize(14).map(parts -> String.join("", parts));
    }
}
