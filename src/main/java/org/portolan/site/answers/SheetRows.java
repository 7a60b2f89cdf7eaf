package org.portolan.site.answers;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.dhatim.fastexcel.DatedWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.portolan.negotiation.Fault;
import org.portolan.release.answers.RefusedQueryException;

/**
 * Writes rows as a workbook (ECMA-376): numbers, days and truth as such, everything else as text that a spreadsheet
 * does not take for a formula. A second sheet says what it is, where it is from and under which licence. The same rows
 * make the same bytes.
 *
 * @param headings what the columns are called, in their order
 * @param about    what the second sheet says: a name and what it is, each
 * @param names    the names of the two sheets
 * @param day      of which day the data are
 */
public record SheetRows(List<String> headings, List<List<String>> about, List<String> names, LocalDate day) {
    private static final int ROWS_AT_ONCE = 500;
    private static final int LONGEST_TEXT = 32_767;
    private static final double WIDTH = 28;
    /** Before it, the days of spreadsheets are not those of the calendar. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    /**
     * Writes all rows; the workbook goes out in pieces.
     *
     * @throws RefusedQueryException if they are more than a sheet has
     */
    public void write(RowSet rows, OutputStream out) throws IOException {
        Workbook book = new DatedWorkbook(out, "Portolan", "1.0", day);
        Worksheet sheet = book.newWorksheet(names.get(0));
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, WIDTH);
        }
        int row = 1;
        while (rows.hasNext()) {
            if (row >= Worksheet.MAX_ROWS) {
                throw new TooLargeException("A sheet holds " + Worksheet.MAX_ROWS + " rows, and these are more.");
            }
            write(rows.next(), rows.getResultVars(), sheet, row);
            row++;
            if (row % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
        describe(book);
        book.finish();
    }

    private static void write(Binding binding, List<Var> columns, Worksheet sheet, int row) {
        for (int column = 0; column < columns.size(); column++) {
            Optional<Node> value = Optional.ofNullable(binding.get(columns.get(column)));
            if (value.isPresent()) {
                write(value.get(), sheet, row, column);
            }
        }
    }

    private static void write(Node node, Worksheet sheet, int row, int column) {
        Optional<BigDecimal> number = CellValue.number(node);
        Optional<Boolean> truth = CellValue.truth(node);
        Optional<LocalDate> day = CellValue.day(node).filter(date -> !date.isBefore(FIRST_DAY));
        if (number.isPresent()) {
            sheet.value(row, column, number.get());
        } else if (truth.isPresent()) {
            sheet.value(row, column, truth.get());
        } else if (day.isPresent()) {
            sheet.value(row, column, day.get());
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            sheet.inlineString(row, column, fitting(CellValue.text(node)));
        }
    }

    private static String fitting(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new TooLargeException("A cell of a sheet holds " + LONGEST_TEXT + " characters, and a value has "
                    + text.length() + ".");
        }
        return text;
    }

    private void describe(Workbook book) throws IOException {
        Worksheet sheet = book.newWorksheet(names.get(1));
        sheet.width(0, WIDTH);
        sheet.width(1, WIDTH * 3);
        for (int row = 0; row < about.size(); row++) {
            sheet.inlineString(row, 0, about.get(row).get(0));
            sheet.inlineString(row, 1, about.get(row).get(1));
            sheet.style(row, 0).bold().set();
        }
        sheet.finish();
    }

    /** An answer that a workbook cannot hold whole; none is cut. */
    private static final class TooLargeException extends RefusedQueryException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String detail) {
            super(detail + " Take it as .csv.");
        }

        @Override
        public String type() {
            return Fault.TOO_LARGE.type();
        }

        @Override
        public int status() {
            return Fault.TOO_LARGE.status();
        }

        @Override
        public String title() {
            return "The answer does not fit into a workbook";
        }

        @Override
        public boolean isTemporary() {
            return false;
        }
    }
}
