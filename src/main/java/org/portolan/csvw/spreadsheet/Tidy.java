package org.portolan.csvw.spreadsheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;

/**
 * Writes a file the way its metadata describes it: its delimiter and encoding, cells as they were before a spreadsheet
 * changed them where that is certain, no rows of empty cells, no empty cells beyond the header.
 */
public final class Tidy {
    private final Resaved file;
    private final Dialect dialect;

    /** A writer of this file. */
    public Tidy(Resaved file) {
        this.file = file;
        this.dialect = file.table().dialect();
    }

    /** Puts the repaired file in the place of {@code target}, whole or not at all. */
    public void write(Path target, boolean sorted) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path candidate = Files.createTempFile(folder, ".portolan", ".csv");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(candidate, dialect.encoding())) {
                rows(out, sorted);
            }
            Files.move(candidate, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(candidate);
        }
    }

    private void rows(BufferedWriter out, boolean sorted) throws IOException {
        List<List<String>> held = new ArrayList<>();
        try (InputStream bytes = file.document().open()) {
            file.read(bytes, row -> line(out, texts(row)), row -> {
                if (sorted) {
                    held.add(repaired(row));
                } else {
                    line(out, repaired(row));
                }
            });
        }
        held.sort(byKey());
        for (List<String> row : held) {
            line(out, row);
        }
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }

    private List<String> repaired(Row row) {
        List<String> texts = new ArrayList<>(texts(row));
        List<Optional<ColumnSurvey>> columns = file.columns();
        while (texts.size() > columns.size() && texts.get(texts.size() - 1).isEmpty()) {
            texts.remove(texts.size() - 1);
        }
        for (int i = 0; i < Math.min(texts.size(), columns.size()); i++) {
            String text = texts.get(i);
            texts.set(i, columns.get(i).map(column -> column.repaired(text)).orElse(text));
        }
        return texts;
    }

    /** By the cells of the primary key, in the order of code points; as they stand if there is none. */
    private Comparator<List<String>> byKey() {
        List<String> key = file.table().primaryKey().map(Located::value).orElse(List.of());
        List<String> names = file.table().fileColumns().stream().map(Column::name).toList();
        Comparator<List<String>> order = (one, other) -> 0;
        for (String name : key) {
            int index = names.indexOf(name);
            order = order.thenComparing(row -> index < row.size() ? row.get(index) : "");
        }
        return order;
    }

    private void line(BufferedWriter out, List<String> texts) throws IOException {
        out.write(texts.stream().map(this::quoted).collect(Collectors.joining(dialect.delimiter())));
        out.write(dialect.rowEnds().isEmpty() ? "\n" : dialect.rowEnds().get(0));
    }

    private String quoted(String text) {
        boolean needed = text.contains(dialect.delimiter()) || dialect.rowEnds().stream().anyMatch(text::contains)
                || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || !text.equals(text.strip()) || dialect.comment().filter(text::startsWith).isPresent();
        return needed ? "\"" + text.replace("\"", dialect.doubleQuote() ? "\"\"" : "\\\"") + "\"" : text;
    }
}
