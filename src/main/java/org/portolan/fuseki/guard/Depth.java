package org.portolan.fuseki.guard;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;

/**
 * How deep operators and expressions stand within one another, also where the text shows no brackets: {@code 1+1+1+1}
 * is three deep, and so are three OPTIONALs.
 */
final class Depth {
    private Depth() {
    }

    static int of(Op op) {
        if (op instanceof Op1 one) {
            return 1 + Math.max(of(one.getSubOp()), expressions(op));
        }
        if (op instanceof Op2 two) {
            return 1 + Math.max(Math.max(of(two.getLeft()), of(two.getRight())), expressions(op));
        }
        return op instanceof OpN many ? 1 + many.getElements().stream().mapToInt(Depth::of).max().orElse(0) : 1;
    }

    private static int expressions(Op op) {
        Stream<Expr> expressions = Stream.empty();
        if (op instanceof OpFilter filter) {
            expressions = filter.getExprs().getList().stream();
        } else if (op instanceof OpExtendAssign extend) {
            expressions = extend.getVarExprList().getExprs().values().stream();
        } else if (op instanceof OpLeftJoin join && join.getExprs() != null) {
            expressions = join.getExprs().getList().stream();
        } else if (op instanceof OpOrder order) {
            expressions = order.getConditions().stream().map(SortCondition::getExpression);
        } else if (op instanceof OpGroup group) {
            expressions = group.getGroupVars().getExprs().values().stream();
        }
        return expressions.mapToInt(Depth::of).max().orElse(0);
    }

    private static int of(Expr expression) {
        if (expression instanceof ExprFunctionOp pattern) {
            return 1 + of(pattern.getGraphPattern());
        }
        if (expression instanceof ExprFunction function) {
            List<Expr> arguments = function.getArgs();
            return 1 + arguments.stream().filter(argument -> argument != null).mapToInt(Depth::of).max().orElse(0);
        }
        return 1;
    }
}
