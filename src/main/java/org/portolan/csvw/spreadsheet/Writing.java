package org.portolan.csvw.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;

/**
 * How a file is written.
 *
 * @param encoding  its character set
 * @param delimiter what separates its cells
 * @param comment   what begins lines that are no rows, if anything does
 */
public record Writing(Charset encoding, String delimiter, Optional<String> comment) {
    /** What begins a comment where metadata says that there are comments, and nothing else. */
    public static final String COMMENT = "#";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 20;
    /** What separates the cells of most files. */
    public static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /**
     * How the file that begins with these bytes is written: the way in which most of its columns are found; where
     * several are as good, the first, which is the one that is described.
     */
    static Writing guess(byte[] beginning, Table table) {
        Charset encoding = encoding(beginning, table.dialect().encoding());
        Writing described = new Writing(encoding, table.dialect().delimiter(), table.dialect().comment());
        Optional<String> comment = described.comment().or(() -> Optional.of(COMMENT));
        Stream<Writing> ways = Stream.concat(Stream.of(described), DELIMITERS.stream()
                .map(delimiter -> new Writing(encoding, delimiter, described.comment())));
        return ways.flatMap(way -> Stream.of(way, new Writing(encoding, way.delimiter(), comment)))
                .max(Comparator.comparingLong((Writing writing) -> writing.knownColumns(beginning, table))
                        .thenComparing(writing -> writing.comment().equals(described.comment())))
                .orElse(described);
    }

    /** The dialect of a table of this description whose file is written in this way. */
    public Dialect in(Dialect described) {
        return new Dialect(encoding, delimiter, described.rowEnds(), described.quote(), described.doubleQuote(),
                comment, described.headerRows(), described.skipRows(), described.skipColumns(),
                described.skipBlankRows(), described.trimStart(), described.trimEnd());
    }

    /** Number of columns that the header names; without a header, number of rows that have as many cells as columns. */
    private long knownColumns(byte[] beginning, Table table) {
        int headers = table.dialect().headerRows();
        List<Row> rows = firstRows(beginning, table.dialect(), headers == 0 ? LOOKED_AT : headers);
        return headers == 0
                ? rows.stream().filter(row -> row.cells().size() == table.fileColumns().size()).count()
                : table.fileColumns().stream().filter(column -> rows.stream()
                        .anyMatch(row -> row.cells().stream().anyMatch(cell -> column.isMeant(cell.text())))).count();
    }

    /** The first rows after those that the dialect skips. */
    public List<Row> firstRows(byte[] beginning, Dialect described, int most) {
        List<Row> rows = new ArrayList<>();
        try {
            RowReader reader = new RowReader(new ByteArrayInputStream(beginning), in(described), "", problem -> {
            });
            reader.skip(described.skipRows());
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
                if (rows.size() == most) {
                    break;
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    /** The character set of a file that begins with these bytes: the one that is described, if it can be. */
    public static Charset encoding(byte[] beginning, Charset described) {
        if (startsWith(beginning, 0xFF, 0xFE) || startsWith(beginning, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        if (isSingleByte(described) && isMultiByteUtf8(beginning)) {
            return StandardCharsets.UTF_8;
        }
        return decodes(beginning, described) || !decodes(beginning, WINDOWS) ? described : WINDOWS;
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    /** True if there are characters beyond ASCII, all of them UTF-8: text in a single-byte set hardly ever reads so. */
    private static boolean isMultiByteUtf8(byte[] bytes) {
        return !decodes(bytes, StandardCharsets.US_ASCII) && decodes(bytes, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean decodes(byte[] bytes, Charset charset) {
        return firstMalformed(bytes, charset).isEmpty();
    }

    /** Offset of the first byte that is no part of a character. */
    static OptionalInt firstMalformed(byte[] bytes, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }
}
