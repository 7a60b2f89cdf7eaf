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

/** All rows in an order; whoever gives them has paid for them. A cancelled query ends at the next comparison. */
final class SortedRows extends QueryIter1 {
    private final Comparator<Binding> order;
    private final Iterator<Binding> sorted = new IteratorDelayedInitialization<>() {
        @Override
        protected Iterator<Binding> initializeIterator() {
            return sort();
        }
    };
    private volatile boolean isCancelled;

    SortedRows(QueryIterator rows, Comparator<Binding> order, ExecutionContext execution) {
        super(rows, execution);
        this.order = order;
    }

    private Iterator<Binding> sort() {
        List<Binding> rows = new ArrayList<>();
        getInput().forEachRemaining(rows::add);
        Binding[] inOrder = rows.toArray(Binding[]::new);
        Sorting.sort(inOrder, this::compare);
        return Arrays.asList(inOrder).iterator();
    }

    private int compare(Binding one, Binding other) {
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
}
