package org.portolan.csvw.tabular;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class RowReaderTest {
    private static final int MEGABYTE = 1 << 20;

    private final Problems problems = new Problems();

    @Test
    void cellBeyondTheLimitIsLeftOutWithItsRowAndReadingGoesOn() throws IOException {
        RowReader reader = reader(new SequenceInputStream(
                new SequenceInputStream(bytes("a,b\n1,\""), filled(50 * MEGABYTE)), bytes("\"\n2,x\n")));
        assertEquals(List.of(List.of("a", "b"), List.of("2", "x")), texts(reader));
        assertProblem(Code.CSV_TOO_LONG, Place.at("f.csv", 2, 3));
        assertFalse(reader.isWhole());
    }

    @Test
    void rowOfTooManyCellsIsLeftOut() throws IOException {
        RowReader reader = reader(bytes("1" + ",1".repeat(100_000) + "\n2,x\n"));
        assertEquals(List.of(List.of("2", "x")), texts(reader));
        assertProblem(Code.CSV_TOO_LONG, Place.at("f.csv", 1, 2 * 16_384 + 1));
    }

    @Test
    void rowOfLongCellsIsLeftOut() throws IOException {
        String cell = "x".repeat(900_000);
        assertEquals(List.of(List.of("y")), texts(reader(bytes(cell + "," + cell + "," + cell + "\ny\n"))));
        assertProblem(Code.CSV_TOO_LONG, Place.at("f.csv", 1, 2 * 900_000 + 3));
    }

    @Test
    void quoteThatIsNeverClosedInAHugeFileIsReportedWhereItOpens() throws IOException {
        RowReader reader = reader(new SequenceInputStream(bytes("a,b\n\""), filled(50 * MEGABYTE)));
        assertEquals(List.of(List.of("a", "b")), texts(reader));
        assertProblem(Code.CSV_QUOTE_NOT_CLOSED, Place.at("f.csv", 2, 1));
    }

    @Test
    void limitsCanBeSet() throws IOException {
        RowReader reader = new RowReader(bytes("abc\nabcd\na,b\n"), Dialect.DEFAULT, new Limits(3, 100, 1, 100),
                "f.csv", problems);
        assertEquals(List.of(List.of("abc")), texts(reader));
        assertEquals(List.of(Place.at("f.csv", 2, 1), Place.at("f.csv", 3, 3)),
                problems.list().stream().map(Problem::place).toList());
    }

    @Test
    void backslashEscapesWhereQuotesAreNotDoubled() throws IOException {
        Dialect dialect = dialect(UTF_8, Optional.of('"'), false, "", 0, false, true);
        assertEquals(List.of(List.of("a\"b", "c,d", "e\\f")), texts(reader("\"a\\\"b\",c\\,d,e\\\\f\n", dialect)));
        assertEquals(List.of(), texts(reader("\"a\\", dialect)));
        assertProblem(Code.CSV_QUOTE_NOT_CLOSED, Place.at("f.csv", 1, 1));
    }

    @Test
    void withoutQuoteCharacterQuotesAreText() throws IOException {
        assertEquals(List.of(List.of("\"a", "b\"", "c\\d")),
                texts(reader("\"a,b\",c\\d\n", dialect(UTF_8, Optional.empty(), false, "", 0, false, true))));
        assertEquals(List.of(), problems.list());
    }

    @Test
    void commentIsALineThatBeginsWithThePrefixWhateverQuotesItHas() throws IOException {
        Dialect dialect = dialect(UTF_8, Optional.of('"'), true, "//", 0, false, true);
        RowReader reader = reader("// say \"hi\na,b\n\"//\",c\n/d,e\n//\n", dialect);
        List<Row> rows = rows(reader);
        assertEquals(List.of(List.of("a", "b"), List.of("//", "c"), List.of("/d", "e")),
                rows.stream().map(RowReaderTest::texts).toList());
        assertEquals(List.of(2L, 3L, 4L), rows.stream().map(Row::number).toList());
        assertEquals(List.of("say \"hi", ""), reader.takeComments());
    }

    @Test
    void blankRowsAndColumnsArePassedOver() throws IOException {
        Dialect dialect = dialect(UTF_8, Optional.of('"'), true, "", 2, true, true);
        assertEquals(List.of(List.of("c"), List.of()), texts(reader("a,b,c\n , \n\n\"\"\nx\n", dialect)));
    }

    @Test
    void spaceAroundCellsAndQuotesIsTrimmedOrKept() throws IOException {
        assertEquals(List.of(List.of("a", "b,c", "d")), texts(reader(" a , \"b,c\" ,d\t\n", Dialect.DEFAULT)));
        assertEquals(List.of(List.of(" a ", "b")),
                texts(reader(" a ,b\n", dialect(UTF_8, Optional.of('"'), true, "", 0, false, false))));
        assertEquals(List.of(), problems.list());
    }

    @Test
    void otherEncodingsAreReadAndByteOrderMarksPassedOver() throws IOException {
        assertEquals(List.of(List.of("é")), texts(new RowReader(new ByteArrayInputStream("é\n".getBytes(ISO_8859_1)),
                in(ISO_8859_1), "f.csv", problems)));
        assertEquals(List.of(List.of("😀")),
                texts(new RowReader(new ByteArrayInputStream("\uFEFF😀".getBytes(UTF_16BE)), in(UTF_16BE), "f.csv",
                        problems)));
    }

    @Test
    void bytesThatAreNotOfTheEncodingEndReading() throws IOException {
        RowReader reader = new RowReader(new ByteArrayInputStream("é\n".getBytes(ISO_8859_1)), in(US_ASCII), "f.csv",
                problems);
        assertEquals(List.of(), texts(reader));
        assertProblem(Code.FILE_NOT_OF_ENCODING, Place.at("f.csv", 1, 1));
        assertFalse(reader.isWhole());
    }

    @Test
    void everyKindOfLineEndIsCounted() throws IOException {
        assertEquals(List.of(1, 2, 3, 5),
                rows(reader(bytes("a\r\nb\rc,\"x\ny\"\nd"))).stream().map(Row::line).toList());
    }

    private void assertProblem(Code code, Place place) {
        assertEquals(1, problems.list().size(), problems.list().toString());
        Problem problem = problems.list().get(0);
        assertEquals(code, problem.code());
        assertEquals(place, problem.place());
        assertTrue(problem.isError());
    }

    @Test
    void delimiterAndRowEndsCanBeAnyText() throws IOException {
        Dialect dialect = new Dialect(UTF_8, "||", List.of("\u001e", "\u001e\n"), Optional.of('"'), true,
                Optional.of("--"), 0, 0, 0,
                false, false, false);
        RowReader reader = reader("a|b||\"c||d\"||e\nf\u001e--no||row\u001e\n||g\u001e", dialect);
        assertEquals(List.of(List.of("a|b", "c||d", "e\nf"), List.of("", "g")), texts(reader));
        assertEquals(List.of("no||row"), reader.takeComments());
    }

    private RowReader reader(InputStream bytes) {
        return new RowReader(bytes, Dialect.DEFAULT, "f.csv", problems);
    }

    private RowReader reader(String text, Dialect dialect) {
        return new RowReader(bytes(text), dialect, "f.csv", problems);
    }

    private static Dialect in(Charset charset) {
        return dialect(charset, Optional.of('"'), true, "", 0, false, true);
    }

    private static Dialect dialect(Charset charset, Optional<Character> quote, boolean doubled, String comment,
            int skipColumns, boolean skipBlank, boolean trim) {
        return new Dialect(charset, ",", List.of(), quote, doubled,
                Optional.of(comment).filter(prefix -> !prefix.isEmpty()), 0, 0,
                skipColumns, skipBlank, trim, trim);
    }

    private static List<List<String>> texts(RowReader reader) throws IOException {
        return rows(reader).stream().map(RowReaderTest::texts).toList();
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }

    private static List<Row> rows(RowReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream filled(int size) {
        return new InputStream() {
            private int left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        };
    }
}
