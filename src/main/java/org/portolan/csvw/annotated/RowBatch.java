package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Rows that follow each other. One thread fills it, another maps it, and the first one adds the result to the whole.
 */
final class RowBatch implements Workers.Task {
    private static final int MOST_CHARACTERS = 1 << 14;
    private static final int MOST_ROWS = 250;

    private final List<Consumer<RowMapper>> steps = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ProblemSink whole;
    private final TableSink.Part part;
    private final RowMapper rows;
    private int characters;

    /**
     * An empty batch.
     *
     * @param part  takes its rows
     * @param whole hears its problems when their turn comes
     */
    RowBatch(AnnotatedTable table, Severity ofCellErrors, TableSink.Part part, ProblemSink whole) {
        this.part = part;
        this.whole = whole;
        this.rows = new RowsInTurn(table, KeyChecks.NONE, ofCellErrors, problems::add, part.rows());
    }

    void add(Row row, long number) {
        steps.add(mapper -> mapper.row(row, number));
        for (Cell cell : row.cells()) {
            characters += cell.text().length();
        }
    }

    void add(Problem problem) {
        steps.add(mapper -> mapper.report(problem));
    }

    boolean isFull() {
        return characters >= MOST_CHARACTERS || steps.size() >= MOST_ROWS;
    }

    @Override
    public void run() {
        steps.forEach(step -> step.accept(rows));
        steps.clear();
    }

    @Override
    public void add() {
        problems.forEach(whole::report);
        part.add().run();
    }
}
