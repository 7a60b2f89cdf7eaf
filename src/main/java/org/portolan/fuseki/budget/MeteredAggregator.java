package org.portolan.fuseki.budget;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.expr.aggregate.AggregatorBase;

/**
 * An <a href="https://www.w3.org/TR/sparql11-query/#aggregateAlgebra">aggregate</a> whose groups, distinct values and
 * strings are paid for. The distinct values are remembered here, so Jena's aggregate is the one without DISTINCT, over
 * a variable that holds the value.
 */
final class MeteredAggregator extends AggregatorBase {
    static final Var VALUE = Var.alloc(".value");
    private final Aggregator original;
    private final VarExprList keys;
    private final Held held;

    MeteredAggregator(Aggregator original, VarExprList keys, Held held) {
        super(original.getName(), isDistinct(original), original.getExprList());
        this.original = original;
        this.keys = keys;
        this.held = held;
    }

    private static boolean isDistinct(Aggregator aggregator) {
        return Set.of(AggCountDistinct.class, AggCountVarDistinct.class, AggSumDistinct.class, AggAvgDistinct.class,
                AggMinDistinct.class, AggMaxDistinct.class, AggSampleDistinct.class, AggGroupConcatDistinct.class)
                .contains(aggregator.getClass());
    }

    /** One for each group. */
    @Override
    public Accumulator createAccumulator() {
        if (original instanceof AggCount || original instanceof AggCountDistinct) {
            return new MeteredAccumulator(new AggCount().createAccumulator(), new ExprList(), isDistinct,
                    MeteredAccumulator.NOT_GROWING, keys, held);
        }
        return new MeteredAccumulator(plain().createAccumulator(), getExprList(), isDistinct, separator(), keys, held);
    }

    /** The length of what stands between the parts of a growing string. */
    private int separator() {
        if (original instanceof AggGroupConcat concatenation) {
            return lengthOf(concatenation.getSeparator());
        }
        return original instanceof AggGroupConcatDistinct concatenation ? lengthOf(concatenation.getSeparator())
                : MeteredAccumulator.NOT_GROWING;
    }

    private static int lengthOf(String separator) {
        return separator == null ? 1 : separator.length();
    }

    private Aggregator plain() {
        ExprVar value = new ExprVar(VALUE);
        if (original instanceof AggCountVarDistinct) {
            return new AggCountVar(value);
        }
        if (original instanceof AggSumDistinct) {
            return new AggSum(value);
        }
        if (original instanceof AggAvgDistinct) {
            return new AggAvg(value);
        }
        if (original instanceof AggMinDistinct) {
            return new AggMin(value);
        }
        if (original instanceof AggMaxDistinct) {
            return new AggMax(value);
        }
        if (original instanceof AggSampleDistinct) {
            return new AggSample(value);
        }
        if (original instanceof AggGroupConcatDistinct concatenation) {
            return new AggGroupConcat(value, concatenation.getSeparator());
        }
        return original.copy(new ExprList(value));
    }

    @Override
    public Node getValueEmpty() {
        return original.getValueEmpty();
    }

    @Override
    public Aggregator copy(ExprList expressions) {
        return new MeteredAggregator(original.copy(expressions), keys, held);
    }

    @Override
    public int hashCode() {
        return original.hashCode();
    }

    @Override
    public boolean equals(Aggregator other, boolean bySyntax) {
        return other instanceof MeteredAggregator metered && original.equals(metered.original, bySyntax);
    }
}
