package org.portolan.csvw.annotated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.Title;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Holds the header of a file against the columns that the metadata describes. Columns go by their position: a validator refuses a
 * table whose header does not fit, a converter says so and goes on.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schema-compatibility">Metadata Vocabulary, 5.5.1</a>
 */
final class Header {
    private final Table table;
    private final String file;
    private final Severity severity;
    private final ProblemSink problems;

    Header(Table table, String file, Severity severity, ProblemSink problems) {
        this.table = table;
        this.file = file;
        this.severity = severity;
        this.problems = problems;
    }

    /** The table with the columns that its header names, which no metadata describes. */
    static Table describe(Table table, Row header) {
        List<Column> columns = new ArrayList<>();
        for (Cell cell : header.cells()) {
            boolean blank = cell.text().isBlank();
            columns.add(Column.found(blank ? "_col." + (columns.size() + 1) : encode(cell.text()),
                    blank ? List.of() : List.of(new Title(cell.text(), "und")), table.inherited(), table.place()));
        }
        return table.withColumns(columns);
    }

    /** The table with columns for the cells that stand beyond those described, called {@code _col.N}. */
    static Table complete(Table table, int cells) {
        List<Column> inFile = table.fileColumns();
        List<Column> columns = new ArrayList<>(inFile);
        for (int i = inFile.size(); i < cells; i++) {
            columns.add(Column.found("_col." + (i + 1), List.of(), table.inherited(), table.place()));
        }
        return table.withColumns(Stream.concat(columns.stream(), table.columns().stream().filter(Column::virtual)).toList());
    }

    private static String encode(String title) {
        return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    /** True if the header has the described columns in their order; what it has otherwise is reported. */
    boolean fits(Row header) {
        List<Column> expected = table.fileColumns();
        boolean fits = header.cells().size() == expected.size();
        for (int i = 0; i < Math.min(expected.size(), header.cells().size()); i++) {
            fits &= goesWith(expected.get(i), header.cells().get(i));
        }
        if (!fits) {
            explain(header, expected);
        }
        return fits;
    }

    private boolean goesWith(Column column, Cell cell) {
        boolean unsaid = column.isAnonymous() || cell.text().isEmpty() || column.titles().isEmpty() && severity == Severity.WARNING;
        return unsaid || column.isCalled(title(cell));
    }

    private Title title(Cell cell) {
        return new Title(cell.text(), table.inherited().lang());
    }

    private void explain(Row header, List<Column> expected) {
        Set<String> seen = new HashSet<>();
        boolean said = false;
        for (Cell cell : header.cells()) {
            boolean known = expected.stream().anyMatch(column -> column.isCalled(title(cell)));
            boolean first = seen.add(cell.text());
            if (!known) {
                reportUnknown(cell, expected);
            } else if (!first) {
                report(Problem.error(Code.CSV_COLUMN_REPEATED, Place.at(file, cell.line(), cell.column()),
                        "the column \"%s\" stands here a second time".formatted(cell.text())).mend("delete one of the two columns"));
            }
            said |= !known || !first;
        }
        for (Column column : expected) {
            if (!column.isAnonymous() && header.cells().stream().noneMatch(cell -> column.isCalled(title(cell)) || column.isMeant(cell.text()))) {
                said = true;
                report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, header.line()),
                        "the column \"%s\" is missing".formatted(column.name())).because("%s describes it".formatted(column.place()))
                        .mend("add the column; its cells may stay empty unless they are required"));
            }
        }
        if (!said) {
            reportOrder(header, expected);
        }
    }

    private void reportUnknown(Cell cell, List<Column> expected) {
        List<String> names = expected.stream().map(Column::name).toList();
        boolean byName = expected.stream().anyMatch(column -> column.isMeant(cell.text()));
        List<String> near = Nearest.to(cell.text(), names, 1);
        report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                "the column \"%s\" is not described".formatted(cell.text()))
                .because("%s describes %s".formatted(table.place(), names.isEmpty() ? "no column" : "the columns " + String.join(", ", names)))
                .mend(byName ? "write \"titles\": \"%s\" beside its name in the metadata".formatted(cell.text())
                        : near.isEmpty() ? "delete the column, or describe it in the metadata" : "did you mean \"%s\"?".formatted(near.get(0))));
    }

    private void reportOrder(Row header, List<Column> expected) {
        for (int i = 0; i < Math.min(expected.size(), header.cells().size()); i++) {
            Cell cell = header.cells().get(i);
            if (!goesWith(expected.get(i), cell)) {
                report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                        "the column \"%s\" stands where \"%s\" is expected".formatted(cell.text(), expected.get(i).name()))
                        .because("%s gives the columns their order".formatted(table.place())).mend("put the columns back in that order"));
                return;
            }
        }
        report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, header.line()),
                "the header has %d columns, the metadata describes %d".formatted(header.cells().size(), expected.size()))
                .because("%s describes them".formatted(table.place())).mend("give the file all of them, in their order"));
    }

    private void report(Problem problem) {
        problems.report(problem.as(severity));
    }
}
