package org.portolan.fuseki.budget;

import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.serializer.SerializationContext;

/** The rows of an operator, each a step of the query; some are held in memory by whoever reads them. */
final class Metered implements QueryIterator {
    private final QueryIterator rows;
    private final Budget budget;

    /** What the rows are added to. */
    private final Held retained;
    /** What ends with these rows. */
    private final Held behind;
    private final boolean isKeeping;

    private Metered(QueryIterator rows, Held retained, Held behind, boolean isKeeping) {
        this.rows = rows;
        this.budget = behind.budget();
        this.retained = retained;
        this.behind = behind;
        this.isKeeping = isKeeping;
    }

    /** Rows that pass. */
    static QueryIterator passing(QueryIterator rows, Budget budget) {
        Held nothing = new Held(budget);
        return new Metered(rows, nothing, nothing, false);
    }

    /** Rows that an operator keeps. */
    static QueryIterator kept(QueryIterator rows, Held retained) {
        return new Metered(rows, retained, new Held(retained.budget()), true);
    }

    /** The result of an operator that holds something as long as it gives rows. */
    static QueryIterator of(QueryIterator rows, Held behind) {
        return new Metered(rows, behind, behind, false);
    }

    /** The result of an operator that remembers each row that it gives. */
    static QueryIterator remembered(QueryIterator rows, Held held) {
        return new Metered(rows, held, held, true);
    }

    @Override
    public boolean hasNext() {
        budget.step();
        if (rows.hasNext()) {
            return true;
        }
        behind.clear();
        return false;
    }

    @Override
    public Binding next() {
        return nextBinding();
    }

    @Override
    public Binding nextBinding() {
        budget.step();
        Binding row = rows.nextBinding();
        if (isKeeping) {
            retained.add(row);
        }
        return row;
    }

    @Override
    public void close() {
        rows.close();
        behind.clear();
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public boolean isJoinIdentity() {
        return rows.isJoinIdentity();
    }

    @Override
    public void output(IndentedWriter out) {
        rows.output(out);
    }

    @Override
    public void output(IndentedWriter out, SerializationContext context) {
        rows.output(out, context);
    }

    @Override
    public String toString(PrefixMapping prefixes) {
        return rows.toString(prefixes);
    }
}
