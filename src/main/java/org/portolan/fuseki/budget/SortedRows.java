package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * All rows in an order; whoever gives them has paid for them. A cancelled query ends at the next comparison.
 *
 * <p>The order need not be transitive: Jena compares terms by value where they have one in common, and by how they are
 * written otherwise, so that a circle of three is possible. Java's own sort may refuse such an order; <a
 * href="https://www.w3.org/TR/sparql11-query/#modOrderBy">SPARQL, 15.1</a> leaves it open.
 */
class SortedRows extends QueryIter1 {
    private final Comparator<Binding> order;
    private final Iterator<Binding> sorted = new IteratorDelayedInitialization<>() {
        @Override
        protected Iterator<Binding> initializeIterator() {
            return Arrays.asList(sort(rows())).iterator();
        }
    };
    private volatile boolean isCancelled;

    SortedRows(QueryIterator rows, Comparator<Binding> order, ExecutionContext execution) {
        super(rows, execution);
        this.order = order;
    }

    /** The rows that are to be sorted, from all of the input. */
    List<Binding> rows() {
        List<Binding> rows = new ArrayList<>();
        getInput().forEachRemaining(rows::add);
        return rows;
    }

    /** Rows that are equal stay as they came. */
    private Binding[] sort(List<Binding> rows) {
        Binding[] inOrder = rows.toArray(Binding[]::new);
        try {
            Arrays.sort(inOrder, this::compare);
            return inOrder;
        } catch (IllegalArgumentException notTransitive) {
            Binding[] merged = rows.toArray(Binding[]::new);
            new Merging(merged).sort(0, merged.length);
            return merged;
        }
    }

    final int compare(Binding one, Binding other) {
        if (isCancelled) {
            throw new QueryCancelledException();
        }
        return order.compare(one, other);
    }

    @Override
    protected boolean hasNextBinding() {
        return sorted.hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        return sorted.next();
    }

    @Override
    protected void closeSubIterator() {
        // its input is told
    }

    @Override
    protected void requestSubCancel() {
        isCancelled = true;
    }

    /** Asks for no more than a pair at a time, so any answers will do. */
    private final class Merging extends InPlaceMergeSorter {
        private final Binding[] rows;

        Merging(Binding[] rows) {
            this.rows = rows;
        }

        @Override
        protected int compare(int one, int other) {
            return SortedRows.this.compare(rows[one], rows[other]);
        }

        @Override
        protected void swap(int one, int other) {
            Binding first = rows[one];
            rows[one] = rows[other];
            rows[other] = first;
        }
    }
}
