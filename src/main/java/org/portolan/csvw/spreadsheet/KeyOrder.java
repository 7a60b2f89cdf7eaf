package org.portolan.csvw.spreadsheet;

import java.util.Comparator;
import java.util.List;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;

/** The order of rows by their primary key: by code points. */
final class KeyOrder {
    private KeyOrder() {
    }

    /** The order of rows of cell texts; all are equal if there is no key. */
    static Comparator<List<String>> of(Table table, TableSurvey survey) {
        Comparator<List<String>> order = (one, other) -> 0;
        for (String name : table.primaryKey().map(Located::value).orElse(List.of())) {
            int position = survey.position(name);
            if (position >= 0) {
                order = order.thenComparing(row -> position < row.size() ? row.get(position) : "");
            }
        }
        return order;
    }
}
