package org.portolan.csvw.rdf;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.annotated.AnnotatedRow;
import org.portolan.csvw.annotated.AnnotatedTable;
import org.portolan.csvw.annotated.ColumnPlan;
import org.portolan.csvw.annotated.TableSink;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellValues.Value;

/**
 * Maps annotated tables to statements. Minimal: what the cells say. Standard: also the rows and tables they stand in.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/#generating-rdf">Generating RDF, 4.6</a>
 */
public final class RdfMapper implements TableSink {
    private static final String CSVW = "http://www.w3.org/ns/csvw#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String XSD_STRING = XSD + "string";

    private final StatementSink sink;
    private final boolean isStandard;
    private final Optional<Provenance> provenance;
    private final CommonProperties commonProperties;
    private final Set<String> described = new LinkedHashSet<>();
    private String groupNode = "";
    private String tableNode = "";
    private String label = "";
    private int tables;
    private AnnotatedTable table;

    /**
     * A mapper that hands statements to {@code sink}.
     *
     * @param provenance tells the times that are added to the result, in standard mode; empty: where it comes from is
     *                   not said
     */
    public RdfMapper(StatementSink sink, boolean isStandard, Optional<Clock> provenance) {
        this.sink = sink;
        this.commonProperties = new CommonProperties(sink);
        this.isStandard = isStandard;
        this.provenance = provenance.filter(clock -> isStandard).map(Provenance::new);
    }

    @Override
    public void startGroup(TableGroup group) {
        sink.start();
        prefixes(group);
        if (isStandard) {
            provenance.ifPresent(activity -> group.metadata().ifPresent(activity::usesMetadata));
            groupNode = group.id().orElse("_:group");
            sink.resource(groupNode, RDF + "type", CSVW + "TableGroup");
            group.common().forEach(property -> commonProperties.write(groupNode, property));
        }
    }

    private RdfMapper(RdfMapper whole, StatementSink sink) {
        this.sink = sink;
        this.commonProperties = whole.commonProperties;
        this.isStandard = whole.isStandard;
        this.provenance = whole.provenance;
        this.groupNode = whole.groupNode;
        this.tableNode = whole.tableNode;
        this.label = whole.label;
        this.table = whole.table;
    }

    @Override
    public Optional<Part> part() {
        return sink.part().map(part -> new Part(new RdfMapper(this, part.sink()), part.add()));
    }

    private void prefixes(TableGroup group) {
        TreeSet<String> used = new TreeSet<>(Set.of("xsd"));
        if (isStandard) {
            used.add("csvw");
        }
        group.tables().stream().flatMap(described -> described.columns().stream())
                .flatMap(column -> Stream.of(column.inherited().propertyUrl(), column.inherited().valueUrl()))
                .flatMap(Optional::stream).map(Located::value).filter(text -> text.indexOf(':') > 0)
                .map(text -> text.substring(0, text.indexOf(':'))).filter(Prefixes.known()::containsKey)
                .forEach(used::add);
        used.forEach(prefix -> sink.prefix(prefix, Prefixes.known().get(prefix)));
    }

    @Override
    public void startTable(AnnotatedTable started) {
        table = started;
        label = "t" + tables++;
        tableNode = table.description().id().orElse("_:" + label);
        sink.startTable(table.description().iri(), table.file());
        provenance.ifPresent(activity -> activity.usesTable(table.description().iri()));
        if (isStandard && !table.description().suppressOutput()) {
            sink.resource(groupNode, CSVW + "table", tableNode);
            sink.resource(tableNode, RDF + "type", CSVW + "Table");
            sink.resource(tableNode, CSVW + "url", table.description().iri());
            table.description().common().forEach(property -> commonProperties.write(tableNode, property));
        }
    }

    @Override
    public void row(AnnotatedRow row) {
        if (table.description().suppressOutput()) {
            return;
        }
        sink.startRow(row.sourceNumber(), row.line());
        described.clear();
        Optional<String> rowSubject = Optional.of("_:" + label + "s" + row.sourceNumber());
        for (ColumnPlan plan : table.columns()) {
            announce(plan, row);
            if (!plan.column().suppressOutput()) {
                cell(plan, row, rowSubject);
            }
        }
        if (isStandard) {
            describe(row);
        }
    }

    private void describe(AnnotatedRow row) {
        String node = "_:" + label + "r" + row.sourceNumber();
        sink.resource(tableNode, CSVW + "row", node);
        sink.resource(node, RDF + "type", CSVW + "Row");
        sink.literal(node, CSVW + "rownum", Long.toString(row.number()), XSD + "integer");
        sink.resource(node, CSVW + "url", table.description().iri() + "#row=" + row.sourceNumber());
        row.titles().forEach(title -> text(node, CSVW + "title", title.text(), title.language()));
        described.forEach(subject -> sink.resource(node, CSVW + "describes", subject));
    }

    private void cell(ColumnPlan plan, AnnotatedRow row, Optional<String> rowSubject) {
        String subject = row.subject(plan, rowSubject).orElse("");
        if (subject.isEmpty()) {
            return;
        }
        if (isStandard) {
            described.add(subject);
        }
        if (row.isNull(plan) && !row.isEmptyOrderedList(plan)) {
            plan.property().constant().ifPresent(property -> sink.unsaid(subject, property));
            return;
        }
        String predicate = row.expand(plan.property(), plan).orElse("");
        if (predicate.isEmpty()) {
            return;
        }
        if (plan.value().isPresent()) {
            String object = row.expand(plan.value().get(), plan).orElse("");
            if (!object.isEmpty()) {
                sink.resource(subject, predicate, object);
            }
        } else {
            literals(plan, subject, predicate, row);
        }
    }

    /** Cells that give no statements are announced too: a problem may be theirs. */
    private void announce(ColumnPlan plan, AnnotatedRow row) {
        if (plan.column().virtual()) {
            sink.startVirtualCell(plan.column().name());
        } else {
            Optional<Cell> cell = row.cell(plan);
            if (cell.isPresent() && row.isNull(plan)) {
                sink.startEmptyCell(plan.column().name(), cell.get().line(), cell.get().column());
            } else if (cell.isPresent()) {
                sink.startCell(plan.column().name(), cell.get().line(), cell.get().column());
            }
        }
    }

    private void literals(ColumnPlan plan, String subject, String predicate, AnnotatedRow row) {
        List<Value> values = row.values(plan);
        if (plan.column().inherited().separator().isPresent() && plan.column().inherited().ordered()) {
            list(plan, subject, predicate, values, row);
        } else {
            for (Value value : values) {
                literal(plan, subject, predicate, value);
            }
        }
    }

    private void literal(ColumnPlan plan, String subject, String predicate, Value value) {
        if (value.isString()) {
            text(subject, predicate, value.lexical(), plan.column().inherited().lang());
        } else {
            sink.literal(subject, predicate, value.lexical(), value.datatype());
        }
    }

    private void text(String subject, String predicate, String text, String language) {
        if (language.equals("und")) {
            sink.literal(subject, predicate, text, XSD_STRING);
        } else {
            sink.text(subject, predicate, text, language);
        }
    }

    /** An ordered list becomes an RDF collection, an empty one {@code rdf:nil} (csv2rdf, 4.6.8). */
    private void list(ColumnPlan plan, String subject, String predicate, List<Value> values, AnnotatedRow row) {
        String prefix = "_:" + label + "l" + row.sourceNumber() + "x" + plan.index() + "x";
        sink.resource(subject, predicate, values.isEmpty() ? RDF + "nil" : prefix + 0);
        for (int i = 0; i < values.size(); i++) {
            literal(plan, prefix + i, RDF + "first", values.get(i));
            sink.resource(prefix + i, RDF + "rest", i + 1 == values.size() ? RDF + "nil" : prefix + (i + 1));
        }
    }

    @Override
    public void comment(String text) {
        if (isStandard && !table.description().suppressOutput()) {
            sink.literal(tableNode, "http://www.w3.org/2000/01/rdf-schema#comment", text, XSD_STRING);
        }
    }

    @Override
    public void endTable() {
        described.clear();
    }

    @Override
    public void endGroup() {
        provenance.ifPresent(activity -> activity.write(groupNode, sink));
        sink.end();
    }
}
