package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * First metadata for tables that have none: what is seen, what is said to be doubtful, and that it converts at once.
 */
class InitTest {
    private static final String CITIES = """
            Key,Name_de,Name_en,Population,Code,Since,Web,Open,Height m,Member
            athens,Athen,Athens,643452,0101,2021-06-25,https://www.cityofathens.gr/,yes,70.5,full
            berne,Bern,Berne,134591,0202,2022-01-31,https://www.bern.ch/,no,540,full
            cologne,Köln,Cologne,n/a,0303,,https://www.stadt-koeln.de/,no,53.1,full
            dublin,Dublin,Dublin,592713,0404,2019-12-01,https://www.dublincity.ie/,yes,20,full
            """;
    private static final String EVENTS = "id,city,day\n1,athens,31/12/2020\n2,berne,01/02/2021\n3,athens,03/04/2021\n4,dublin,05/06/2021\n";
    @TempDir
    private Path folder;
    private final StringWriter output = new StringWriter();

    private int run(String... args) {
        return Commands.run(output, (Object[]) args);
    }

    private JsonNode init(String... names) throws IOException {
        String[] args = new String[names.length + 1];
        args[0] = "init";
        for (int i = 0; i < names.length; i++) {
            args[i + 1] = folder.resolve(names[i]).toString();
        }
        assertEquals(0, run(args), output::toString);
        return new ObjectMapper().readTree(folder.resolve("csv-metadata.json").toFile());
    }

    private static JsonNode column(JsonNode metadata, int table, String name) {
        for (JsonNode column : metadata.at("/tables/" + table + "/tableSchema/columns")) {
            if (column.path("name").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError("no column " + name + " in " + metadata);
    }

    @Test
    void lineThatNamesTheDelimiterIsToldAndPassedOverOnceDescribed() throws IOException {
        Path table = folder.resolve("told.csv");
        Files.writeString(table, "sep=;\nkey;name\n1;Athens\n");
        run("convert", table.toString());
        assertTrue(output.toString().contains("told.csv:1:1: warning: \"sep=;\" tells a spreadsheet"), output::toString);
        init("told.csv");
        output.getBuffer().setLength(0);
        assertEquals(0, run("convert", table.toString()), output::toString);
        assertFalse(output.toString().contains("sep="), output::toString);
    }

    @Test
    void datatypesLanguagesAndMissingValuesAreSeen() throws IOException {
        Files.writeString(folder.resolve("cities.csv"), CITIES);
        JsonNode metadata = init("cities.csv");
        assertEquals("de", column(metadata, 0, "name_de").path("lang").asText());
        assertEquals("#name", column(metadata, 0, "name_en").path("propertyUrl").asText());
        assertEquals("integer", column(metadata, 0, "population").path("datatype").asText());
        assertEquals("n/a", column(metadata, 0, "population").at("/null/1").asText());
        assertEquals("[0-9]{4}", column(metadata, 0, "code").at("/datatype/format").asText());
        assertEquals("date", column(metadata, 0, "since").path("datatype").asText());
        assertEquals("anyURI", column(metadata, 0, "web").path("datatype").asText());
        assertEquals("yes|no", column(metadata, 0, "open").at("/datatype/format").asText());
        assertEquals("decimal", column(metadata, 0, "height_m").path("datatype").asText());
        assertEquals("full", column(metadata, 0, "member").at("/datatype/format").asText());
        assertEquals("key", metadata.at("/tables/0/tableSchema/primaryKey").asText());
        assertTrue(output.toString().contains("taken to mean that nothing is known"), output.toString());
    }

    @Test
    void referencesBetweenFilesAreFound() throws IOException {
        Files.writeString(folder.resolve("cities.csv"), CITIES);
        Files.writeString(folder.resolve("events.csv"), EVENTS);
        JsonNode metadata = init("cities.csv", "events.csv");
        assertEquals("cities.csv", metadata.at("/tables/1/tableSchema/foreignKeys/0/reference/resource").asText());
        assertEquals("dd/MM/yyyy", column(metadata, 1, "day").at("/datatype/format").asText());
        assertTrue(output.toString().contains("events.csv: city -> cities.csv"), output.toString());
    }

    @Test
    void ambiguousDatesAreSaidToBeSo() throws IOException {
        Files.writeString(folder.resolve("events.csv"), "id,day\n1,01/02/2021\n2,03/04/2021\n");
        init("events.csv");
        assertTrue(output.toString().contains("no date tells whether day or month comes first"), output.toString());
    }

    @Test
    void semicolonsAndWindowsEncodingBecomeTheDialect() throws IOException {
        Files.write(folder.resolve("ports.csv"),
                "name;depth\nSète;1.200,5\nBrême;7,25\n".getBytes(Charset.forName("windows-1252")));
        JsonNode metadata = init("ports.csv");
        assertEquals(";", metadata.at("/tables/0/dialect/delimiter").asText());
        assertEquals("windows-1252", metadata.at("/tables/0/dialect/encoding").asText());
        Path target = folder.resolve("ports.nt");
        assertEquals(0, run("convert", "--mode", "minimal", "--format", "nt", "-o", target.toString(),
                folder.resolve("csv-metadata.json").toString()));
        assertTrue(Files.readString(target).contains("\"1200.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>"),
                Files.readString(target));
    }

    @Test
    void draftOfTheProjectsOwnTablesConvertsWithoutAProblem() throws IOException {
        try (var tables = Files.list(Path.of("data"))) {
            for (Path table : tables.filter(file -> file.toString().endsWith(".csv")).toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        try (var tables = Files.list(folder)) {
            init(tables.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new));
        }
        output.getBuffer().setLength(0);
        assertEquals(0, run("convert", "--mode", "minimal", "-o", folder.resolve("all.ttl").toString(),
                folder.resolve("csv-metadata.json").toString()));
        assertEquals("", output.toString());
    }

    @Test
    void metadataThatIsThereIsNotWrittenOver() throws IOException {
        Files.writeString(folder.resolve("cities.csv"), CITIES);
        Files.writeString(folder.resolve("csv-metadata.json"), "{}");
        assertEquals(2, run("init", folder.resolve("cities.csv").toString()));
        assertTrue(output.toString().contains("--force"), output.toString());
        assertFalse(Files.readString(folder.resolve("csv-metadata.json")).contains("tables"));
    }

    private JsonNode drafted(String text) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        return init("t.csv");
    }

    private void assertSaid(String... phrases) {
        for (String phrase : phrases) {
            assertTrue(output.toString().contains(phrase), phrase + " in " + output);
        }
    }

    /** Converts the draft as a validator does; what comes out as JSON, and no problem. */
    private JsonNode converted() throws IOException {
        output.getBuffer().setLength(0);
        Path target = folder.resolve("out.json");
        assertEquals(0, run("convert", "--validate", "--mode", "minimal", "-o", target.toString(),
                folder.resolve("csv-metadata.json").toString()), output::toString);
        assertEquals("", output.toString());
        return new ObjectMapper().readTree(target.toFile());
    }

    @Test
    void numbersThatCanBeReadInTwoWaysAreSaidToBeSo() throws IOException {
        JsonNode metadata = drafted("nr;betrag;menge\n1;1.000,50;1.000\n2;20,00;2.500\n3;-3,5;10\n");
        assertEquals(",", column(metadata, 0, "menge").at("/datatype/format/decimalChar").asText());
        assertSaid("the point or comma may stand before decimals or between thousands:",
                "t.csv: menge: 1.000 is read as 1000");
        assertFalse(output.toString().contains("betrag"), output.toString());
        assertEquals(1000, converted().at("/0/menge").asInt());
    }

    @Test
    void pointBeforeThreeDigitsIsSaidToBeDoubtful() throws IOException {
        JsonNode metadata = drafted("id,v\n1,1.000\n2,2.500\n");
        assertEquals("decimal", column(metadata, 0, "v").path("datatype").asText());
        assertSaid("t.csv: v: 1.000 is read as 1.000");
        Files.delete(folder.resolve("csv-metadata.json"));
        drafted("id,v\n1,\"1,000\"\n2,\"2,500\"\n");
        assertSaid("t.csv: v: 1,000 is read as 1000");
        assertEquals(1000, converted().at("/0/v").asInt());
    }

    @Test
    void formsOfNumbersDatesAndTimesAreSeen() throws IOException {
        JsonNode metadata = drafted("""
                id,when,at,pct,price,odd,day,count
                1,2023-11-15 10:20,10:20,5%,"1,234.50",10:20 - 11,2023/11/15,12345678901234567890
                2,2023-11-16 10:20,11:30,7.5%,5.00,11:20 - 12,2023/11/16,5
                """);
        assertEquals("yyyy-MM-dd HH:mm", column(metadata, 0, "when").at("/datatype/format").asText());
        assertEquals("HH:mm", column(metadata, 0, "at").at("/datatype/format").asText());
        assertEquals(",", column(metadata, 0, "price").at("/datatype/format/groupChar").asText());
        assertEquals("yyyy/MM/dd", column(metadata, 0, "day").at("/datatype/format").asText());
        assertEquals("integer", column(metadata, 0, "count").path("datatype").asText());
        assertSaid("per cent are read as parts of one", "t.csv: pct",
                "taken for text, though it looks like numbers or dates", "t.csv: odd: 10:20 - 11");
        JsonNode row = converted().get(1);
        assertEquals(0.075, row.path("pct").asDouble());
        assertEquals("2023-11-16T10:20:00", row.path("when").asText());
        assertEquals(1234.5, converted().at("/0/price").asDouble());
    }

    @Test
    void measureIsNoKeyAndAKeyThatIsGuessedIsSaid() throws IOException {
        for (String text : List.of("year,month,v\n2020,1,5\n2020,2,6\n2021,1,7\n",
                "lat,lon\n1.5,-2.25\n2.5,3\n", "day,x\n2023-01-01,a\n2023-01-02,a\n")) {
            JsonNode metadata = drafted(text);
            assertTrue(metadata.at("/tables/0/tableSchema/primaryKey").isMissingNode(), metadata.toString());
            assertSaid("no column is sure to tell the rows apart");
            converted();
            Files.delete(folder.resolve("csv-metadata.json"));
        }
        assertEquals("port", drafted("port,v\na,5\nb,6\n").at("/tables/0/tableSchema/primaryKey").asText());
        assertSaid("taken for the key:", "t.csv: port, which differs in all 2 rows of the sample");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            # c/id,v/1,5/2,6!lines that begin with "#" are taken for comments!commentPrefix
            # c, d/id;v/1;5/# e/2;6!lines that begin with "#" are taken for comments!commentPrefix
            sep=;/id;v/1;5/2;6!what stands above the header is no data!skipRows
            Sales 2023//id;v/1;5/2;6!what stands above the header is no data!skipRows
            Sales 2023;/;/id;v/1;5/2;6!what stands above the header is no data!skipRows
            id,v/1,5//2,6/,!Try: portolan convert!skipBlankRows
            """)
    void whatIsNoDataIsSeenAndTheDraftConverts(String lines, String said, String property) throws IOException {
        JsonNode metadata = drafted(lines.replace('/', '\n') + "\n");
        assertSaid(said);
        assertTrue(metadata.at("/tables/0/dialect").has(property), metadata.toString());
        JsonNode rows = converted();
        assertEquals(2, rows.size(), rows.toString());
        assertEquals(6, rows.at("/1/v").asInt(), rows.toString());
    }

    @Test
    void headerAndRowsWithNumberSignsAreNoComments() throws IOException {
        drafted("#id;v\n#1;5\n#2;6\n");
        assertEquals("#2", converted().at("/1/id").asText());
    }

    @Test
    void rowsOfAnotherLengthAreSaid() throws IOException {
        drafted("id,v\n1,5\n2\n");
        assertSaid("rows have more or fewer cells than the header", "t.csv: line 3");
    }

    @Test
    void fileThatIsNoTableIsNotDescribed() throws IOException {
        Path file = folder.resolve("t.csv");
        for (String text : List.of("", "PK\u0003\u0004\u0000\"", "{\"error\":\"x\"}",
                "\uFEFF [ {\"a\": 1},\n {\"a\": 2")) {
            Files.writeString(file, text);
            assertEquals(1, run("init", file.toString()));
            assertFalse(Files.exists(folder.resolve("csv-metadata.json")));
        }
        assertSaid("t.csv: error: this file has no header row [file-empty]", "or another ZIP archive, no CSV [file-not-csv]",
                "t.csv: error: this is JSON, no CSV [file-not-csv]");
        assertFalse(output.toString().contains("quote"), output.toString());
        Files.writeString(folder.resolve("csv-metadata.json"), "{}");
        assertEquals(1, run("init", folder.resolve("nope.csv").toString()));
        assertSaid("nope.csv: error: this file is not there [file-missing]");
        assertFalse(output.toString().contains("--force"), output.toString());
    }

    @Test
    void tableWhoseFirstCellHoldsJsonIsOne() throws IOException {
        drafted("[1]\tb\n[2]\t2\n");
        assertEquals("[2]", converted().at("/0").elements().next().asText());
    }

    @Test
    void metadataThatComesBeforeTheDraftIsSaid() throws IOException {
        Files.writeString(folder.resolve("t.csv-metadata.json"), "{}");
        drafted("id,v\n1,5\n");
        assertSaid("Look at:", "metadata of one table comes before csv-metadata.json",
                folder.resolve("t.csv-metadata.json").toString());
    }

    @Test
    void convertNamesInitForATableInAnotherEncoding() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, "\uFEFFid,v\né,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(1, run("convert", file.toString()));
        assertSaid("t.csv:1:1: error: this file is UTF-16, not UTF-8: byte 0xFF at offset 0",
                "\"portolan init " + file + "\" writes first metadata", "1 error, 0 warnings");
        init("t.csv");
        assertEquals("é", converted().at("/0/id").asText());
        Files.delete(folder.resolve("csv-metadata.json"));
        Files.write(file, "id;v\na;1\né;2,5\n".getBytes(Charset.forName("windows-1252")));
        assertEquals(1, run("convert", file.toString()));
        assertSaid("t.csv:3:1: error: this file is not UTF-8: byte 0xE9 at offset 9", "portolan init " + file);
    }
}
