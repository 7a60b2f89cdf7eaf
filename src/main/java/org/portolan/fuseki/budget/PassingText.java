package org.portolan.fuseki.budget;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * The long texts that functions make for one row. Until a function has all of its arguments, each of them is in memory;
 * what the functions make that are not looked at may be there until the next row comes.
 */
final class PassingText {
    private final Held held;
    private Binding current;

    PassingText(Budget budget) {
        held = new Held(budget);
    }

    /** Something is computed for a row; what was computed for another one is gone. Gives what is there before. */
    long begin(Binding row) {
        if (row != current) {
            current = row;
            held.clear();
        }
        return held.bytes();
    }

    /** What was made since then is gone. */
    void end(long before) {
        held.shrink(before);
    }

    /** Pays for a value. */
    NodeValue made(NodeValue value) {
        if (value.isString() || value.isLangString()) {
            held.addText(value.asNode());
        }
        return value;
    }
}
