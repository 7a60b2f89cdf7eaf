package org.portolan.csvw.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.spreadsheet.Writing;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.ProblemSink;

/**
 * The first rows of a table.
 *
 * @param file    its file
 * @param writing how the file is written, as far as its beginning tells
 * @param columns its columns
 * @param rows    number of rows read
 */
record TableSample(Path file, Writing writing, List<ColumnSample> columns, int rows) {
    private static final int BEGINNING = 1 << 16;
    private static final List<String> KEY_NAMES = List.of("key", "id", "code", "identifier", "nr", "no", "number");

    static TableSample of(Path file, int most, ProblemSink problems) throws IOException {
        Writing writing = Writing.guess(beginning(file));
        try (InputStream bytes = Files.newInputStream(file)) {
            RowReader reader = new RowReader(bytes, writing.in(Dialect.DEFAULT), file.toString(), problems);
            List<Cell> header = reader.next().map(Row::cells).orElse(List.of());
            List<List<String>> texts = new ArrayList<>();
            header.forEach(cell -> texts.add(new ArrayList<>()));
            int rows = 0;
            for (Optional<Row> row = reader.next(); row.isPresent() && rows < most; row = reader.next()) {
                rows++;
                for (int i = 0; i < texts.size(); i++) {
                    texts.get(i).add(i < row.get().cells().size() ? row.get().cells().get(i).text() : "");
                }
            }
            return new TableSample(file, writing, columns(header, texts), rows);
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
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

    /** The column whose values tell the rows apart: one that is called so, else the first. */
    Optional<ColumnSample> key() {
        List<ColumnSample> unique = columns.stream().filter(ColumnSample::isUnique).toList();
        return unique.stream()
                .filter(column -> KEY_NAMES.stream()
                        .anyMatch(name -> column.name().equals(name) || column.name().endsWith("_" + name)))
                .findFirst().or(() -> unique.stream().findFirst().filter(column -> rows > 1));
    }

    /** Name of the file without its extension. */
    String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
