package org.portolan.fuseki.budget;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** What one operator holds in memory until it is closed. Sizes are estimates for a heap with compressed pointers. */
final class Held {
    private static final long ROW = 64;
    private static final long TERM = 72;
    private static final long TRIPLE = 240;
    private final Budget budget;
    private long bytes;

    Held(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    void add(long more) {
        bytes += more;
        budget.hold(more);
    }

    void add(Binding row) {
        add(sizeOf(row));
    }

    void clear() {
        budget.release(bytes);
        bytes = 0;
    }

    static long sizeOf(Binding row) {
        long size = ROW;
        for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
            size += sizeOf(row.get(variables.next()));
        }
        return size;
    }

    static long sizeOf(Node term) {
        if (term.isLiteral()) {
            return TERM + term.getLiteralLexicalForm().length();
        }
        return TERM + (term.isURI() ? term.getURI().length() : 0);
    }

    static long sizeOf(Triple triple) {
        return TRIPLE + sizeOf(triple.getSubject()) + sizeOf(triple.getObject());
    }
}
