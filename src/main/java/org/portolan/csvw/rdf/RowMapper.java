package org.portolan.csvw.rdf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Maps the cells of a row to statements.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/#generating-rdf">Generating RDF, 4.6</a>
 */
final class RowMapper {
    private static final String CSVW = "http://www.w3.org/ns/csvw#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private final Table table;
    private final List<ColumnPlan> plans;
    private final String file;
    private final StatementSink sink;
    private final ProblemSink problems;
    private final String tableNode;
    private final Set<String> described = new LinkedHashSet<>();

    /** Minimal: what the cells say. Standard: also the rows and the table they stand in. */
    enum Mode {
        STANDARD,
        MINIMAL
    }

    RowMapper(Table table, List<ColumnPlan> plans, String file, StatementSink sink, ProblemSink problems) {
        this.table = table;
        this.plans = plans;
        this.file = file;
        this.sink = sink;
        this.problems = problems;
        this.tableNode = table.id().orElse("_:t" + Integer.toHexString(table.iri().hashCode()));
    }

    /** The statements about the table itself; none in minimal mode. */
    void startTable(Mode mode, String groupNode) {
        if (mode == Mode.STANDARD && !table.suppressOutput()) {
            sink.resource(groupNode, CSVW + "table", tableNode);
            sink.resource(tableNode, RDF + "type", CSVW + "Table");
            sink.resource(tableNode, CSVW + "url", table.iri());
            table.common().forEach(property -> new CommonProperties(sink).write(tableNode, property));
        }
    }

    void row(RowValues row, Mode mode) {
        if (table.suppressOutput()) {
            return;
        }
        sink.startRow(row.row().number(), row.line());
        described.clear();
        for (ColumnPlan plan : plans) {
            if (!plan.column().suppressOutput()) {
                cell(plan, row);
            }
        }
        if (mode == Mode.STANDARD) {
            describe(row);
        }
    }

    private void describe(RowValues row) {
        String node = "_:r" + Integer.toHexString(tableNode.hashCode()) + "x" + row.row().number();
        sink.resource(tableNode, CSVW + "row", node);
        sink.resource(node, RDF + "type", CSVW + "Row");
        sink.literal(node, CSVW + "rownum", Long.toString(row.number()), XSD + "integer");
        sink.resource(node, CSVW + "url", table.iri() + "#row=" + row.row().number());
        table.rowTitles().forEach(name -> row.variable(name, name).forEach(title -> sink.literal(node, CSVW + "title", title, XSD + "string")));
        described.forEach(subject -> sink.resource(node, CSVW + "describes", subject));
    }

    private void cell(ColumnPlan plan, RowValues row) {
        String name = plan.column().name();
        announce(plan, row);
        Optional<String> subject = plan.about().isEmpty() ? Optional.of("_:s" + Integer.toHexString(tableNode.hashCode()) + "x" + row.row().number())
                : expand(plan.about().get(), plan, row);
        subject.ifPresent(described::add);
        boolean isNull = !plan.column().virtual() && row.values().get(name).isNull();
        if (subject.isEmpty() || isNull) {
            return;
        }
        expand(plan.property(), plan, row).ifPresent(predicate -> {
            if (plan.value().isPresent()) {
                expand(plan.value().get(), plan, row).ifPresent(object -> sink.resource(subject.get(), predicate, object));
            } else if (!plan.column().virtual()) {
                literals(plan, subject.get(), predicate, row);
            }
        });
    }

    private void announce(ColumnPlan plan, RowValues row) {
        Cell cell = row.cells().get(plan.column().name());
        if (plan.column().virtual()) {
            sink.startVirtualCell(plan.column().name());
        } else {
            sink.startCell(plan.column().name(), cell.line(), cell.column());
        }
    }

    private void literals(ColumnPlan plan, String subject, String predicate, RowValues row) {
        List<CellValues.Value> values = row.values().get(plan.column().name()).values();
        if (plan.column().inherited().separator().isPresent() && plan.column().inherited().ordered()) {
            list(plan, subject, predicate, values, row);
        } else {
            values.forEach(value -> literal(plan, subject, predicate, value));
        }
    }

    private void literal(ColumnPlan plan, String subject, String predicate, CellValues.Value value) {
        String language = plan.column().inherited().lang();
        if (value.datatype().equals(XSD + "string") && !language.equals("und")) {
            sink.text(subject, predicate, value.lexical(), language);
        } else {
            sink.literal(subject, predicate, value.lexical(), value.datatype());
        }
    }

    /** An ordered list becomes an RDF collection. */
    private void list(ColumnPlan plan, String subject, String predicate, List<CellValues.Value> values, RowValues row) {
        String prefix = "_:l" + Integer.toHexString(tableNode.hashCode()) + "x" + row.row().number() + "x" + Integer.toHexString(plan.column().name().hashCode()) + "x";
        sink.resource(subject, predicate, values.isEmpty() ? RDF + "nil" : prefix + 0);
        for (int i = 0; i < values.size(); i++) {
            literal(plan, prefix + i, RDF + "first", values.get(i));
            sink.resource(prefix + i, RDF + "rest", i + 1 == values.size() ? RDF + "nil" : prefix + (i + 1));
        }
    }

    private Optional<String> expand(IriTemplate template, ColumnPlan plan, RowValues row) {
        Optional<String> iri = template.expand(name -> row.variable(name, plan.column().name()));
        if (iri.isEmpty()) {
            problems.report(Problem.error(Code.CELL_IRI_INVALID, row.place(plan.column().name(), file),
                    "the template of column \"%s\" gives no valid IRI here".formatted(plan.column().name()))
                    .because("%s makes an IRI of this row's cells".formatted(template.place()))
                    .mend("write an address without spaces and without the characters < > \" { } | \\ ^ `"));
        }
        return iri;
    }
}
