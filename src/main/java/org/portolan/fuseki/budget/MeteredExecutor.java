package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpAntiJoin;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProcedure;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpSemiJoin;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterAssign;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterHalfJoin;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.portolan.release.search.TextSearch;

/**
 * Runs the operators of <a href="https://www.w3.org/TR/sparql11-query/#sparqlAlgebra">SPARQL's algebra</a> as Jena
 * does, with a meter on the rows of each. Those that hold rows in memory pay for them: which side of a join that is, is
 * as in Jena's class for it. What the guard refuses is not run here either.
 */
final class MeteredExecutor extends OpExecutorTDB2 {
    private static final Var UNSEEN = Var.alloc(".groups");
    private final Budget budget;

    MeteredExecutor(ExecutionContext execution, Budget budget) {
        super(execution);
        this.budget = budget;
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        budget.step();
        QueryIterator rows = super.exec(op, input);
        return rows == input ? rows : Metered.passing(rows, budget);
    }

    private QueryIterator kept(Op op, QueryIterator input, Held held) {
        return Metered.kept(super.exec(op, input), held);
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator left = kept(join.getLeft(), input, held);
        return Metered.of(joined(left, exec(join.getRight(), root())), held);
    }

    private QueryIterator joined(QueryIterator left, QueryIterator right) {
        return JoinedRows.of(Join.join(left, right, execCxt), left, right);
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator left = exec(join.getLeft(), input);
        QueryIterator right = kept(join.getRight(), root(), held);
        QueryIterator rows = Join.leftJoin(left, right, join.getExprs(), execCxt);
        return Metered.of(JoinedRows.of(rows, left, right), held);
    }

    @Override
    protected QueryIterator execute(OpSemiJoin join, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator left = exec(join.getLeft(), input);
        return Metered.of(QueryIterHalfJoin.semiJoin(left, kept(join.getRight(), root(), held), execCxt), held);
    }

    @Override
    protected QueryIterator execute(OpAntiJoin join, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator left = exec(join.getLeft(), input);
        return Metered.of(QueryIterHalfJoin.antiJoin(left, kept(join.getRight(), root(), held), execCxt), held);
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator left = exec(minus.getLeft(), input);
        QueryIterator right = kept(minus.getRight(), root(), held);
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        return Metered.of(QueryIterMinus.create(left, right, common, execCxt), held);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        Held held = new Held(budget);
        QueryIterator rows = kept(order.getSubOp(), input, held);
        return Metered.of(new SortedRows(rows, new BindingComparator(order.getConditions(), execCxt), execCxt), held);
    }

    /** What ORDER BY with a small LIMIT becomes. */
    @Override
    protected QueryIterator execute(OpTopN top, QueryIterator input) {
        boolean isDistinct = top.getSubOp() instanceof OpDistinct;
        QueryIterator rows = exec(isDistinct ? ((OpDistinct) top.getSubOp()).getSubOp() : top.getSubOp(), input);
        return new FirstRows(rows, new BindingComparator(top.getConditions(), execCxt), top.getLimit(), isDistinct,
                new Held(budget), execCxt);
    }

    /** Jena would hold the rows that come; the table is as long as the query says. */
    @Override
    protected QueryIterator execute(OpTable table, QueryIterator input) {
        boolean isJoin = !table.isJoinIdentity() && !input.isJoinIdentity();
        return isJoin ? joined(table.getTable().iterator(execCxt), input) : super.execute(table, input);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        return Metered.remembered(super.execute(distinct, input), new Held(budget));
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        Held held = new Held(budget);
        List<ExprAggregator> metered = new ArrayList<>();
        for (ExprAggregator aggregator : group.getAggregators()) {
            metered.add(new ExprAggregator(aggregator.getVar(),
                    new MeteredAggregator(aggregator.getAggregator(), group.getGroupVars(), held)));
        }
        if (metered.isEmpty()) { // Jena would keep something for every row
            metered.add(new ExprAggregator(UNSEEN, new MeteredAggregator(new AggCount(), group.getGroupVars(), held)));
        }
        QueryIterator rows = exec(group.getSubOp(), input);
        return Metered.of(new QueryIterGroup(rows, group.getGroupVars(), metered, execCxt), held);
    }

    /** Value by value, so that each is paid for before the next one is made. */
    @Override
    protected QueryIterator execute(OpExtend extend, QueryIterator input) {
        QueryIterator rows = exec(extend.getSubOp(), input);
        for (Var variable : extend.getVarExprList().getVars()) {
            VarExprList one = new VarExprList(variable, extend.getVarExprList().getExpr(variable));
            rows = new BoundRows(new QueryIterAssign(rows, one, execCxt, true), variable, new Held(budget));
        }
        return rows;
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Held held = new Held(budget);
        ExecutionContext metered = ExecutionContext.copyChangeActiveGraph(execCxt,
                new MeteredGraph(execCxt.getActiveGraph(), held));
        return new PathRows(new QueryIterPath(path.getTriplePath(), input, metered), held);
    }

    @Override
    protected QueryIterator execute(OpService service, QueryIterator input) {
        throw refused(service);
    }

    @Override
    protected QueryIterator execute(OpPropFunc function, QueryIterator input) {
        if (!TextSearch.IRI.equals(function.getProperty().getURI())) {
            throw refused(function);
        }
        return super.execute(function, input);
    }

    @Override
    protected QueryIterator execute(OpProcedure procedure, QueryIterator input) {
        throw refused(procedure);
    }

    @Override
    protected QueryIterator execute(OpExt extension, QueryIterator input) {
        throw refused(extension);
    }

    private static IllegalStateException refused(Op op) {
        return new IllegalStateException("the guard let pass " + op.getName());
    }
}
