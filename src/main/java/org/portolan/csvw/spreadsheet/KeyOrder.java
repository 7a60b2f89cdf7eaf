package org.portolan.csvw.spreadsheet;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.CellValues;

/** The order of rows by their primary key: numbers by size, other values by code points, empty cells first. */
final class KeyOrder {
    private KeyOrder() {
    }

    /** The order of rows of cell texts; all are equal if there is no key. */
    static Comparator<List<String>> of(Table table, TableSurvey survey) {
        Comparator<List<String>> order = (one, other) -> 0;
        for (String name : table.primaryKey().map(Located::value).orElse(List.of())) {
            Optional<Column> column = table.fileColumns().stream().filter(any -> any.name().equals(name)).findFirst();
            int position = survey.position(name);
            if (column.isPresent() && position >= 0) {
                CellParser parser = new CellParser(column.get().inherited());
                order = order.thenComparing(
                        row -> Key.of(parser, position < row.size() ? row.get(position) : ""));
            }
        }
        return order;
    }

    /** A cell of the key: its number if it is one. */
    private record Key(Optional<BigDecimal> number, String text) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator
                .comparing((Key key) -> key.number().isEmpty() && !key.text().isEmpty())
                .thenComparing(key -> key.number().orElse(BigDecimal.ZERO)).thenComparing(Key::text);

        static Key of(CellParser parser, String cell) {
            CellValues read = parser.parse(cell);
            String text = read.faults().isEmpty() && read.values().size() == 1 ? read.values().get(0).lexical() : cell;
            boolean isNumber = parser.isNumeric() && text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
            return new Key(isNumber ? Optional.of(new BigDecimal(text)) : Optional.empty(), text);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
