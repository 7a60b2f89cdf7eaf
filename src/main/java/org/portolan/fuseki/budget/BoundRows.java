package org.portolan.fuseki.budget;

import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** Rows to which a value is bound; a long one is paid for as long as its row is the last that was taken. */
final class BoundRows extends QueryIteratorWrapper {
    private final Var variable;
    private final Held value;

    BoundRows(QueryIterator rows, Var variable, Held value) {
        super(rows);
        this.variable = variable;
        this.value = value;
    }

    @Override
    protected Binding moveToNextBinding() {
        value.clear();
        Binding row = super.moveToNextBinding();
        if (row.contains(variable)) {
            value.addText(row.get(variable));
        }
        return row;
    }

    @Override
    protected void closeIterator() {
        super.closeIterator();
        value.clear();
    }
}
