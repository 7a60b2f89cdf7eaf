package org.portolan.csvw.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;

/** The columns of a file with what a spreadsheet did to their cells, and the rows that are none. Not thread-safe. */
final class TableSurvey {
    private final Table table;
    private final List<Optional<ColumnSurvey>> columns;
    private final List<Row> header;
    private final boolean hasSeveralColumns;
    private Tally emptyRows = Tally.NONE;
    private Tally longRows = Tally.NONE;
    private Tally raggedRows = Tally.NONE;

    private TableSurvey(Table table, List<Row> header) {
        this.table = table;
        this.header = header;
        this.columns = columns(table, header);
        this.hasSeveralColumns = table.fileColumns().size() > 1;
    }

    /** Begins with the header, which this reader has reached; the reader then stands before the data. */
    static TableSurvey begin(Table table, RowReader reader) throws IOException {
        List<Row> header = new ArrayList<>();
        Optional<Row> row = Optional.empty();
        while (header.size() < table.dialect().headerRows() && (row = reader.next()).isPresent()) {
            header.add(row.get());
        }
        return new TableSurvey(table, header);
    }

    /** The columns by their titles; those that have none, and those of a file without a header, by their position. */
    private static List<Optional<ColumnSurvey>> columns(Table table, List<Row> header) {
        List<Column> described = table.fileColumns();
        List<Optional<ColumnSurvey>> found = new ArrayList<>();
        int width = header.isEmpty() ? described.size() : width(header.get(0).cells(), described.size());
        for (int i = 0; i < width; i++) {
            List<String> titles = titles(header, i);
            Optional<Column> inPlace = i < described.size() ? Optional.of(described.get(i)) : Optional.empty();
            found.add(inPlace.filter(column -> titles.isEmpty() || column.isAnonymous()
                    || titles.stream().anyMatch(column::isMeant))
                    .or(() -> described.stream().filter(column -> titles.stream().anyMatch(column::isMeant))
                            .findFirst())
                    .map(ColumnSurvey::new));
        }
        return found;
    }

    private static List<String> titles(List<Row> header, int column) {
        return header.stream().filter(row -> column < row.cells().size()).map(row -> row.cells().get(column).text())
                .filter(title -> !title.isEmpty()).toList();
    }

    /** Number of cells without the empty ones beyond those that are described. */
    private static int width(List<Cell> cells, int described) {
        int width = cells.size();
        while (width > described && cells.get(width - 1).text().isEmpty()) {
            width--;
        }
        return width;
    }

    /** Hears a row of data. */
    void hear(Row row) {
        for (int i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
            String text = row.cells().get(i).text();
            columns.get(i).ifPresent(column -> column.hear(text));
        }
    }

    /** Called once all rows have been heard, with the ways of writing that the file is suspected of. */
    void settle(Set<Convention> suspected) {
        Set<Convention> conventions = EnumSet.noneOf(Convention.class);
        conventions.addAll(suspected);
        known().forEach(column -> conventions.addAll(column.foreign()));
        Set<ColumnSurvey.Letters> letters = EnumSet.noneOf(ColumnSurvey.Letters.class);
        known().forEach(column -> letters.addAll(column.letters()));
        known().forEach(column -> {
            column.settle(conventions);
            column.settleLetters(letters);
        });
    }

    /** Counts what is to be done with a row of data. */
    void count(Row row) {
        if (isEmpty(row)) {
            emptyRows = emptyRows.with("", row.line());
            return;
        }
        int width = width(row.cells(), columns.size());
        if (width < row.cells().size()) {
            longRows = longRows.with("", row.line());
        }
        if (width != columns.size()) {
            raggedRows = raggedRows.with("", row.line());
        }
        for (int i = 0; i < Math.min(width, columns.size()); i++) {
            Cell cell = row.cells().get(i);
            columns.get(i).ifPresent(column -> column.count(cell.text(), cell.line()));
        }
    }

    /** True for a row in which a spreadsheet wrote nothing but delimiters. */
    boolean isEmpty(Row row) {
        return hasSeveralColumns && row.cells().stream().allMatch(cell -> cell.text().isEmpty());
    }

    /** The texts to write for a row: one for each of its cells that stays. */
    List<String> repaired(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < width(row.cells(), columns.size()); i++) {
            String text = row.cells().get(i).text();
            texts.add(i < columns.size() ? columns.get(i).map(column -> column.judge(text).text()).orElse(text) : text);
        }
        return texts;
    }

    /** The texts to write for a row of the header. */
    List<String> titles(Row row) {
        return row.cells().subList(0, width(row.cells(), columns.size())).stream().map(Cell::text).toList();
    }

    /** The rows of the header, as far as the file has them. */
    List<Row> header() {
        return header;
    }

    /** Position of a column in the file; negative if it is not there. */
    int position(String name) {
        return columns.stream().map(column -> column.map(ColumnSurvey::name).orElse("")).toList().indexOf(name);
    }

    private List<ColumnSurvey> known() {
        return columns.stream().flatMap(Optional::stream).toList();
    }

    /** Number of cells that would be read in one of two ways without a word. */
    long doubtful() {
        return known().stream().mapToLong(ColumnSurvey::doubtful).sum();
    }

    boolean hasWhollyChangedColumn() {
        return known().stream().anyMatch(ColumnSurvey::isWhollyChanged);
    }

    /**
     * True if cells break the rules of their columns as spreadsheets make them: in two ways, or in one way in three
     * cells of a column at least, and each time in most of the cells of the column that a spreadsheet would have
     * changed. One wrong cell among right ones is a slip of a hand.
     */
    boolean hasManyChanges() {
        return known().stream().anyMatch(ColumnSurvey::isMostlyChanged)
                || known().stream().flatMap(column -> column.kindsOfChange().stream()).distinct().count() > 1;
    }

    /** True if texts that were encoded twice are all that is to be repaired. */
    boolean isEncodedTwiceAlone() {
        return repaired().cells().keySet().equals(EnumSet.of(Loss.ENCODED_TWICE))
                && left().cells().keySet().stream().allMatch(Loss.ENCODED_TWICE::equals);
    }

    /** What is repaired. */
    Counts repaired() {
        return new Counts(cells(ColumnSurvey::repaired), emptyRows, longRows);
    }

    /** What is left as it is. */
    Counts left() {
        return new Counts(cells(ColumnSurvey::left), raggedRows, Tally.NONE);
    }

    /**
     * Cells and rows of one fate.
     *
     * @param cells  kinds of change, each with its columns by name
     * @param rows   rows as a whole: empty ones, or ones of another length than the header
     * @param beyond rows with empty cells beyond the header
     */
    record Counts(Map<Loss, Map<String, Tally>> cells, Tally rows, Tally beyond) {
        long number() {
            return cells.values().stream().flatMap(tallies -> tallies.values().stream()).mapToLong(Tally::number).sum();
        }
    }

    private Map<Loss, Map<String, Tally>> cells(Function<ColumnSurvey, Map<Loss, Tally>> fate) {
        Map<Loss, Map<String, Tally>> found = new EnumMap<>(Loss.class);
        known().forEach(column -> fate.apply(column).forEach((loss, tally) -> found
                .computeIfAbsent(loss, any -> new TreeMap<>()).put(column.name(), tally)));
        return found;
    }

    /** What the header and the metadata do not have in common, a phrase each. */
    List<String> strangers() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < columns.size() && !header.isEmpty(); i++) {
            if (columns.get(i).isEmpty()) {
                said.add("the column \"%s\", which its metadata does not describe"
                        .formatted(String.join(" ", titles(header, i))));
            }
        }
        List<String> names = known().stream().map(ColumnSurvey::name).toList();
        table.fileColumns().stream().map(Column::name).filter(name -> !header.isEmpty() && !names.contains(name))
                .forEach(name -> said.add("the column \"%s\" is missing".formatted(name)));
        List<String> described = table.fileColumns().stream().map(Column::name).toList();
        if (said.isEmpty() && !header.isEmpty() && !names.equals(described)) {
            said.add("its columns stand in another order than its metadata gives them");
        }
        return said;
    }
}
