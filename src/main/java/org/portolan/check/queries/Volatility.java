package org.portolan.check.queries;

import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.Unstable;

/**
 * Tells queries whose answer may differ each time they are asked of the same data: those that call such a function,
 * wherever it stands, and those that make blank nodes, whose labels are new each time.
 */
public final class Volatility {
    private final Operators operators = new Operators();
    private final Expressions expressions = new Expressions();
    private boolean isFound;

    private Volatility() {
    }

    /** True if its answer may differ. */
    public static boolean isIn(Query query) {
        if (query.isConstructType()
                && query.getConstructTemplate().getQuads().stream().anyMatch(Volatility::isNew)) {
            return true;
        }
        if (query.getQueryPattern() == null) {
            return false;
        }
        Volatility found = new Volatility();
        Walker.walk(Algebra.compile(query), found.operators, found.expressions);
        return found.isFound;
    }

    private static boolean isNew(Quad quad) {
        return quad.getSubject().isBlank() || quad.getObject().isBlank() || quad.getGraph().isBlank();
    }

    private void look(Expr expr) {
        if (expr != null) {
            Walker.walk(expr, operators, expressions);
        }
    }

    /** The walker leaves sort conditions, group keys and aggregates to their operator. */
    private final class Operators extends OpVisitorBase {
        @Override
        public void visit(OpOrder order) {
            order.getConditions().stream().map(SortCondition::getExpression).forEach(Volatility.this::look);
        }

        @Override
        public void visit(OpGroup group) {
            group.getGroupVars().forEachExpr((variable, expr) -> look(expr));
            group.getAggregators().forEach(Volatility.this::look);
        }
    }

    /** Sees the calls. */
    private final class Expressions extends ExprVisitorBase {
        private void see(ExprFunction call) {
            isFound |= call instanceof Unstable || call instanceof E_Now;
        }

        @Override
        public void visit(ExprFunction0 call) {
            see(call);
        }

        @Override
        public void visit(ExprFunction1 call) {
            see(call);
        }

        @Override
        public void visit(ExprFunctionN call) {
            see(call);
        }

        @Override
        public void visit(ExprAggregator aggregate) {
            if (aggregate.getAggregator().getExprList() != null) {
                aggregate.getAggregator().getExprList().forEach(Volatility.this::look);
            }
        }
    }
}
