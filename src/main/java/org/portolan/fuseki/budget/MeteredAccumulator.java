package org.portolan.fuseki.budget;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.expr.ExprLib;

/** What an aggregate has taken of one group. */
final class MeteredAccumulator implements Accumulator {
    static final int NOT_GROWING = -1;
    private static final long GROUP = 320;
    private final Accumulator plain;
    private final ExprList expressions;
    private final boolean isDistinct;
    private final int separator;
    private final VarExprList keys;
    private final Held held;
    private final Set<Object> seen = new HashSet<>(0);
    private boolean isBegun;
    private long length;

    MeteredAccumulator(Accumulator plain, ExprList expressions, boolean isDistinct, int separator, VarExprList keys,
            Held held) {
        this.plain = plain;
        this.expressions = expressions;
        this.isDistinct = isDistinct;
        this.separator = separator;
        this.keys = keys;
        this.held = held;
    }

    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
        held.budget().step();
        if (!isBegun) {
            isBegun = true;
            held.add(GROUP + sizeOfKey(row, environment));
        }
        if (expressions.isEmpty()) {
            row(row, environment);
        } else {
            value(ExprLib.evalOrNull(expressions.get(0), row, environment), environment);
        }
    }

    private long sizeOfKey(Binding row, FunctionEnv environment) {
        long size = 0;
        for (Var key : keys.getVars()) {
            Node value = keys.get(key, row, environment);
            size += value == null ? 0 : Held.sizeOf(value);
        }
        return size;
    }

    private void row(Binding row, FunctionEnv environment) {
        if (isDistinct) {
            if (!seen.add(row)) {
                return;
            }
            held.add(row);
        }
        plain.accumulate(row, environment);
    }

    private void value(NodeValue value, FunctionEnv environment) {
        if (value == null) { // an error, which the plain one meets in its turn: the variable is not bound
            plain.accumulate(BindingFactory.empty(), environment);
            return;
        }
        Node term = value.asNode();
        long size = Held.sizeOf(term);
        if (isDistinct) {
            if (!seen.add(value)) {
                return;
            }
            held.add(size);
        }
        if (separator != NOT_GROWING) {
            length += value.asString().length() + separator;
            held.budget().string(length);
            held.add(size + separator);
        } else if (size > length) { // the largest and the smallest value stay
            held.add(size - length);
            length = size;
        }
        plain.accumulate(BindingFactory.binding(MeteredAggregator.VALUE, term), environment);
    }

    @Override
    public NodeValue getValue() {
        return plain.getValue();
    }
}
