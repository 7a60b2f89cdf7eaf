package org.portolan.csvw.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.spreadsheet.NoTable;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * The first rows of a table.
 *
 * @param file    its file
 * @param layout  how the file is written, as far as its beginning tells
 * @param columns its columns
 * @param rows    the rows that were read
 */
record TableSample(Path file, Layout layout, List<ColumnSample> columns, Rows rows) {
    private static final int BEGINNING = 1 << 16;
    private static final List<String> KEY_NAMES = List.of("key", "id", "code", "identifier", "nr", "no", "number");

    /**
     * What was read of a table.
     *
     * @param above    what is written above its header
     * @param number   number of rows of data
     * @param hasBlank true if there are blank rows among them
     * @param ragged   lines of rows that have more or fewer cells than the header
     */
    record Rows(List<String> above, int number, boolean hasBlank, List<Integer> ragged) {
        /** Copies the lists. */
        Rows {
            above = List.copyOf(above);
            ragged = List.copyOf(ragged);
        }
    }

    static TableSample of(Path file, int most, ProblemSink problems) throws IOException {
        Document document = new Document(file.toUri().toString(), file, file.toString());
        Optional<Problem> noTable = NoTable.recognise(document);
        if (noTable.isPresent()) {
            problems.report(noTable.get());
            return new TableSample(file, Layout.guess(new byte[0]), List.of(),
                    new Rows(List.of(), 0, false, List.of()));
        }
        Layout layout = Layout.guess(beginning(document));
        List<Problem> heard = new ArrayList<>();
        TableSample sample;
        try (InputStream bytes = document.open()) {
            sample = read(file, layout, new RowReader(bytes, layout.dialect(), file.toString(), heard::add), most);
        }
        heard.forEach(problems::report);
        if (heard.isEmpty() && sample.columns().isEmpty()) {
            problems.report(Problem.error(Code.FILE_EMPTY, Place.file(file.toString()), "this file has no header row")
                    .mend("write the names of the columns in the first row"));
        }
        return sample;
    }

    private static TableSample read(Path file, Layout layout, RowReader reader, int most) throws IOException {
        reader.skip(layout.skipRows());
        List<Cell> header = reader.next().map(Row::cells).orElse(List.of());
        List<String> above = reader.takeComments();
        List<List<String>> texts = new ArrayList<>();
        header.forEach(cell -> texts.add(new ArrayList<>()));
        List<Integer> ragged = new ArrayList<>();
        boolean hasBlank = false;
        int rows = 0;
        for (Optional<Row> row = reader.next(); row.isPresent() && rows < most; row = reader.next()) {
            List<Cell> cells = row.get().cells();
            if (header.size() > 1 && cells.stream().allMatch(cell -> cell.text().isBlank())) {
                hasBlank = true;
                continue;
            }
            rows++;
            if (cells.size() != header.size()) {
                ragged.add(row.get().line());
            }
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).add(i < cells.size() ? cells.get(i).text() : "");
            }
        }
        return new TableSample(file, layout, columns(header, texts), new Rows(above, rows, hasBlank, ragged));
    }

    private static byte[] beginning(Document document) throws IOException {
        try (InputStream bytes = document.open()) {
            return bytes.readNBytes(BEGINNING);
        }
    }

    private static List<ColumnSample> columns(List<Cell> header, List<List<String>> texts) {
        List<ColumnSample> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            ColumnSample column = ColumnSample.of(header.get(i).text(), i + 1, texts.get(i));
            columns.add(names.add(column.name()) ? column : column.named(column.name() + "_" + (i + 1)));
        }
        return columns;
    }

    /** The column whose values tell the rows apart: one that is called so, else the first that may name them. */
    Optional<ColumnSample> key() {
        return columns.stream().filter(ColumnSample::isUnique).filter(TableSample::isCalledKey).findFirst()
                .or(() -> columns.stream().filter(ColumnSample::isUnique).filter(this::mayName).findFirst());
    }

    /** True if the column is called as keys are. */
    static boolean isCalledKey(ColumnSample column) {
        return KEY_NAMES.stream().anyMatch(name -> column.name().equals(name) || column.name().endsWith("_" + name));
    }

    /** Measures differ by chance; whole numbers are keys where keys stand, in the first column. */
    private boolean mayName(ColumnSample column) {
        return rows.number() > 1 && !column.isMeasured() && (!column.isCounted() || columns.indexOf(column) == 0);
    }

    /** Name of the file without its extension. */
    String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
