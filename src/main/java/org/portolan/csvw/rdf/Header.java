package org.portolan.csvw.rdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Holds the header of a file against the columns that the metadata describes.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schema-compatibility">Metadata Vocabulary, 5.5.1</a>
 */
final class Header {
    private final Table table;
    private final String file;
    private final ProblemSink problems;

    Header(Table table, String file, ProblemSink problems) {
        this.table = table;
        this.file = file;
        this.problems = problems;
    }

    /** The columns of a file that no metadata describes: its header names them. */
    static List<Column> columns(Row header, Inherited inherited, Place place) {
        List<Column> columns = new ArrayList<>();
        for (Cell cell : header.cells()) {
            String name = cell.text().isBlank() ? "_col." + (columns.size() + 1) : encode(cell.text());
            columns.add(new Column(name, List.of(cell.text()), false, false, inherited, place));
        }
        return columns;
    }

    private static String encode(String title) {
        return java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    /** True if the header has the described columns in their order; what it has otherwise is reported. */
    boolean fits(Row header) {
        List<Column> expected = table.fileColumns();
        Set<String> seen = new HashSet<>();
        boolean fits = true;
        for (Cell cell : header.cells()) {
            boolean known = expected.stream().anyMatch(column -> column.isCalled(cell.text()));
            boolean first = seen.add(cell.text());
            if (!known) {
                reportUnknown(cell, expected);
            } else if (!first) {
                problems.report(Problem.error(Code.CSV_COLUMN_REPEATED, Place.at(file, cell.line(), cell.column()),
                        "the column \"%s\" stands here a second time".formatted(cell.text())).mend("delete one of the two columns"));
            }
            fits &= known && first;
        }
        for (Column column : expected) {
            if (header.cells().stream().noneMatch(cell -> column.isCalled(cell.text()))) {
                fits = false;
                problems.report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, header.line()),
                        "the column \"%s\" is missing".formatted(column.name())).because("%s describes it".formatted(column.place()))
                        .mend("add the column; its cells may stay empty unless they are required"));
            }
        }
        return fits && inOrder(header, expected);
    }

    private void reportUnknown(Cell cell, List<Column> expected) {
        List<String> names = expected.stream().map(Column::name).toList();
        List<String> near = Nearest.to(cell.text(), names, 1);
        problems.report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                "the column \"%s\" is not described".formatted(cell.text()))
                .because("%s describes the columns %s".formatted(table.place(), String.join(", ", names)))
                .mend(near.isEmpty() ? "delete the column, or describe it in the metadata" : "did you mean \"%s\"?".formatted(near.get(0))));
    }

    private boolean inOrder(Row header, List<Column> expected) {
        for (int i = 0; i < expected.size(); i++) {
            Cell cell = header.cells().get(i);
            if (!expected.get(i).isCalled(cell.text())) {
                problems.report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                        "the column \"%s\" stands where \"%s\" is expected".formatted(cell.text(), expected.get(i).name()))
                        .because("%s gives the columns their order".formatted(table.place())).mend("put the columns back in that order"));
                return false;
            }
        }
        return true;
    }
}
