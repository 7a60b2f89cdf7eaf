package org.portolan.csvw.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.spreadsheet.ColumnSurvey.Tally;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/** A file that a spreadsheet saved again: how it is written now, and what its cells lost. Immutable once made. */
public final class Resaved {
    private static final int SAMPLE = 1 << 16;

    private final Table table;
    private final Document document;
    private final Writing writing;
    private final List<Optional<ColumnSurvey>> columns = new ArrayList<>();

    private final String firstWrongByte;

    private Resaved(Table table, Document document, byte[] beginning) {
        this.table = table;
        this.document = document;
        this.writing = Writing.guess(beginning, table);
        OptionalInt wrong = Writing.firstMalformed(beginning, table.dialect().encoding());
        this.firstWrongByte = wrong.isEmpty() ? ""
                : " (byte 0x%02X at offset %d)".formatted(beginning[wrong.getAsInt()], wrong.getAsInt());
    }

    /**
     * Looks whether a spreadsheet saved this file again.
     *
     * @return empty if it is written as it is described, and no column was changed as a whole. Decided by the first 64
     *         KiB; only a file that is recognised is read to its end.
     */
    public static Optional<Resaved> recognise(Table table, Document document) throws IOException {
        byte[] beginning = beginning(document);
        if (table.fileColumns().isEmpty() || table.dialect().headerRows() == 0 || beginning.length == 0) {
            return Optional.empty();
        }
        Resaved sample = new Resaved(table, document, beginning);
        try (InputStream bytes = new java.io.ByteArrayInputStream(beginning)) {
            sample.survey(bytes);
        }
        return sample.isWrittenOtherwise() || sample.hasWhollyChangedColumn() ? Optional.of(examine(table, document))
                : Optional.empty();
    }

    /** What a spreadsheet did to this file, if anything: it is read to its end. */
    public static Resaved examine(Table table, Document document) throws IOException {
        Resaved whole = new Resaved(table, document, beginning(document));
        try (InputStream bytes = document.open()) {
            whole.survey(bytes);
        }
        return whole;
    }

    /** The first whole lines of a file. */
    private static byte[] beginning(Document document) throws IOException {
        try (InputStream bytes = document.open()) {
            byte[] read = bytes.readNBytes(SAMPLE);
            int end = read.length;
            while (read.length == SAMPLE && end > 0 && read[end - 1] != '\n') {
                end--;
            }
            return end == 0 ? read : java.util.Arrays.copyOf(read, end);
        }
    }

    private void survey(InputStream bytes) throws IOException {
        read(bytes, header -> header.cells().forEach(cell -> columns.add(column(cell.text()).map(ColumnSurvey::new))),
                row -> {
            for (int i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
                Cell cell = row.cells().get(i);
                columns.get(i).ifPresent(column -> column.look(cell.text(), cell.line()));
            }
        });
    }

    /** Takes a row. */
    interface RowSink {
        void take(Row row) throws IOException;
    }

    /** The last row of the header, then the rows of data. */
    void read(InputStream bytes, RowSink header, RowSink data) throws IOException {
        RowReader reader = new RowReader(bytes, writing.in(table.dialect()), Limits.NONE, document.name(), problem -> {
        });
        reader.skip(table.dialect().skipRows());
        for (int i = 1; i < table.dialect().headerRows(); i++) {
            reader.next();
        }
        RowSink sink = header;
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            sink.take(row.get());
            sink = data;
        }
    }

    private Optional<Column> column(String title) {
        return table.fileColumns().stream().filter(column -> column.isMeant(title)).findFirst();
    }

    /** True if another delimiter or encoding is used than the one described. */
    public boolean isWrittenOtherwise() {
        return !writing.equals(Writing.of(table.dialect()));
    }

    private boolean hasWhollyChangedColumn() {
        return columns.stream().flatMap(Optional::stream).anyMatch(ColumnSurvey::isWhollyChanged);
    }

    /** What was changed, one sentence a kind of change and column; empty if nothing was. */
    public List<String> changes() {
        List<String> said = new ArrayList<>();
        if (!writing.delimiter().equals(table.dialect().delimiter())) {
            said.add("its cells are separated by %s instead of %s".formatted(shown(writing.delimiter()),
                    shown(table.dialect().delimiter())));
        }
        if (!writing.encoding().equals(table.dialect().encoding())) {
            said.add("it is written in %s instead of %s%s".formatted(writing.encoding(), table.dialect().encoding(),
                    firstWrongByte));
        }
        byLoss().forEach((loss, tallies) -> said
                .add("%d %s (%s)".formatted(tallies.values().stream().mapToLong(Tally::cells).sum(), loss.phrase(),
                        tallies.entrySet().stream()
                                .map(entry -> "column \"%s\": \"%s\" in line %d".formatted(entry.getKey(),
                                        entry.getValue().example(),
                        entry.getValue().line())).collect(Collectors.joining(", ")))));
        return said;
    }

    /** Number of cells whose text before the change is not certain. */
    public long lost() {
        return byLoss().values().stream().flatMap(tallies -> tallies.values().stream()).mapToLong(Tally::lost).sum();
    }

    /** Kinds of change, each with its columns by name. */
    Map<Loss, Map<String, Tally>> byLoss() {
        Map<Loss, Map<String, Tally>> found = new EnumMap<>(Loss.class);
        columns.stream().flatMap(Optional::stream).forEach(column -> column.tallies()
                .forEach((loss, tally) -> found.computeIfAbsent(loss, any -> new TreeMap<>()).put(column.name(),
                        tally)));
        return found;
    }

    /** The one problem that says it all. */
    public Problem problem() {
        long lost = lost();
        String rest = lost == 0 ? ""
                : ", but for %d cell%s that must be taken from an older copy".formatted(lost, lost == 1 ? "" : "s");
        return Problem.error(Code.CSV_RESAVED, Place.file(document.name()),
                "a spreadsheet saved this file in its own way, not as its metadata describes it")
                .because(String.join("; ", changes()))
                .mend("\"portolan tidy %s\" writes it back%s; to save it right: ".formatted(document.name(), rest)
                        + "as \"CSV UTF-8 (comma delimited)\", after importing every column as text");
    }

    Table table() {
        return table;
    }

    Document document() {
        return document;
    }

    List<Optional<ColumnSurvey>> columns() {
        return List.copyOf(columns);
    }

    private static String shown(String delimiter) {
        return delimiter.equals("\t") ? "tabs" : "\"" + delimiter + "\"";
    }
}
