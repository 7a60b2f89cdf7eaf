package org.portolan.fuseki.budget;

import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** The rows of a property path, for each of which Jena has walked the graph and forgotten the walk. */
final class PathRows extends QueryIteratorWrapper {
    private final Held walk;

    PathRows(QueryIterator rows, Held walk) {
        super(rows);
        this.walk = walk;
    }

    @Override
    protected Binding moveToNextBinding() {
        Binding row = super.moveToNextBinding();
        walk.clear();
        return row;
    }

    @Override
    protected void closeIterator() {
        super.closeIterator();
        walk.clear();
    }
}
