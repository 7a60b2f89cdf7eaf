package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that spreadsheets of several countries saved again: recognised in one problem, and written back. */
class TidyTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String RIGHT = """
            key,name,depth,code,since,open
            a,"Saint-Jean, Cap",1.5,01001000,2023-11-15,true
            b,Fürth,12.25,01001001,2023-04-03,false
            c,Ömer,1200.5,09001002,2022-12-31,true
            """;
    private static final String METADATA = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "ports.csv", "tableSchema": {"primaryKey": "key", "columns": [
              {"name": "key", "titles": "key"}, {"name": "name", "titles": "name"},
              {"name": "depth", "titles": "depth", "datatype": "decimal"},
              {"name": "code", "titles": "code", "datatype": {"base": "string", "format": "[0-9]{8}"}},
              {"name": "since", "titles": "since", "datatype": "date"},
              {"name": "open", "titles": "open", "datatype": {"base": "boolean", "format": "true|false"}}]}}
            """;
    @TempDir
    private Path folder;
    private Path table;
    private Path metadata;
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void describe() throws IOException {
        table = folder.resolve("ports.csv");
        metadata = Files.writeString(folder.resolve("csv-metadata.json"), METADATA);
    }

    private int run(String... args) {
        return Commands.run(output, (Object[]) args);
    }

    @Test
    void germanSpreadsheetIsRecognisedAndUndone() throws IOException {
        Files.write(table, """
                key;name;depth;code;since;open\r
                a;Saint-Jean, Cap;1,5;1001000;15.11.2023;WAHR\r
                b;Fürth;12,25;1001001;03.04.2023;FALSCH\r
                c;Ömer;1.200,5;9001002;31.12.2022;WAHR\r
                ;;;;;\r
                """.getBytes(WINDOWS));
        assertEquals(1, run("convert", "-o", folder.resolve("out.ttl").toString(), metadata.toString()));
        assertTrue(output.toString().contains("ports.csv: error: a spreadsheet saved this file in its own way"),
                output.toString());
        assertTrue(output.toString().contains("1 error, 0 warnings"), output.toString());
        for (String change : List.of("separated by \";\" instead of \",\"",
                "windows-1252 instead of UTF-8 (byte 0xFC at offset",
                "3 codes without their leading zeros (column \"code\": \"1001000\" in line 2)",
                "3 numbers with a decimal comma", "3 dates in another order",
                "3 true and false in other words")) {
            assertTrue(output.toString().contains(change), change + " in " + output);
        }
        assertEquals(0, run("tidy", table.toString()), output::toString);
        assertArrayEquals(RIGHT.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(table), Files.readString(table));
    }

    @Test
    void dateThatOneOtherExplainsIsTurnedAndLostDigitsStay() throws IOException {
        Files.write(table,
                "key\tname\tdepth\tcode\tsince\topen\na\tA\t1.5\t01001000\t11/15/2023\ttrue\nb\tB\t2\t3E+06\t04/03/2023\tfalse\n"
                .getBytes(StandardCharsets.UTF_16));
        assertEquals(1, run("tidy", table.toString()));
        assertEquals("key,name,depth,code,since,open\na,A,1.5,01001000,2023-11-15,true\nb,B,2,3E+06,2023-04-03,false\n",
                Files.readString(table));
        assertTrue(output.toString().contains("1 cell not certain"), output.toString());
    }

    @Test
    void dateThatNothingExplainsStaysAsItIs() throws IOException {
        Files.writeString(table, "key;name;depth;code;since;open\na;A;1;01001000;04/03/2023;true\n");
        assertEquals(1, run("tidy", table.toString()));
        assertTrue(Files.readString(table).contains("04/03/2023"), Files.readString(table));
    }

    @Test
    void letterThatTheEncodingDoesNotHaveIsToldAsLost() throws IOException {
        Files.writeString(table, "key;name;depth;code;since;open\na;?????;1;01001000;2023-04-03;true\n");
        assertEquals(1, run("tidy", table.toString()));
        assertTrue(output.toString().contains("1 text with letters that became question marks"), output.toString());
    }

    private static String twice(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS);
    }

    @Test
    void lettersThatWereEncodedTwiceArePutBack() throws IOException {
        Files.writeString(table, twice(RIGHT.replace("Saint-Jean, Cap", "KÖLN, voilà")));
        assertEquals(0, run("tidy", table.toString()), output::toString);
        assertEquals(RIGHT.replace("Saint-Jean, Cap", "KÖLN, voilà"), Files.readString(table));
        assertTrue(output.toString().contains("3 texts that were encoded twice "
                + "(column \"name\": \"KÃ–LN, voilÃ\u00A0\" in line 2)"), output::toString);
    }

    @Test
    void lettersThatWereEncodedTwiceInPartAreNamed() throws IOException {
        Files.writeString(table, RIGHT.replace("Saint-Jean, Cap", "MÃ¼nchen – Köln").replace("Ömer", "SÃO IRMÃ…"));
        String before = Files.readString(table);
        assertEquals(1, run("tidy", table.toString()), output::toString);
        assertEquals(before, Files.readString(table));
        assertTrue(output.toString().contains("left as it is: 2 texts that were encoded twice (column \"name\": "
                + "\"MÃ¼nchen – Köln\" in line 2, \"SÃO IRMÃ…\" in line 4)"), output::toString);
    }

    @Test
    void programsAreToldTheSame() throws IOException {
        Files.writeString(table, twice(RIGHT.replace("Saint-Jean, Cap", "F?rth")).replace("2022-12-31", "31.12.2022"));
        assertEquals(1, run("tidy", "--format", "json", table.toString()), output::toString);
        JsonNode report = new ObjectMapper().readTree(output.toString());
        assertEquals(1, report.get("errors").asInt());
        List<String> problems = new ArrayList<>();
        report.get("problems").forEach(problem -> problems.add(problem.get("code").asText() + " "
                + problem.get("severity").asText() + " " + problem.get("message").asText()));
        assertEquals(List.of(
                "csv-resaved note put back: 1 date in another order (column \"since\": \"31.12.2022\" in line 4)",
                "text-encoded-twice note put back: 2 texts that were encoded twice "
                        + "(column \"name\": \"FÃ¼rth\" in line 3)",
                "text-letter-lost error left as it is: 1 word with a question mark in the place of a letter "
                        + "(column \"name\": \"F?rth\" in line 2)"), problems);
    }

    @Test
    void capitalsWithATildeAreNoDamage() throws IOException {
        Files.writeString(table, RIGHT.replace("Fürth", "SÃO").replace("Ömer", "IRMÃ…"));
        assertEquals(0, run("tidy", table.toString()), output::toString);
        assertTrue(output.toString().contains("nothing to repair"), output::toString);
    }

    @Test
    void wordWithAQuestionMarkIsNamed() throws IOException {
        Files.writeString(table, RIGHT.replace("Fürth", "F?rth").replace("Ömer", "\uFFFDmer"));
        assertEquals(1, run("tidy", table.toString()), output::toString);
        assertTrue(output.toString().contains("1 text with letters that became question marks "
                + "(column \"name\": \"\uFFFDmer\" in"), output::toString);
        assertTrue(output.toString().contains("1 word with a question mark in the place of a letter (column \"name\": "
                + "\"F?rth\" in line 3)"), output::toString);
    }

    @Test
    void columnChangedAsAWholeIsOneProblemOfACheck() throws IOException {
        Path data = folder.resolve("data");
        for (Path file : List.of(Path.of("data"), Path.of("ontology"))) {
            copy(file);
        }
        Path signatures = data.resolve("signatures.csv");
        Files.writeString(signatures, Files.readString(signatures)
                .replaceAll(",(\\d{4})-(\\d\\d)-(\\d\\d)", ",$3/$2/$1").replaceAll(",20\\d\\d-\\d\\d,", ",Jun 21,"));
        assertEquals(1, run("check", "--data", data.toString(), "--ontology", folder.resolve("ontology").toString()));
        assertTrue(output.toString().contains("dates in another order (column \"date\""), output.toString());
        assertTrue(output.toString().contains("1 error, 0 warnings"), output.toString());
    }

    @Test
    void wholeFileIsLeftAlone() throws IOException {
        Files.writeString(table, RIGHT);
        assertEquals(0, run("tidy", table.toString()));
        assertTrue(output.toString().contains("nothing to repair"), output.toString());
        assertEquals(RIGHT, Files.readString(table));
    }

    @Test
    void rowsAreSortedByTheirKeyWhenAskedTo() throws IOException {
        List<String> lines = RIGHT.lines().toList();
        Files.writeString(table, String.join("\n", lines.get(0), lines.get(3), lines.get(1), lines.get(2)) + "\n");
        assertEquals(0, run("tidy", "--sort", table.toString()));
        assertEquals(RIGHT, Files.readString(table));
    }

    @Test
    void tableWithoutMetadataIsToldHowToNameIt() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a;b\n1;2\n");
        assertEquals(1, run("tidy", other.toString()));
        assertTrue(output.toString().contains("--metadata FILE"), output.toString());
    }

    /** Describes a table of an integer key, a text and a decimal, and writes it. */
    private void given(String dialect, String text) throws IOException {
        Files.writeString(metadata, """
                {"@context": "http://www.w3.org/ns/csvw", "url": "ports.csv", "dialect": %s,
                 "tableSchema": {"primaryKey": "id", "columns": [{"name": "id", "titles": "id", "datatype": "integer"},
                  {"name": "x", "titles": ["x", "X"]}, {"name": "p", "titles": "p", "datatype": "decimal"}]}}
                """.formatted(dialect));
        Files.writeString(table, text);
    }

    /** Describes a table of one column besides its key, and writes it. */
    private void given(String dialect, String datatype, String text) throws IOException {
        Files.writeString(metadata, """
                {"@context": "http://www.w3.org/ns/csvw", "url": "ports.csv", "dialect": %s, "tableSchema": {"columns": [
                  {"name": "id", "titles": "id"}, {"name": "v", "titles": "v", "datatype": %s}]}}
                """.formatted(dialect, datatype));
        Files.writeString(table, text);
    }

    private void assertTidied(int exit, String expected, String... options) throws IOException {
        String[] args = Stream.concat(Stream.concat(Stream.of("tidy"), Stream.of(options)),
                Stream.of(table.toString())).toArray(String[]::new);
        assertEquals(exit, run(args), output::toString);
        assertEquals(expected, Files.readString(table), output::toString);
    }

    private void assertSaid(String... phrases) {
        for (String phrase : phrases) {
            assertTrue(output.toString().contains(phrase), phrase + " in " + output);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id;x;p\n2;\"open;2,5\n5;a;1\n4;b;1\n", "id,x,p\n2,\"open,2.5\n5,a,1\n4,b,1\n"})
    void fileWithAnOpenQuoteIsLeftAlone(String text) throws IOException {
        given("{}", text);
        assertTidied(1, text);
        assertTidied(1, text, "--sort");
        assertSaid("ports.csv:2:3: error: the quote that opens here is never closed [csv-quote-not-closed]");
        assertFalse(output.toString().contains("repaired"), output.toString());
    }

    @Test
    void fileWithAQuoteInAWrongPlaceIsLeftAlone() throws IOException {
        String text = "id;x;p\n3;\"q\" tail;1,5\n";
        given("{}", text);
        assertTidied(1, text);
        assertSaid("ports.csv:2:3: error: after the quote that closes this cell there is text, in line 2 from column 7 "
                + "[csv-quote-misplaced]");
        assertEquals(1, run("convert", metadata.toString()));
        assertSaid("fix: mend this first: ");
    }

    @Test
    void skippedRowsStayWhereTheyAre() throws IOException {
        given("{\"skipRows\": 3}", "Ports, 2023\n\n# of \"Ö\nid;x;p\n10;\"a,b\";1,5\n2;c;2,5\n");
        assertTidied(0, "Ports, 2023\n\n# of \"Ö\nid,x,p\n2,c,2.5\n10,\"a,b\",1.5\n", "--sort");
    }

    @Test
    void allRowsOfTheHeaderStay() throws IOException {
        given("{\"headerRowCount\": 2}", "id,X,p\nnumber,x,price\n2,a,\"1,5\"\n1,b,\"2,5\"\n");
        assertTidied(0, "id,X,p\nnumber,x,price\n1,b,2.5\n2,a,1.5\n", "--sort");
    }

    @Test
    void skippedColumnsStay() throws IOException {
        given("{\"skipColumns\": 1}", "n;id;x;p\n\"q,1\";2;a;1,5\nr,2;1;b;2,5\n");
        assertTidied(0, "n,id,x,p\n\"r,2\",1,b,2.5\n\"q,1\",2,a,1.5\n", "--sort");
    }

    @Test
    void commentsStayBetweenTheRows() throws IOException {
        given("{\"skipBlankRows\": true}",
                "# licence \"CC\nid;x;p\n2;a;1,5\n# mid, way\n;;\n1;#b;2,5\n#end");
        assertTidied(0, "# licence \"CC\nid,x,p\n1,#b,2.5\n# mid, way\n,,\n2,a,1.5\n#end\n", "--sort");
    }

    @Test
    void commentThatItsMetadataDoesNotKnowIsKeptAndSaid() throws IOException {
        Files.writeString(metadata, METADATA);
        Files.writeString(table, "# licence CC\n" + RIGHT.replace("1.5", "\"1,5\""));
        assertTidied(1, "# licence CC\n" + RIGHT);
        assertSaid("1 number with a decimal comma", "left as it is: lines that begin with \"#\"",
                "\"commentPrefix\": \"#\"");
        Files.writeString(table, "# licence\n" + RIGHT.replace(',', ';'));
        assertEquals(1, run("convert", metadata.toString()));
        assertSaid("its cells are separated by \";\" instead of \",\"; ", "1 error, 0 warnings");
    }

    @Test
    void fileWithoutAHeaderIsTidiedToo() throws IOException {
        given("{\"header\": false}", "2;a;1,5\n1;b;2,5\n");
        assertTidied(0, "1,b,2.5\n2,a,1.5\n", "--sort");
    }

    @Test
    void numbersAreSortedAsNumbers() throws IOException {
        given("{}", "id,x,p\n10,a,1\n9,b,1\n,d,1\n2,\"c\",1\n");
        assertTidied(0, "id,x,p\n,d,1\n2,\"c\",1\n9,b,1\n10,a,1\n", "--sort");
    }

    @Test
    void numbersAreWrittenAsTheMetadataWantsThem() throws IOException {
        String german = "{\"delimiter\": \";\", \"commentPrefix\": null}";
        String decimal = "{\"base\": \"decimal\", \"format\": {\"decimalChar\": \",\", \"groupChar\": \".\"}}";
        given(german, decimal, "id,v\na,1.5\nb,\"1,234.5\"\nc,\"2,5\"\nd,7\n");
        assertEquals(1, run("convert", metadata.toString()));
        assertSaid("as CSV with the field separator \";\" and the character set UTF-8, after importing every column");
        assertTidied(0, "id;v\na;1,5\nb;1234,5\nc;\"2,5\"\nd;7\n");
        assertSaid("2 numbers with a decimal point");
        given(german, "{\"base\": \"date\", \"format\": \"dd.MM.yyyy\"}",
                "id,v\na,2023-11-15\nb,11/15/2023\nc,02/01/2023\n");
        assertTidied(0, "id;v\na;15.11.2023\nb;15.11.2023\nc;01.02.2023\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {}!"decimal"!id;v|a;1.000|b;2.500!2 numbers whose point or comma may stand
            {}!"decimal"!id,v|a,1.000|b,"2,5"!1 number whose point or comma may stand
            {}!"decimal"!id,v|a,1.186|b,"56,73"|c,"207,35"|d,"310,7"!1 number whose point or comma may stand
            {}!"decimal"!id;v|a;1.000|b;1.234,5!number whose point or comma may stand
            {"delimiter": ";"}!{"base": "decimal", "format": {"decimalChar": ","}}!id,v|a,"1,234"!1 number whose point or
            {"delimiter": ";"}!{"base": "decimal", "format": {"decimalChar": ",", "groupChar": "."}}!id,v|a,1.234!1 number
            {"delimiter": ";"}!{"base": "date", "format": "dd/MM/yyyy"}!id,v|a,03/04/2023!1 date that can be read with the day or the month first
            """)
    void whatWouldBeReadInOneOfTwoWaysIsLeftAlone(String dialect, String datatype, String lines, String said)
            throws IOException {
        String text = lines.replace('|', '\n') + "\n";
        given(dialect, datatype, text);
        assertTidied(1, text);
        assertTidied(1, text);
        assertSaid("is left as it is: what can be read in two ways", said, "in line 2");
        assertFalse(output.toString().contains("is repaired"), output.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "decimal"!id;v|a;1.500|b;2.5!id,v|a,1.500|b,2.5
            "decimal"!id,v|a,1.500|b,2.125!id,v|a,1.500|b,2.125
            "decimal"!id,v|a,"1,234.50"|b,"1,5"!id,v|a,1234.50|b,1.5
            "decimal"!id,v|a,"1,234"|b,"2,5"!id,v|a,1.234|b,2.5
            "decimal"!id,v|a,"1 234,5"!id,v|a,1234.5
            "integer"!id,v|a,1.000|b,2.500!id,v|a,1000|b,2500
            "date"!id,v|a,15.11.2023 00:00!id,v|a,2023-11-15
            "dateTime"!id,v|a,15.11.2023 14:05|b,15.11.2023 14:05:06!id,v|a,2023-11-15T14:05:00|b,2023-11-15T14:05:06
            "dateTime"!id,v|a,11/15/2023 2:05 PM|b,4/3/2023 12:00 AM!id,v|a,2023-11-15T14:05:00|b,2023-04-03T00:00:00
            {"base": "dateTime", "format": "yyyy-MM-dd HH:mm"}!id,v|a,15.11.2023 4:05!id,v|a,2023-11-15 04:05
            "time"!id,v|a,14:05|b,2:05 PM|c,12:05 am!id,v|a,14:05:00|b,14:05:00|c,00:05:00
            "boolean"!id,v|a,wahr|b,falsch|c,Vrai!id,v|a,true|b,false|c,true
            {"base": "decimal", "format": "#,##0.00"}!id;v|a;1.234,50!id,v|a,"1,234.50"
            """)
    void whatCanBeReadInOneWayIsRepaired(String datatype, String lines, String expected) throws IOException {
        given("{}", datatype, lines.replace('|', '\n') + "\n");
        assertTidied(0, expected.replace('|', '\n') + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "date"!31.12.23
            "date"!1. Feb 2023
            "date"!30.02.2023
            "date"!45245
            "date"!15.11.2023 14:05
            "dateTime"!03/04/2023 10:00
            "dateTime"!15.11.2023
            "dateTimeStamp"!15.11.2023 14:05
            "time"!25:05
            "date"!03/04/2023
            "decimal"!(5)
            "decimal"!"1,234"
            "integer"!1.000
            "integer"!3E+06
            """)
    void cellThatCannotBeRepairedIsListed(String datatype, String cell) throws IOException {
        given("{}", datatype, "id,v\na," + cell + "\n");
        assertTidied(1, "id,v\na," + cell + "\n");
        assertSaid("1 cell not certain and left as it is", "\"" + cell.replace("\"", "") + "\" in line 2",
                "portolan convert --validate " + table);
    }

    @Test
    void rowsOfAnotherLengthAreListed() throws IOException {
        given("{}", "id,x,p\n1,a,1,,\n2\n,,\n3,b,1,9\n");
        assertTidied(1, "id,x,p\n1,a,1\n2\n3,b,1,9\n");
        assertSaid("1 row of empty cells (line 4)", "1 row with empty cells beyond the header (line 2)",
                "2 rows with more or fewer cells than the header (line 3, line 5)");
    }

    @Test
    void columnsInAnotherOrderAreTold() throws IOException {
        given("{}", "x;p;id\na;1,5;2\n");
        assertTidied(1, "x,p,id\na,1.5,2\n");
        assertSaid("its columns stand in another order than its metadata gives them");
    }

    @Test
    void characterThatTheWantedEncodingDoesNotHaveKeepsTheFileAsItIs() throws IOException {
        given("{\"encoding\": \"windows-1252\"}", "");
        byte[] bytes = "id,x,p\n1,ł,1\n".getBytes(StandardCharsets.UTF_16);
        Files.write(table, bytes);
        assertEquals(1, run("tidy", "--sort", table.toString()));
        assertArrayEquals(bytes, Files.readAllBytes(table));
        assertSaid("ports.csv:2: error: \"ł\" is no character of windows-1252 [file-not-of-encoding]");
    }

    @Test
    void packedTableStaysPacked() throws IOException {
        Path packed = folder.resolve("ports.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("id;v\na;1,5\n".getBytes(StandardCharsets.UTF_8));
        }
        given("{}", "\"decimal\"", "");
        Files.writeString(metadata, Files.readString(metadata).replace("ports.csv", "ports.csv.gz"));
        assertEquals(0, run("tidy", packed.toString()), output::toString);
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertEquals("id,v\na,1.5\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void metadataIsFoundAsConvertFindsIt() throws IOException {
        Path wellKnown = Files.createDirectories(folder.resolve("metadata"));
        given("{}", "\"decimal\"", "id;v\na;1,5\n");
        Path named = Files.move(metadata, wellKnown.resolve("own.json"));
        Files.writeString(named, Files.readString(named).replace("ports.csv", "../ports.csv"));
        assertTidied(1, "id;v\na;1,5\n", "--metadata", folder.resolve("nope.json").toString());
        assertSaid("nope.json: error: this file is not there [file-missing]");
        assertTidied(0, "id,v\na,1.5\n", "--metadata", named.toString());
    }

    @Test
    void spreadsheetThatIsNoCsvIsTold() throws IOException {
        Files.write(table, new byte[] {'P', 'K', 3, 4, 0, 1});
        assertEquals(1, run("tidy", table.toString()));
        assertSaid("no CSV [file-not-csv]");
    }

    private void copy(Path top) throws IOException {
        try (var files = Files.walk(top)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(file.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
