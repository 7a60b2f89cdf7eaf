package org.portolan.csvw.annotated;

import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Maps rows by several threads; what comes out is the same, in the same order, as of {@link RowsInTurn}. */
final class RowsAtOnce implements RowMapper {
    private final AnnotatedTable table;
    private final Severity ofCellErrors;
    private final ProblemSink problems;
    private final TableSink sink;
    private final Workers workers;
    private RowBatch batch;

    /**
     * A mapper for one table.
     *
     * @param sink one that has parts
     */
    RowsAtOnce(AnnotatedTable table, Severity ofCellErrors, ProblemSink problems, TableSink sink, Workers workers) {
        this.table = table;
        this.ofCellErrors = ofCellErrors;
        this.problems = problems;
        this.sink = sink;
        this.workers = workers;
        this.batch = next();
    }

    private RowBatch next() {
        return new RowBatch(table, ofCellErrors, sink.part().orElseThrow(), problems);
    }

    @Override
    public void row(Row row, long number) {
        batch.add(row, number);
        if (batch.isFull()) {
            begin();
        }
    }

    @Override
    public void report(Problem problem) {
        batch.add(problem);
    }

    private void begin() {
        workers.begin(batch);
        batch = next();
    }

    @Override
    public void finish() {
        begin();
        workers.finish();
    }
}
