package org.portolan.csvw.draft;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.spreadsheet.Writing;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;

/**
 * How a file of which nothing is described is written, as far as its beginning tells.
 *
 * @param writing  its encoding, delimiter and comments
 * @param skipRows number of rows above the header
 */
record Layout(Writing writing, int skipRows) {
    private static final Pattern NAMED_DELIMITER = Pattern.compile("\uFEFF?\"?sep=(.)\"?(?:\r|\n).*",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.,]+");
    private static final int LOOKED_AT = 20;
    private static final int MOST_TITLES = 10;

    /**
     * The layout of a file: the delimiter that gives its first rows the most cells, as many in each as in the header.
     *
     * @param beginning its first bytes
     */
    static Layout guess(byte[] beginning) {
        Charset encoding = Writing.encoding(beginning, StandardCharsets.UTF_8);
        Matcher named = NAMED_DELIMITER.matcher(new String(beginning, encoding));
        if (named.matches()) {
            return new Layout(new Writing(encoding, named.group(1), Optional.empty()), 1);
        }
        List<Layout> layouts = Writing.DELIMITERS.stream().flatMap(delimiter -> Stream
                .of(Optional.<String>empty(), Optional.of(Writing.COMMENT))
                .map(comment -> new Layout(new Writing(encoding, delimiter, comment), 0))).toList();
        Layout even = layouts.stream().max(Comparator.comparingInt(layout -> layout.evenCells(beginning)))
                .orElseThrow();
        Stream<Layout> titled = layouts.stream().flatMap(layout -> layout.belowTitles(beginning).stream());
        Optional<Layout> widest = titled
                .max(Comparator.comparingInt((Layout layout) -> layout.evenCells(beginning)));
        return widest.filter(layout -> layout.evenCells(beginning) > 1
                && (even.evenCells(beginning) == 1 || even.hasTitleOnly(beginning))).orElse(even);
    }

    /** The dialect to read the file with; blank rows are rows. */
    Dialect dialect() {
        Dialect plain = Dialect.DEFAULT;
        return writing.in(new Dialect(plain.encoding(), plain.delimiter(), plain.rowEnds(), plain.quote(),
                plain.doubleQuote(), plain.comment(), plain.headerRows(), skipRows, plain.skipColumns(), false,
                plain.trimStart(), plain.trimEnd()));
    }

    private List<Row> rows(byte[] beginning) {
        return writing.firstRows(beginning, dialect(), LOOKED_AT).stream().filter(row -> written(row) > 0).toList();
    }

    private static int written(Row row) {
        return (int) row.cells().stream().filter(cell -> !cell.text().isBlank()).count();
    }

    /** Number of cells in the header, if the rows after it have as many; else 1. */
    private int evenCells(byte[] beginning) {
        List<Integer> sizes = rows(beginning).stream().map(row -> row.cells().size()).toList();
        long even = sizes.stream().filter(size -> size.equals(sizes.get(0))).count();
        return sizes.isEmpty() || even * 5 < sizes.size() * 4L ? 1 : sizes.get(0);
    }

    /** True if the first row has one cell that is written and others that are not. */
    private boolean hasTitleOnly(byte[] beginning) {
        List<Row> rows = rows(beginning);
        return !rows.isEmpty() && written(rows.get(0)) == 1 && rows.get(0).cells().size() > 1;
    }

    /** The same below the rows above the first that may be a header: full, of several cells, none of them a number. */
    private Optional<Layout> belowTitles(byte[] beginning) {
        List<Row> rows = rows(beginning);
        Optional<Row> header = rows.stream().limit(MOST_TITLES).filter(row -> row.cells().size() > 1)
                .filter(row -> written(row) == row.cells().size() && row.cells().stream().map(Cell::text)
                        .noneMatch(text -> NUMBER.matcher(text).matches()))
                .findFirst();
        return header.filter(row -> rows.indexOf(row) > 0 && rows.subList(0, rows.indexOf(row)).stream()
                .allMatch(above -> written(above) < written(row)))
                .map(row -> new Layout(writing, (int) row.number() - 1));
    }
}
