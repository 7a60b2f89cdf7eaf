package org.portolan.fuseki.execution;

import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.portolan.fuseki.budget.Budget;

/**
 * The rows of a result, each of them counted.
 *
 * @param rows   as they come
 * @param budget what they are counted against
 */
record CountedRows(RowSet rows, Budget budget) implements RowSet {
    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Binding next() {
        Binding row = rows.next();
        budget.row();
        return row;
    }

    @Override
    public List<Var> getResultVars() {
        return rows.getResultVars();
    }

    @Override
    public long getRowNumber() {
        return rows.getRowNumber();
    }

    @Override
    public void close() {
        rows.close();
    }
}
