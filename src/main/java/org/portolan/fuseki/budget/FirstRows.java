package org.portolan.fuseki.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/** The first rows of an order, as Jena finds them; each is paid for until one before it pushes it out. */
final class FirstRows extends QueryIter1 {
    private final Comparator<Binding> order;
    private final int most;
    private final boolean isDistinct;
    private final Held held;
    private final Iterator<Binding> sorted = new IteratorDelayedInitialization<>() {
        @Override
        protected Iterator<Binding> initializeIterator() {
            return sort();
        }
    };

    /** @param isDistinct whether each of them is to be another one */
    FirstRows(QueryIterator rows, Comparator<Binding> order, int most, boolean isDistinct, Held held,
            ExecutionContext execution) {
        super(rows, execution);
        this.order = order;
        this.most = most;
        this.isDistinct = isDistinct;
        this.held = held;
    }

    private Iterator<Binding> sort() {
        PriorityQueue<Binding> first = new PriorityQueue<>(order.reversed());
        while (most > 0 && getInput().hasNext()) {
            Binding row = getInput().nextBinding();
            boolean isFull = first.size() >= most;
            if (isFull && order.compare(row, first.element()) >= 0 || isDistinct && first.contains(row)) {
                continue;
            }
            if (isFull) {
                held.add(-Held.sizeOf(first.remove()));
            }
            held.add(row);
            first.add(row);
        }
        Binding[] inOrder = first.toArray(Binding[]::new);
        Sorting.sort(inOrder, order);
        return Arrays.asList(inOrder).iterator();
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
        held.clear();
    }

    @Override
    protected void requestSubCancel() {
        // its input is told
    }
}
