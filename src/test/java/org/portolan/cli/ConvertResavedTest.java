package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code convert} says of a table that a spreadsheet saved again with the commas that it had. */
class ConvertResavedTest {
    private static final String METADATA = """
            {"@context": "http://www.w3.org/ns/csvw", "url": "us.csv", "tableSchema": {"columns": [
              {"name": "key", "titles": "key"},
              {"name": "zip", "titles": "zip", "datatype": {"base": "string", "format": "[0-9]{5}"}},
              {"name": "area", "titles": "area", "datatype": "decimal"},
              {"name": "since", "titles": "since", "datatype": "date"},
              {"name": "isbn", "titles": "isbn", "datatype": {"base": "string", "format": "[0-9]{13}"}}]}}
            """;
    @TempDir
    private Path folder;
    private Path table;
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void describe() throws IOException {
        table = folder.resolve("us.csv");
        Files.writeString(folder.resolve("us.csv-metadata.json"), METADATA);
    }

    private int convert(String text) throws IOException {
        Files.writeString(table, text);
        return Commands.run(output, "convert", "-o", folder.resolve("out.nt"), table);
    }

    private void assertSaid(String... phrases) {
        for (String phrase : phrases) {
            assertTrue(output.toString().contains(phrase), phrase + " in " + output);
        }
    }

    @Test
    void kindsOfLossAreOneProblem() throws IOException {
        assertEquals(1, convert("""
                key,zip,area,since,isbn
                a,2134,"1,234",11/15/2023,9.78014E+12
                b,90210,12.5,4/3/2023,9.78014E+12
                """), output::toString);
        assertSaid("us.csv: error: a spreadsheet saved this file in its own way", "1 code without its leading zeros",
                "1 number whose point or comma may stand before decimals or between thousands",
                "2 dates in another order", "2 long numbers cut to their first digits (column \"isbn\": \"9.78014E+12\"",
                "\"portolan tidy " + table + "\" writes it back, but for 3 cells that must be taken from an older copy",
                "to save it right: as \"CSV UTF-8 (comma delimited)\"",
                "; if it is meant to be so, give the datatypes a \"format\"\n", "1 error, 0 warnings");
        assertFalse(Files.exists(folder.resolve("out.nt")));
    }

    @Test
    void oneKindOfLossInMostCellsOfAColumnIsToldOfTheFile() throws IOException {
        assertEquals(1, convert("""
                key,zip,area,since,isbn
                a,02134,1.5,11/15/2023,9780140449136
                b,90210,12.5,4/3/2023,9780140449136
                c,90210,12.5,2023-04-03,9780140449136
                d,90210,12.5,4/13/2023,9780140449136
                """), output::toString);
        assertSaid("3 dates in another order", "[csv-resaved]", "1 error, 0 warnings");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            a,2134,1.5,2023-11-15,9780140449136|b,02135,2.5,2023-11-16,9780140449136!1
            a,2134,1.5,2023-11-15,9780140449136!1
            a,02134,1.5,15.11.2023,9780140449136|b,02135,2.5,2023-11-16,9780140449136!1
            a,02134,"1,5",15.11.2023,9780140449136|b,02135,2.5,2023-11-16,9780140449136!2
            a,02134,x,soon,9780140449136|b,02135,y,later,none|c,02135,z,never,none!8
            """)
    void wrongCellsAreToldOneByOne(String rows, int warnings) throws IOException {
        assertEquals(0, convert("key,zip,area,since,isbn\n" + rows.replace('|', '\n') + "\n"), output::toString);
        assertFalse(output.toString().contains("[csv-resaved]"), output::toString);
        assertSaid("0 errors, %d warning".formatted(warnings));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void headerWithAnotherDelimiterIsNamed(String delimiter) throws IOException {
        Files.delete(folder.resolve("us.csv-metadata.json"));
        assertEquals(0, convert("a%1$sb\n1%1$s2\n".formatted(delimiter)));
        assertSaid("us.csv:1:1: warning: this header is one column, and has %s in it".formatted(
                delimiter.equals("\t") ? "tabs" : "\";\""),
                "fix: if that separates the cells, \"portolan init " + table + "\" writes metadata that names it: "
                        + "\"dialect\": {\"delimiter\": \"%s\"}".formatted(delimiter.equals("\t") ? "\\t" : ";"),
                "0 errors, 1 warning");
    }
}
