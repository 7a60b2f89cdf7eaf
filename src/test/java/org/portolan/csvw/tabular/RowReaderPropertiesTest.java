package org.portolan.csvw.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.problem.Problems;

/** Random input, the same in every run: FastCSV is right about what RFC 4180 says, and nothing throws. */
class RowReaderPropertiesTest {
    private static final Dialect COMMON = new Dialect(StandardCharsets.UTF_8, ",", List.of(), Optional.of('"'), true,
            Optional.empty(), 0, 0, 0, false, false, false);

    @Property(tries = 1000, seed = "4180")
    void rowsThatAreWrittenByTheRulesAreReadAsTheyWere(@ForAll("rows") List<List<String>> rows,
            @ForAll("lineEnds") String lineEnd) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text
                .append(String.join(",", row.stream().map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").toList()))
                .append(lineEnd));
        Problems problems = new Problems();
        assertEquals(rows, read(text.toString(), problems));
        assertEquals(List.of(), problems.list());
        assertEquals(isTakenForLineEnd(text.toString()) ? rows : fastCsv(text.toString()), rows);
    }

    @Property(tries = 3000, seed = "4180")
    void textThatHasNoFaultIsReadAsFastCsvReadsIt(@ForAll("texts") String text) throws IOException {
        Problems problems = new Problems();
        List<List<String>> rows = read(text, problems);
        Assume.that(problems.list().isEmpty() && !isTakenForLineEnd(text));
        assertEquals(fastCsv(text), rows);
    }

    @Property(tries = 2000, seed = "4180")
    void noBytesInNoDialectThrow(@ForAll @Size(max = 60) byte[] bytes, @ForAll("dialects") Dialect dialect,
            @ForAll("limits") Limits limits) throws IOException {
        RowReader reader = new RowReader(new ByteArrayInputStream(bytes), dialect, limits, "f", new Problems());
        reader.skip(dialect.skipRows());
        while (reader.next().isPresent()) {
            reader.takeComments();
        }
    }

    /** FastCSV 4.1.0 takes a CR in a quoted cell and the LF after that cell for one line end, and loses the row. */
    private static boolean isTakenForLineEnd(String text) {
        return text.matches("(?s).*\r(?!\n).*\n.*");
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cells = Arbitraries
                .oneOf(Arbitraries.strings().ofMaxLength(8),
                        Arbitraries.strings().withChars("a \",;\n\r#\\é😀").ofMaxLength(8))
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text) && !text.startsWith("\uFEFF"));
        return cells.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab \",,\"\n\r").ofMaxLength(20);
    }

    @Provide
    Arbitrary<Limits> limits() {
        Limits none = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return Arbitraries.of(Limits.STANDARD, none, new Limits(1, 1, 1, 1), new Limits(5, 9, 2, 1));
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        Arbitrary<Charset> charsets = Arbitraries
                .of("UTF-8", "UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "windows-1252", "Shift_JIS", "ISO-2022-JP",
                        "GB18030", "UTF-7x")
                .filter(Charset::isSupported).map(Charset::forName);
        Arbitrary<Optional<Character>> quotes = Arbitraries.of('"', '\'', ',', '\\', 'a').optional(0.8);
        Arbitrary<Optional<String>> comments = Arbitraries.of("#", "//", "\"", "\u0000", "é").optional(0.5);
        return net.jqwik.api.Combinators
                .combine(charsets, Arbitraries.of(",", ";", "\t", "\"", "\n", "\u0000", "||", "ab"), quotes,
                Arbitraries.of(true, false), comments,
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                .as((charset, delimiter, quote, doubled,
                        comment, skip, columns, flag) -> new Dialect(charset, delimiter,
                                flag ? List.of() : List.of("\u001e", "a\n"), quote, doubled, comment, 0,
                                skip, columns, flag, flag, !flag));
    }

    private static List<List<String>> read(String text, Problems problems) throws IOException {
        RowReader reader = new RowReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), COMMON, "f",
                problems);
        List<List<String>> rows = new ArrayList<>();
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get().cells().stream().map(Cell::text).toList());
        }
        return rows;
    }

    private static List<List<String>> fastCsv(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader = CsvReader.builder().skipEmptyLines(false)
                .allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(text)) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }
}
