package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.ForwardingSink;

/**
 * Hears which things have an empty cell in a column of addresses, and then finds those of which the graph has such an
 * address all the same. Of each cell of such a column it keeps eight bytes, so that large tables cost little: what it
 * finds by them is looked up in the tables before it is told.
 */
public final class UnsaidAddresses implements Witness {
    private final List<Cells> columns;

    /** The cells of a column: the subjects of the empty ones and of those that say something, by their hashes. */
    private static final class Cells {
        private final AddressColumn column;
        private final Hashes empty = new Hashes();
        private final Hashes filled = new Hashes();
        private String predicate = "";

        Cells(AddressColumn column) {
            this.column = column;
        }
    }

    /**
     * Has heard nothing yet.
     *
     * @param base base IRI: what begins with it is no address elsewhere
     */
    public UnsaidAddresses(Optional<TableGroup> metadata, String base) {
        columns = metadata.stream().flatMap(group -> group.tables().stream())
                .flatMap(table -> table.columns().stream()
                        .flatMap(column -> AddressColumn.of(table, column, base).stream()))
                .map(Cells::new).toList();
    }

    @Override
    public StatementSink listener(StatementSink statements) {
        return new Listener(statements);
    }

    /** The things that have such an address in the graph, and an empty cell for it: one look at each of its triples. */
    @Override
    public List<Finding> in(Graph graph, Wording wording) {
        List<Finding> findings = new ArrayList<>();
        for (Cells cells : columns) {
            Hashes.Sorted empty = cells.empty.sorted();
            Hashes.Sorted filled = cells.filled.sorted();
            Stream<String> subjects = empty.isEmpty() ? Stream.empty()
                    : graph.stream(Node.ANY, NodeFactory.createURI(cells.predicate), Node.ANY)
                            .filter(triple -> isAddress(triple, cells.column))
                            .map(triple -> triple.getSubject().getURI());
            subjects.filter(subject -> empty.contains(subject) && !filled.contains(subject)).distinct().limit(MOST)
                    .forEach(subject -> findings.add(
                            new UnsaidAddress(subject, cells.predicate, cells.column, wording)));
        }
        return findings;
    }

    private static boolean isAddress(Triple triple, AddressColumn column) {
        return triple.getSubject().isURI() && triple.getObject().isURI()
                && triple.getObject().getURI().startsWith(column.beginning());
    }

    private final class Listener extends ForwardingSink {
        private final Map<String, Cells> ofTable = new HashMap<>();
        private Optional<Cells> cells = Optional.empty();

        Listener(StatementSink statements) {
            super(statements);
        }

        @Override
        public void startTable(String tableIri, String file) {
            ofTable.clear();
            columns.stream().filter(known -> known.column.table().equals(tableIri))
                    .forEach(known -> ofTable.put(known.column.name(), known));
            cells = Optional.empty();
            super.startTable(tableIri, file);
        }

        @Override
        public void startCell(String column, long line, long place) {
            cells = Optional.ofNullable(ofTable.get(column));
            super.startCell(column, line, place);
        }

        @Override
        public void startEmptyCell(String column, long line, long place) {
            cells = Optional.ofNullable(ofTable.get(column));
            super.startEmptyCell(column, line, place);
        }

        @Override
        public void startVirtualCell(String column) {
            cells = Optional.empty();
            super.startVirtualCell(column);
        }

        @Override
        public void unsaid(String subject, String predicate) {
            cells.ifPresent(those -> {
                those.predicate = predicate;
                those.empty.add(subject);
            });
            super.unsaid(subject, predicate);
        }

        /** A table that says it of the same thing in another row does not keep silent on it. */
        @Override
        protected void statement(String subject) {
            cells.ifPresent(those -> those.filled.add(subject));
        }
    }
}
