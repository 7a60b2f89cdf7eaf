package org.portolan.csvw.rdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Place;

/**
 * The values of a row by column name, as templates and keys ask for them.
 *
 * @param row     the row as it is written
 * @param number  its number among the rows of data, from 1
 * @param cells   its cells by column name
 * @param values  their values by column name
 */
record RowValues(Row row, long number, Map<String, Cell> cells, Map<String, CellValues> values) {
    /** Stands between the parts of a key of several columns. */
    static final String SEPARATOR = "\u0000";

    /** A row whose cells are still to be put. */
    static RowValues of(Row row, long number) {
        return new RowValues(row, number, new HashMap<>(), new HashMap<>());
    }

    int line() {
        return row.line();
    }

    /** The values of a template's variable. */
    List<String> variable(String name, String column) {
        return switch (name) {
            case "_row" -> List.of(Long.toString(number));
            case "_sourceRow" -> List.of(Long.toString(row.number()));
            case "_name" -> List.of(column);
            default -> lexical(name);
        };
    }

    private List<String> lexical(String name) {
        CellValues found = values.get(name);
        return found == null ? List.of() : found.values().stream().map(CellValues.Value::lexical).toList();
    }

    /** The key of these columns; empty if one of them is null. */
    String key(List<String> columns) {
        return columns.stream().anyMatch(name -> lexical(name).isEmpty()) ? ""
                : columns.stream().map(name -> String.join("|", lexical(name))).collect(Collectors.joining(SEPARATOR));
    }

    /** Where the cell of a column stands. */
    Place place(String column, String file) {
        Cell cell = cells.get(column);
        return cell == null ? Place.line(file, row.line()) : Place.at(file, cell.line(), cell.column());
    }
}
