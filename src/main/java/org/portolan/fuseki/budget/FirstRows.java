package org.portolan.fuseki.budget;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;

/** The first rows of an order, as Jena finds them; each is paid for until one before it pushes it out. */
final class FirstRows extends SortedRows {
    private final int most;
    private final boolean isDistinct;
    private final Held held;

    /** @param isDistinct whether each of them is to be another one */
    FirstRows(QueryIterator rows, Comparator<Binding> order, int most, boolean isDistinct, Held held,
            ExecutionContext execution) {
        super(rows, order, execution);
        this.most = most;
        this.isDistinct = isDistinct;
        this.held = held;
    }

    @Override
    List<Binding> rows() {
        PriorityQueue<Binding> first = new PriorityQueue<>((one, other) -> compare(other, one));
        while (most > 0 && getInput().hasNext()) {
            Binding row = getInput().nextBinding();
            boolean isFull = first.size() >= most;
            if (isFull && compare(row, first.element()) >= 0 || isDistinct && first.contains(row)) {
                continue;
            }
            if (isFull) {
                held.add(-Held.sizeOf(first.remove()));
            }
            held.add(row);
            first.add(row);
        }
        return List.copyOf(first);
    }

    @Override
    protected void closeSubIterator() {
        held.clear();
    }
}
