package org.portolan.csvw.annotated;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Holds the header of a file against the columns that the metadata describes. Columns go by their position: a validator
 * refuses a table whose header does not fit, a converter says so and goes on.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schema-compatibility">Metadata Vocabulary, 5.5.1</a>
 */
final class Header {
    private static final String DELIMITER = "sep=";

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

    /**
     * What the header says of a column.
     *
     * @param cell   the cell that stands for it in messages: the first that is not blank
     * @param titles what is written in its rows, without blanks
     */
    private record Heading(Cell cell, List<Title> titles) {
        String text() {
            return cell.text();
        }
    }

    /** True for the line {@code sep=;}, which spreadsheets take for no row. */
    private static boolean tellsDelimiter(Heading heading) {
        return heading.text().length() <= DELIMITER.length() + 1 && heading.text().startsWith(DELIMITER);
    }

    private static List<Heading> headings(List<Row> rows, String language) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < rows.get(0).cells().size(); i++) {
            int column = i;
            List<Cell> written = rows.stream().filter(row -> column < row.cells().size())
                    .map(row -> row.cells().get(column))
                    .filter(cell -> !cell.text().isBlank()).toList();
            headings.add(new Heading(written.isEmpty() ? rows.get(0).cells().get(i) : written.get(0),
                    written.stream().map(cell -> new Title(cell.text(), language)).toList()));
        }
        return headings;
    }

    /** The table with the columns that its header names, which no metadata describes. */
    Table describe(List<Row> rows) {
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Heading> headings = headings(rows, "und");
        if (headings.size() == 1) {
            reportOtherDelimiter(headings.get(0));
        }
        for (Heading heading : headings) {
            if (!heading.titles().isEmpty() && !seen.add(heading.text())) {
                problems.report(repeated(heading).as(Severity.WARNING).because("both become one property"));
            }
            if (tellsDelimiter(heading)) {
                problems.report(delimiterTold(heading).as(Severity.WARNING)
                        .mend("\"portolan init %s\" writes metadata that passes it over; or delete this line and "
                                .formatted(file) + "save the table as \"CSV UTF-8 (comma delimited)\""));
            }
            String name = heading.titles().isEmpty() ? "_col." + (columns.size() + 1) : encode(heading.text());
            columns.add(Column.found(name, heading.titles(), table.inherited(), table.place()));
        }
        return table.withColumns(columns);
    }

    /** A header of one cell that holds what separates cells in other files. */
    private void reportOtherDelimiter(Heading only) {
        String own = table.dialect().delimiter();
        Stream.of(";", "\t").filter(other -> !own.equals(other) && only.text().contains(other) && !tellsDelimiter(only))
                .findFirst().ifPresent(other -> problems.report(Problem.warning(Code.CSV_RESAVED,
                        Place.at(file, only.cell().line(), only.cell().column()),
                        "this header is one column, and has %s in it".formatted(
                                other.equals("\t") ? "tabs" : "\"" + other + "\""))
                        .because("cells are separated by \"%s\" unless metadata says otherwise".formatted(own))
                        .mend("if that separates the cells, \"portolan init %s\" writes metadata that names it: "
                                .formatted(file) + "\"dialect\": {\"delimiter\": \"%s\"}".formatted(
                                        other.replace("\t", "\\t")))));
    }

    private Problem delimiterTold(Heading heading) {
        return Problem.error(Code.CSV_RESAVED, Place.at(file, heading.cell().line(), heading.cell().column()),
                "\"%s\" tells a spreadsheet what separates the cells; it is read as the header".formatted(
                        heading.text()));
    }

    /** The table with columns for the cells that stand beyond those described, called {@code _col.N}. */
    static Table complete(Table table, int cells) {
        List<Column> inFile = table.fileColumns();
        List<Column> columns = new ArrayList<>(inFile);
        for (int i = inFile.size(); i < cells; i++) {
            columns.add(Column.found("_col." + (i + 1), List.of(), table.inherited(), table.place()));
        }
        return table.withColumns(
                Stream.concat(columns.stream(), table.columns().stream().filter(Column::virtual)).toList());
    }

    private static String encode(String title) {
        return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    /** True if the header has the described columns in their order; what it has otherwise is reported. */
    boolean fits(List<Row> rows) {
        List<Column> expected = table.fileColumns();
        List<Heading> headings = headings(rows, table.inherited().lang());
        Optional<Heading> told = headings.stream().findFirst().filter(Header::tellsDelimiter)
                .filter(first -> expected.stream().noneMatch(column -> isCalled(column, first)));
        if (told.isPresent()) {
            report(delimiterTold(told.get()).mend("delete this line, or write \"skipRows\": 1 in the dialect: it is "
                    + "for spreadsheets alone"));
            return false;
        }
        boolean fits = headings.size() == expected.size();
        for (int i = 0; i < Math.min(expected.size(), headings.size()); i++) {
            fits &= goesWith(expected.get(i), headings.get(i));
        }
        if (!fits && isNone(headings, expected)) {
            reportNone(headings, expected, rows.get(0).line());
        } else if (!fits) {
            explain(headings, expected, rows.get(0).line());
        }
        return fits;
    }

    /** True if of several names none is that of a column, or near to one: then the line is no header. */
    private static boolean isNone(List<Heading> headings, List<Column> expected) {
        List<String> names = expected.stream().map(Column::shown).toList();
        return headings.size() > 1 && expected.size() > 1 && headings.stream()
                .filter(heading -> !heading.titles().isEmpty())
                .noneMatch(heading -> expected.stream().anyMatch(column -> isCalled(column, heading)
                        || column.isMeant(heading.text())) || !Nearest.to(heading.text(), names, 1).isEmpty());
    }

    private void reportNone(List<Heading> headings, List<Column> expected, int line) {
        report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, line),
                "this line names none of the columns; its first cell holds \"%s\"".formatted(headings.get(0).text()))
                .because("%s describes the columns %s".formatted(table.place(),
                        String.join(", ", expected.stream().map(Column::shown).toList())))
                .mend("write a line with their names, in that order, above the first row"));
    }

    private boolean goesWith(Column column, Heading heading) {
        boolean unsaid = column.isAnonymous() || heading.titles().isEmpty()
                || column.titles().isEmpty() && severity == Severity.WARNING;
        return unsaid || isCalled(column, heading);
    }

    private static boolean isCalled(Column column, Heading heading) {
        return heading.titles().stream().anyMatch(column::isCalled);
    }

    /** True if a title of the column is that of the heading, and only their languages do not go together. */
    private static boolean isCalledInOtherLanguage(Column column, Heading heading) {
        return !isCalled(column, heading)
                && heading.titles().stream().anyMatch(title -> column.isCalled(new Title(title.text(), "und")));
    }

    private void reportLanguage(Heading heading, Column column) {
        Title header = heading.titles().stream()
                .filter(title -> column.isCalled(new Title(title.text(), "und"))).findFirst().orElseThrow();
        String languages = column.titles().stream().filter(title -> title.text().equals(header.text()))
                .map(title -> "\"" + title.language() + "\"").collect(Collectors.joining(", "));
        report(Problem.error(Code.CSV_COLUMN_UNKNOWN,
                Place.at(file, heading.cell().line(), heading.cell().column()),
                "the title \"%s\" is described in the language %s, and the header is in \"%s\"".formatted(header.text(),
                        languages, header.language()))
                .because("%s describes the column; \"lang\" of the table at %s, or what is around it, gives the header "
                        .formatted(column.place(), table.place()) + "its language")
                .mend(("write \"lang\": \"%1$s\" at each column instead of above them all; or describe the title in "
                        + "\"%1$s\": \"titles\": {\"%1$s\": \"%2$s\"}").formatted(header.language(), header.text())));
    }

    private void explain(List<Heading> headings, List<Column> expected, int line) {
        Set<String> seen = new HashSet<>();
        boolean said = false;
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            boolean first = seen.add(heading.text());
            boolean inPlace = i < expected.size() && goesWith(expected.get(i), heading);
            boolean known = inPlace || expected.stream().anyMatch(column -> isCalled(column, heading));
            Optional<Column> inOtherLanguage = inPlace ? Optional.empty()
                    : expected.stream().skip(known ? i : 0).limit(known ? 1 : expected.size())
                            .filter(column -> isCalledInOtherLanguage(column, heading)).findFirst();
            if (inOtherLanguage.isPresent()) {
                reportLanguage(heading, inOtherLanguage.get());
                said = true;
            } else if (!known) {
                reportUnknown(heading, expected, headings);
            } else if (!first && !inPlace) {
                report(repeated(heading).mend("delete one of the two columns"));
            }
            said |= !known || !first && !inPlace;
        }
        said |= reportMissing(headings, expected, line);
        if (!said) {
            reportOrder(headings, expected, line);
        }
    }

    /** Reports each column that the header does not have; true if there is one. */
    private boolean reportMissing(List<Heading> headings, List<Column> expected, int line) {
        boolean said = false;
        for (int i = 0; i < expected.size(); i++) {
            Column column = expected.get(i);
            boolean inPlace = i < headings.size() && goesWith(column, headings.get(i));
            if (!inPlace && !column.isAnonymous() && headings.stream()
                    .noneMatch(heading -> isCalled(column, heading) || column.isMeant(heading.text()))) {
                said = true;
                report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, line),
                        "the column \"%s\" is missing".formatted(column.shown()))
                        .because("%s describes it".formatted(column.place()))
                        .mend("add the column; its cells may stay empty unless they are required"));
            }
        }
        return said;
    }

    private Problem repeated(Heading heading) {
        return Problem.error(Code.CSV_COLUMN_REPEATED, Place.at(file, heading.cell().line(), heading.cell().column()),
                "the column \"%s\" stands here a second time".formatted(heading.text()))
                .mend("give each column a name of its own");
    }

    /** Columns that stand in their places are not what an unknown one was meant to be. */
    private void reportUnknown(Heading heading, List<Column> expected, List<Heading> headings) {
        Cell cell = heading.cell();
        List<String> names = expected.stream().map(Column::shown).toList();
        boolean byName = expected.stream().anyMatch(column -> column.isMeant(cell.text()));
        List<String> near = Nearest.to(cell.text(), expected.stream()
                .filter(column -> headings.stream().noneMatch(other -> isCalled(column, other)))
                .map(Column::shown).toList(), 1);
        report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                "the column \"%s\" is not described".formatted(cell.text()))
                .because("%s describes %s".formatted(table.place(),
                        names.isEmpty() ? "no column" : "the columns " + String.join(", ", names)))
                .mend(byName ? "write \"titles\": \"%s\" beside its name in the metadata".formatted(cell.text())
                        : near.isEmpty() ? "delete the column, or describe it in the metadata"
                                : "did you mean \"%s\"?".formatted(near.get(0))));
    }

    private void reportOrder(List<Heading> headings, List<Column> expected, int line) {
        for (int i = 0; i < Math.min(expected.size(), headings.size()); i++) {
            Cell cell = headings.get(i).cell();
            if (!goesWith(expected.get(i), headings.get(i))) {
                report(Problem.error(Code.CSV_COLUMN_UNKNOWN, Place.at(file, cell.line(), cell.column()),
                        "the column \"%s\" stands where \"%s\" is expected".formatted(cell.text(),
                                expected.get(i).shown()))
                        .because("%s gives the columns their order".formatted(table.place()))
                        .mend("put the columns back in that order"));
                return;
            }
        }
        report(Problem.error(Code.CSV_COLUMN_MISSING, Place.line(file, line),
                "the header has %d columns, the metadata describes %d".formatted(headings.size(), expected.size()))
                .because("%s describes them".formatted(table.place()))
                .mend("give the file all of them, in their order"));
    }

    private void report(Problem problem) {
        problems.report(problem.as(severity));
    }
}
