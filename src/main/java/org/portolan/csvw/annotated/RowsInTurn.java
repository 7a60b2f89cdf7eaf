package org.portolan.csvw.annotated;

import java.util.regex.Pattern;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Checks each row, reads its values and hands it on, before the next one comes. */
final class RowsInTurn implements RowMapper {
    private static final Pattern MERGE_MARK = Pattern.compile("^(<{7} |={7}$|>{7} )");

    private final AnnotatedTable table;
    private final KeyChecks keys;
    private final CellFaults faults;
    private final ProblemSink problems;
    private final TableSink sink;

    RowsInTurn(AnnotatedTable table, KeyChecks keys, Severity ofCellErrors, ProblemSink problems, TableSink sink) {
        this.table = table;
        this.keys = keys;
        this.faults = new CellFaults(ofCellErrors, problems);
        this.problems = problems;
        this.sink = sink;
    }

    @Override
    public void row(Row row, long number) {
        if (fits(row)) {
            AnnotatedRow values = new AnnotatedRow(table, row, number, faults, problems);
            keys.row(table.description(), values);
            sink.row(values);
        }
    }

    private boolean fits(Row row) {
        int cells = row.cells().size();
        if (cells == table.width()) {
            return true;
        }
        keys.unread(table.description().iri());
        problems.report(Problem.error(Code.CSV_ROW_RAGGED, Place.line(table.file(), row.line()),
                "this row has %d cell%s, the header has %d".formatted(cells, cells == 1 ? "" : "s", table.width()))
                .mend(repair(row.cells().get(0).text(), cells)));
        return false;
    }

    private String repair(String first, int cells) {
        if (cells == 1 && first.isEmpty()) {
            return "delete this empty line; or write \"dialect\": {\"skipBlankRows\": true} in the metadata";
        } else if (MERGE_MARK.matcher(first).find()) {
            return "two versions of this file were merged: keep the right rows, "
                    + "and delete the lines of <<<<<<<, ======= and >>>>>>>";
        } else if (headerIsComment()) {
            return "the first line begins with #: if it is a comment, write \"dialect\": {\"commentPrefix\": \"#\"} in "
                    + "the metadata";
        }
        return "look for a comma too many or too few; a cell that holds a comma is enclosed in quotes";
    }

    /** Without a dialect a row that begins with # is one; what was meant otherwise becomes the name of a column. */
    private boolean headerIsComment() {
        return !table.inFile().isEmpty()
                && table.inFile().get(0).column().titles().stream().anyMatch(title -> title.text().startsWith("#"));
    }

    @Override
    public void report(Problem problem) {
        problems.report(problem);
    }

    @Override
    public void finish() {
    }
}
