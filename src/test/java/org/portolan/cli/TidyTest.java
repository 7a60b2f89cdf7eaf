package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        PrintWriter out = new PrintWriter(output, true);
        return Main.run(out, out, args);
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
        assertTrue(output.toString().contains("1 letters that became question marks"), output.toString());
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
