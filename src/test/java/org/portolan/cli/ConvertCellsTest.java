package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code convert} reads in cells, and what it says of those that are wrong. */
class ConvertCellsTest {
    private static final String SCHEMA = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "ports.csv", "tableSchema": {"aboutUrl": "#{name}", "columns": [
              {"name": "name", "titles": "name"}, {"name": "depth", "titles": "depth", "datatype": "integer"}]}}
            """;
    @TempDir
    private Path folder;
    private Path table;
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void nameTable() {
        table = folder.resolve("ports.csv");
    }

    private int run(String... args) {
        return Commands.run(output, Stream.concat(Stream.of("convert"), Stream.of(args)).toArray());
    }

    /** The repair is one that the column then accepts: in its own words, pattern and bounds. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"base": "boolean", "format": "Y|N"}                  ; y          ; write Y or N
            {"base": "date", "format": "d.M.yyyy"}                ; 2023-11-15 ; write 15.11.2023
            {"base": "date", "format": "d.M.yyyy"}                ; 11/15/2023 ; write 15.11.2023
            {"base": "date", "format": "d.M.yyyy"}                ; 3/4/2023   ; write 3.4.2023 or 4.3.2023, whichever is meant
            {"base": "date", "format": "d.M.yyyy"}                ; soon       ; write it in the form d.M.yyyy: 25.6.2022
            "date"                                                ; 2023/02/01 ; write 2023-02-01
            "date"                                                ; 20231115   ; write 2023-11-15
            "gYear"                                               ; 15.11.2023 ; write 2023
            "dateTime"                                            ; 15.11.2023 ; write date and time: 2022-06-25T09:30:00
            "dateTime"                                      ; 15.11.2023 14:05 ; write 2023-11-15T14:05:00
            "dateTime"                                      ; 3/4/2023 2:05 PM ; write 2023-04-03T14:05:00 or 2023-03-04T14:05:00, whichever is meant
            "dateTime"                                ; 2023-11-15 14:05:06.12 ; write 2023-11-15T14:05:06.12
            "dateTimeStamp"                                 ; 15.11.2023 14:05 ; write date, time and zone: 2022-06-25T09:30:00Z
            "dateTimeStamp"                          ; 15.11.2023 14:05 +01:00 ; write 2023-11-15T14:05:00+01:00
            {"base": "dateTime", "format": "dd.MM.yyyy HH:mm"} ; 1.1.2023 4:05 ; write 01.01.2023 04:05
            {"base": "dateTime", "format": "dd.MM.yyyy HH:mm"} ; 2023-01-01T04:05:06 ; write it in the form dd.MM.yyyy HH:mm: 25.06.2022 09:30
            "time"                                                ; 14:05      ; write 14:05:00
            "time"                                                ; 2:05 PM    ; write 14:05:00
            {"base": "time", "format": "HHmm"}                    ; 14:05      ; write 1405
            {"base": "time", "format": "HH:mm:ss.SSS"}          ; 2:05:06.123  ; write 02:05:06.123
            {"base": "time", "format": "HH:mm:ss.SSS"}          ; noon         ; write it in the form HH:mm:ss.SSS: 09:30:00.5
            "boolean"                                             ; wahr       ; write true
            {"base": "date", "maximum": "2023-12-31"}             ; 2024-01-05 ; write a value up to 2023-12-31, or correct the bounds in the metadata
            {"base": "integer", "minimum": "1", "maximum": "12"}  ; 15         ; write a value from 1 and up to 12, or correct the bounds in the metadata
            "byte"                                                ; 300        ; write a number from -128 up to 127
            {"base": "decimal", "format": "#,##0.0#"}             ; 12345,5    ; write 12,345.5
            {"base": "decimal", "format": "#,##0.0#"}             ; 1,23       ; write it in the form #,##0.0#
            {"base": "decimal", "format": "#,##0.0#"}             ; much       ; write it in the form #,##0.0#
            {"base": "decimal", "format": {"decimalChar": ","}}   ; x          ; write digits with a comma before the decimals: 38,1166
            {"base": "duration", "minimum": "P1Y"}                ; P1M        ; write a value from P1Y, or correct the bounds in the metadata
            "yearMonthDuration"                                   ; P1D        ; write years and months: P1Y2M
            "dayTimeDuration"                                     ; P1Y        ; write days, hours, minutes and seconds: P3DT4H5M6S
            """)
    void repairsFollowTheFormat(String datatype, String cell, String repair) throws IOException {
        assertTrue(said(datatype, cell).contains("  fix: " + repair + "\n"), output::toString);
    }

    /** What has the right form is not told of the form. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"base": "date", "format": "d.M.yyyy"}     ; 31.6.2023  ; June has 30 days
            {"base": "date", "format": "d.M.yyyy"}     ; 32.6.2023  ; June has 30 days
            {"base": "date", "format": "d.M.yyyy"}     ; 32.13.2023 ; there is no month 13
            {"base": "date", "format": "yyyyMMdd"}     ; 20230229   ; 2023 has no 29 February
            "date"                                     ; 2023-02-29 ; 2023 has no 29 February
            "date"                                     ; 2023-11-00 ; there is no day 0
            "gMonthDay"                                ; --02-30    ; February has 29 days at most
            "gYearMonth"                               ; 2023-13    ; there is no month 13
            "gDay"                                     ; ---32      ; no month has 32 days
            "dateTime"                     ; 2023-06-31T10:00:00    ; June has 30 days
            "time"                                     ; 25:00:00   ; there is no hour 25
            {"base": "time", "format": "HH:mm"}        ; 10:61      ; there is no minute 61
            """)
    void dateThatDoesNotExistIsToldAsThat(String datatype, String cell, String reason) throws IOException {
        assertTrue(said(datatype, cell).contains("which does not exist: " + reason + " ["), output::toString);
        assertTrue(output.toString().contains("fix: write the one that is meant\n"), output::toString);
    }

    /** Every example that a repair gives is one that the column takes. */
    @ParameterizedTest
    @ValueSource(strings = {"boolean", "date", "dateTime", "datetime", "dateTimeStamp", "time", "gDay", "gMonth",
        "gMonthDay", "gYear", "gYearMonth", "duration", "dayTimeDuration", "yearMonthDuration", "decimal", "number",
        "double", "float", "integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort",
        "unsignedByte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "anyURI"})
    void repairOfEveryDatatypeIsAccepted(String name) throws IOException {
        Pattern example = Pattern.compile("fix: (?:.*(?:: | from | up to )|write )([^ \n]+)(?: up to \\S+| or \\S+)?\n");
        for (String cell : new String[] {"x y", "P1D", "P1Y", "P1M", "-5", "5", "1.5", "9".repeat(25)}) {
            output.getBuffer().setLength(0);
            String said = said("\"%s\"".formatted(name), cell);
            Matcher repair = example.matcher(said);
            assertEquals(!said.isEmpty(), repair.find(), said);
            if (!said.isEmpty()) {
                output.getBuffer().setLength(0);
                assertEquals("", said("\"%s\"".formatted(name), repair.group(1)), said);
            }
        }
    }

    /** Model for Tabular Data, 6.4.2: a pattern is written in the characters that it is for. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "decimalChar": ",", "groupChar": "." ; #,##0.## ; write #.##0,##
            "decimalChar": "."                   ; #.##0,00 ; write #,##0.00
            "decimalChar": ","                   ; #0#      ; write a pattern such as #.##0,00
            """)
    void patternIsMended(String characters, String pattern, String repair) throws IOException {
        said("{\"base\": \"decimal\", \"format\": {\"pattern\": \"%s\", %s}}".formatted(pattern, characters), "1");
        for (String sentence : new String[] {"\"%s\" is no number pattern; it is passed over".formatted(pattern),
            "  why: patterns are written in the characters of the column, here \"", "  fix: " + repair + "\n"}) {
            assertTrue(output.toString().contains(sentence), output::toString);
        }
    }

    private String said(String datatype, String cell) throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"),
                SCHEMA.replaceFirst("\"datatype\": *\"integer\"", "\"datatype\": " + datatype));
        Files.writeString(table, "name,depth\nAlpha,\"%s\"\n".formatted(cell));
        assertEquals(0, run("-o", folder.resolve("out.nt").toString(), table.toString()));
        return output.toString();
    }

    /** Model for Tabular Data, 6.4: only text keeps its white space. */
    @Test
    void runsOfSpacesAreOneSpaceButInText() throws IOException {
        said("\"token\"", " x   y ");
        assertTrue(Files.readString(folder.resolve("out.nt")).contains("\"x y\""));
        said("\"string\"", "x   y");
        assertTrue(Files.readString(folder.resolve("out.nt")).contains("\"x   y\""));
    }

    /** Model for Tabular Data, 6.4.2: groups stand before the decimals, and a number begins with a digit. */
    @ParameterizedTest
    @ValueSource(strings = {"1,234.5", ".5", "1..5", "1.5,2.3"})
    void numbersThatAreGroupedOtherwiseAreNone(String cell) throws IOException {
        String datatype = "{\"base\": \"decimal\", \"format\": {\"decimalChar\": \",\", \"groupChar\": \".\"}}";
        assertTrue(said(datatype, cell).contains("holds \"%s\", which is not a decimal".formatted(cell)), output::toString);
        output.getBuffer().setLength(0);
        assertEquals("", said(datatype, "1.234,5"));
        assertTrue(Files.readString(folder.resolve("out.nt")).contains("\"1234.5\""));
    }

    /** Keys are values, not the ways to write them. */
    @Test
    void numbersThatAreEqualAreTheSameKey() throws IOException {
        Files.writeString(folder.resolve("ports.csv-metadata.json"),
                SCHEMA.replace("\"columns\"", "\"primaryKey\": \"depth\", \"columns\""));
        Files.writeString(table, "name,depth\nAlpha,7\nBeta,007\nGamma,+7\nDelta,100\n");
        assertEquals(1, run("-o", folder.resolve("out.nt").toString(), "--validate", table.toString()));
        assertTrue(output.toString().contains("2 errors, 0 warnings"), output::toString);
    }
}
