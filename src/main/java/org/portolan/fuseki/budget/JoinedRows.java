package org.portolan.fuseki.budget;

import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.join.AbstractIterHashJoin;

/**
 * The rows of a hash join. Jena makes its table when the first row is asked for, and cannot close it before (5.6.0: a
 * null pointer); then its two sides are closed instead, which are all that there is.
 */
final class JoinedRows extends QueryIteratorWrapper {
    private final QueryIterator left;
    private final QueryIterator right;
    private boolean hasTable;

    private JoinedRows(QueryIterator join, QueryIterator left, QueryIterator right) {
        super(join);
        this.left = left;
        this.right = right;
    }

    /** The rows of a join of two sides, which is a hash join or not. */
    static QueryIterator of(QueryIterator join, QueryIterator left, QueryIterator right) {
        return join instanceof AbstractIterHashJoin ? new JoinedRows(join, left, right) : join;
    }

    @Override
    protected boolean hasNextBinding() {
        boolean hasNext = super.hasNextBinding();
        hasTable = true;
        return hasNext;
    }

    @Override
    protected void closeIterator() {
        if (hasTable) {
            super.closeIterator();
        } else {
            left.close();
            right.close();
        }
    }
}
