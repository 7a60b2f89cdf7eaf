package org.portolan.csvw.annotated;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.spreadsheet.CellRepair;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Says what is wrong with a cell: at its place, with the rule that it breaks and what to write instead. */
final class CellFaults {
    private final Severity severity;
    private final ProblemSink problems;

    CellFaults(Severity severity, ProblemSink problems) {
        this.severity = severity;
        this.problems = problems;
    }

    /** True if there is something to report, or may be. */
    boolean has(Column column, String text, CellValues values) {
        return !values.faults().isEmpty() || values.isNull() && column.inherited().isRequired()
                || severity == Severity.ERROR && TextDamage.isSuspected(text);
    }

    /** Reports a row of empty cells, if one of them must not be; true if it did. */
    boolean ofBlankRow(List<ColumnPlan> columns, Place place) {
        Optional<Column> required = columns.stream().map(ColumnPlan::column)
                .filter(column -> !column.virtual() && column.inherited().isRequired()).findFirst();
        required.ifPresent(column -> problems.report(Problem.error(Code.CELL_REQUIRED, place,
                "all cells of this row are empty").as(severity)
                .because("%s requires a value in every row".formatted(
                        column.inherited().required().orElseThrow().place()))
                .mend("delete the row, or fill it")));
        return required.isPresent();
    }

    /** A text that was damaged is not held against its datatype. */
    void report(ColumnPlan plan, Place place, String text, CellValues values) {
        Optional<Problem> damage = severity == Severity.ERROR
                ? TextDamage.of(plan.column(), place, text) : Optional.empty();
        damage.ifPresent(problems::report);
        if (damage.filter(Problem::isError).isEmpty()) {
            report(plan, place, values);
        }
    }

    private void report(ColumnPlan plan, Place place, CellValues values) {
        Column column = plan.column();
        Located<Datatype> datatype = column.inherited().datatype();
        for (CellValues.Fault fault : values.faults()) {
            Problem problem = Problem.error(Code.CELL_NOT_OF_DATATYPE, place,
                    "column \"%s\" holds \"%s\", which %s".formatted(column.name(), fault.text(), fault.reason()))
                    .as(severity)
                    .because("%s gives this column the datatype %s".formatted(datatype.place(),
                            datatype.value().title()));
            problems.report(new CellRepair(column.inherited()).certain(fault.text()).map("write %s"::formatted)
                    .or(datatype.value()::description).or(() -> plan.parser().repair(fault.text()))
                    .map(problem::mend).orElse(problem));
        }
        if (values.isNull() && column.inherited().isRequired()) {
            problems.report(Problem.error(Code.CELL_REQUIRED, place, "column \"%s\" is empty".formatted(column.name()))
                    .as(severity)
                    .because("%s requires a value in every row"
                            .formatted(column.inherited().required().orElseThrow().place()))
                    .mend(datatype.value().description().or(() -> plan.parser().repair(""))
                            .orElseGet(() -> missing(column))));
        }
    }

    private static String missing(Column column) {
        String language = Locale.forLanguageTag(column.inherited().lang()).getDisplayLanguage(Locale.ENGLISH);
        return language.isEmpty() ? "write its value" : "write its value in " + language;
    }
}
