package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** A function in the place of one of Jena's that could grow, or take time, without bound. */
final class Bounded extends ExprFunctionN {
    private final String symbol;
    private final PassingText passing;
    private final Function<List<NodeValue>, NodeValue> work;

    /**
     * @param symbol    what Jena calls it
     * @param arguments its arguments
     * @param passing   pays for what it makes
     * @param work      makes a value of theirs
     */
    Bounded(String symbol, ExprList arguments, PassingText passing, Function<List<NodeValue>, NodeValue> work) {
        super(symbol, arguments);
        this.symbol = symbol;
        this.passing = passing;
        this.work = work;
    }

    /** As Jena evaluates every function, and what the arguments were is gone afterwards. */
    @Override
    protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
        long before = passing.begin(row);
        NodeValue made;
        try {
            List<NodeValue> values = new ArrayList<>();
            for (Expr argument : getArgs()) {
                values.add(argument.eval(row, environment));
            }
            made = eval(values);
        } finally {
            passing.end(before);
        }
        return passing.made(made);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
        return work.apply(values);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Bounded(symbol, arguments, passing, work);
    }
}
