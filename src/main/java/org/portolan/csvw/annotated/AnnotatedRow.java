package org.portolan.csvw.annotated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Title;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.csvw.tabular.CellValues.Value;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * A row with the values of its cells; it expands the templates of its columns. Valid until the next row is read.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#rows">Model for Tabular Data, 4.4 and 4.5</a>
 */
public final class AnnotatedRow implements UriTemplate.Bindings {
    private static final Pattern DIGITS = Pattern
            .compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");
    private static final int LONGEST_PLAIN = 100;

    private final AnnotatedTable table;
    private final ProblemSink problems;
    private final Row row;
    private final long number;
    private final CellValues[] values;
    private final boolean isBlank;
    private List<IriTemplate> refused = List.of();
    private IriTemplate subjectTemplate;
    private Optional<String> subject = Optional.empty();

    /** A row whose cells are read by the parsers of the table's columns; a cell that is missing is null. */
    AnnotatedRow(AnnotatedTable table, Row row, long number, CellFaults faults, ProblemSink problems) {
        this.table = table;
        this.problems = problems;
        this.row = row;
        this.number = number;
        this.values = new CellValues[table.columns().size()];
        this.isBlank = row.cells().size() > 1 && row.cells().get(0).text().isBlank()
                && row.cells().stream().allMatch(cell -> cell.text().isBlank())
                && faults.ofBlankRow(table.columns(), start());
        for (int i = 0; i < values.length; i++) {
            ColumnPlan plan = table.columns().get(i);
            boolean isThere = !plan.column().virtual() && i < row.cells().size();
            String text = isThere ? row.cells().get(i).text() : "";
            values[i] = isThere ? plan.parser().parse(text) : plan.ofEmpty();
            if (!plan.column().virtual() && !isBlank && faults.has(plan.column(), text, values[i])) {
                faults.report(plan, place(plan), text, values[i]);
            }
        }
    }

    /** True if no cell holds anything, though some must: that is told, and the row can be judged by nothing else. */
    boolean isBlank() {
        return isBlank;
    }

    /** Its number among the rows of data, from 1. */
    public long number() {
        return number;
    }

    /** Its number in the file, from 1, header rows counted. */
    public long sourceNumber() {
        return row.number();
    }

    /** The file that it stands in, as messages name it. */
    String file() {
        return table.file();
    }

    /** The line on which it begins, from 1. */
    public int line() {
        return row.line();
    }

    /** The cell of a column of the file; empty if the row is too short. */
    public Optional<Cell> cell(ColumnPlan plan) {
        return !plan.column().virtual() && plan.index() < row.cells().size()
                ? Optional.of(row.cells().get(plan.index()))
                : Optional.empty();
    }

    /** The values of a column. */
    public List<Value> values(ColumnPlan plan) {
        return values[plan.index()].values();
    }

    /** True if the cell gives nothing: it has no value, unless it is virtual and has an IRI for one (csv2rdf, 4.6). */
    public boolean isNull(ColumnPlan plan) {
        return values[plan.index()].isNull() && !(plan.column().virtual() && plan.value().isPresent());
    }

    /** True if the cell is an ordered list without values, which is a value (Model for Tabular Data, 6.4, step 5). */
    public boolean isEmptyOrderedList(ColumnPlan plan) {
        CellValues cell = values[plan.index()];
        return cell.isList() && cell.isNull() && plan.column().inherited().ordered() && plan.value().isEmpty();
    }

    /**
     * The IRI of what a column is about; empty if its template gives none, which is reported.
     *
     * @param otherwise the subject of a column that has no such template
     */
    public Optional<String> subject(ColumnPlan plan, Optional<String> otherwise) {
        if (plan.about().isEmpty()) {
            return otherwise;
        }
        IriTemplate about = plan.about().get();
        if (about != subjectTemplate) {
            subjectTemplate = about;
            subject = refused.contains(about) ? Optional.empty() : expand(about, plan);
            if (subject.isEmpty()) {
                refused = Stream.concat(refused.stream(), Stream.of(about)).toList();
            }
        }
        return subject;
    }

    /** The IRI of what its first column is about; empty if there is none. */
    Optional<String> subject() {
        return table.columns().isEmpty() ? Optional.empty() : subject(table.columns().get(0), Optional.empty());
    }

    /** Where it begins. */
    Place start() {
        return Place.line(table.file(), row.line());
    }

    /** The IRI that a template of a column gives for this row; empty if it is none, which is reported. */
    public Optional<String> expand(IriTemplate template, ColumnPlan plan) {
        if (template.constant().isPresent()) {
            return template.constant();
        }
        Optional<String> iri = template.expand(this);
        if (iri.isEmpty()) {
            boolean isOfTable = isOfTable(template);
            problems.report(Problem.error(Code.CELL_IRI_INVALID, isOfTable ? start() : place(plan),
                    "%s gives \"%s\" here, which is no IRI".formatted(isOfTable ? "the \"aboutUrl\" of this table"
                            : "the template of column \"%s\"".formatted(plan.column().name()), template.written(this)))
                    .because("%s makes an IRI of this row's cells".formatted(template.place()))
                    .mend("write an address without spaces and without the characters < > \" { } | \\ ^ ` [ ], "
                            + "with one # at most"));
        }
        return iri;
    }

    /** True if it is the template of a subject that columns have from their table, the same for all of them. */
    private boolean isOfTable(IriTemplate template) {
        return template.isSameForAllColumns() && table.columns().stream()
                .flatMap(plan -> plan.column().inherited().aboutUrl().stream())
                .filter(written -> written.place().equals(template.place())).count() > 1;
    }

    /** The titles of the row: the values of the columns that {@code rowTitles} names; strings in their language. */
    public List<Title> titles() {
        return table.description().rowTitles().stream().flatMap(name -> table.named(name).stream())
                .flatMap(plan -> values(plan).stream().map(value -> title(plan, value))).toList();
    }

    private static Title title(ColumnPlan plan, Value value) {
        return new Title(value.lexical(), value.isString() ? plan.column().inherited().lang() : "und");
    }

    /** The values of a column by its name; none if there is no such column. */
    List<String> lexical(String name) {
        return table.named(name).map(plan -> values(plan).stream().map(Value::lexical).toList()).orElse(List.of());
    }

    /** Where the cell of a column stands; the row if it stands nowhere. */
    Place place(ColumnPlan plan) {
        return plan.column().virtual() ? start()
                : cell(plan).map(cell -> Place.at(table.file(), cell.line(), cell.column()))
                        .orElse(start());
    }

    /** The values of a column as keys compare them: numbers that are equal are the same, however they are written. */
    List<String> comparable(String name) {
        return table.named(name).map(plan -> plan.parser().isNumeric() ? values(plan).stream()
                .map(AnnotatedRow::number).toList() : lexical(name)).orElse(List.of());
    }

    /** What is not a number that can be compared, such as the text of a wrong cell, is left as it is written. */
    private static String number(Value value) {
        if (!DIGITS.matcher(value.lexical()).matches()) {
            return value.lexical();
        }
        BigDecimal number = new BigDecimal(value.lexical()).stripTrailingZeros();
        return Math.abs(number.scale()) < LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    /** True if the cells of these columns are what the columns take. */
    boolean isSound(List<String> names) {
        return names.stream().flatMap(name -> table.named(name).stream())
                .allMatch(plan -> values[plan.index()].faults().isEmpty());
    }

    /** Where the cell of a column stands. */
    Place place(String name) {
        return table.named(name).map(this::place).orElse(start());
    }

    @Override
    public int count(int variable) {
        return variable < 0 ? 1 : values[variable].values().size();
    }

    @Override
    public String text(int variable, int which) {
        return switch (variable) {
            case UriTemplate.ROW -> Long.toString(number);
            case UriTemplate.SOURCE_ROW -> Long.toString(row.number());
            default -> values[variable].values().get(which).lexical();
        };
    }
}
