package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
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
public final class UnsaidAddresses {
    /** Findings are looked up in the tables, which takes memory for each: more than anyone reads are left out. */
    private static final int MOST = 1000;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final List<Cells> columns;

    /** The cells of a column: the subjects of the empty ones and of those that say something, by their hashes. */
    private static final class Cells {
        private final AddressColumn column;
        private final LongStream.Builder empty = LongStream.builder();
        private final LongStream.Builder filled = LongStream.builder();
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

    /** Listens to a conversion whose statements {@code statements} takes, unchanged. */
    public StatementSink listener(StatementSink statements) {
        return new Listener(statements);
    }

    /** The things that have such an address in the graph, and an empty cell for it: one look at each of its triples. */
    public List<Finding> in(Graph graph, Wording wording) {
        List<Finding> findings = new ArrayList<>();
        for (Cells cells : columns) {
            long[] empty = cells.empty.build().sorted().toArray();
            long[] filled = cells.filled.build().sorted().toArray();
            Stream<String> subjects = empty.length == 0 ? Stream.empty()
                    : graph.stream(Node.ANY, NodeFactory.createURI(cells.predicate), Node.ANY)
                            .filter(triple -> isAddress(triple, cells.column))
                            .map(triple -> triple.getSubject().getURI());
            subjects.filter(subject -> contains(empty, subject) && !contains(filled, subject)).distinct().limit(MOST)
                    .forEach(subject -> findings.add(
                            new UnsaidAddress(subject, cells.predicate, cells.column, wording)));
        }
        return findings;
    }

    private static boolean isAddress(Triple triple, AddressColumn column) {
        return triple.getSubject().isURI() && triple.getObject().isURI()
                && triple.getObject().getURI().startsWith(column.beginning());
    }

    private static boolean contains(long[] sorted, String subject) {
        return Arrays.binarySearch(sorted, hash(subject)) >= 0;
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
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
                those.empty.add(hash(subject));
            });
            super.unsaid(subject, predicate);
        }

        /** A table that says it of the same thing in another row does not keep silent on it. */
        @Override
        protected void statement(String subject) {
            cells.ifPresent(those -> those.filled.add(hash(subject)));
        }
    }
}
