package org.portolan.fuseki.budget;

import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/** A function in the place of one of Jena's that could grow, or take time, without bound. */
final class Bounded extends ExprFunctionN {
    private final String symbol;
    private final Function<List<NodeValue>, NodeValue> work;

    /**
     * @param symbol    what Jena calls it
     * @param arguments its arguments
     * @param work      makes a value of theirs
     */
    Bounded(String symbol, ExprList arguments, Function<List<NodeValue>, NodeValue> work) {
        super(symbol, arguments);
        this.symbol = symbol;
        this.work = work;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        return work.apply(values);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Bounded(symbol, arguments, work);
    }
}
