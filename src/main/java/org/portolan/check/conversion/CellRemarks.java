package org.portolan.check.conversion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.ForwardingSink;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Finds cells that say something of another cell of their row, such as its source, while that is empty: what is said of
 * nothing is shown nowhere. The other cell is named by its address (<a
 * href="https://www.rfc-editor.org/rfc/rfc7111#section-2.3">RFC 7111, 2.3</a>), its column counted from the first that
 * is data, as pages count it. Likewise of two cells that make one address, as kind and key do, one that is filled
 * alone. Streams: it holds one row.
 */
final class CellRemarks extends ForwardingSink {
    private final Heard problems;
    private final Map<String, Set<SharedAddress>> addresses;
    /** The cells of the row, in their order. */
    private final List<Cell> cells = new ArrayList<>();
    /** The numbers of the cells that are spoken of, from 1, by the cells that do. */
    private final Map<Cell, Set<String>> remarks = new LinkedHashMap<>();
    private String table = "";
    private String file = "";
    private String cellsOfRow = "";
    private Optional<Cell> cell = Optional.empty();

    private record Cell(String column, Place place, boolean isEmpty) {
    }

    /** Listens to a conversion of these tables whose statements {@code statements} takes, unchanged. */
    CellRemarks(Optional<TableGroup> metadata, StatementSink statements, Heard problems) {
        super(statements);
        this.problems = problems;
        this.addresses = metadata.map(SharedAddress::byTable).orElse(Map.of());
    }

    @Override
    public void startTable(String tableIri, String name) {
        endRow();
        table = tableIri;
        file = name;
        super.startTable(tableIri, name);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        endRow();
        cellsOfRow = table + "#cell=" + sourceRow + ",";
        super.startRow(sourceRow, line);
    }

    @Override
    public void startCell(String column, long line, long place) {
        start(new Cell(column, Place.at(file, (int) line, (int) place), false));
        super.startCell(column, line, place);
    }

    @Override
    public void startEmptyCell(String column, long line, long place) {
        start(new Cell(column, Place.at(file, (int) line, (int) place), true));
        super.startEmptyCell(column, line, place);
    }

    @Override
    public void startVirtualCell(String column) {
        cell = Optional.empty();
        super.startVirtualCell(column);
    }

    @Override
    public void end() {
        endRow();
        super.end();
    }

    private void start(Cell started) {
        cells.add(started);
        cell = Optional.of(started);
    }

    @Override
    protected void statement(String subject) {
        if (cell.isPresent() && subject.startsWith(cellsOfRow)) {
            remarks.computeIfAbsent(cell.get(), any -> new LinkedHashSet<>())
                    .add(subject.substring(cellsOfRow.length()));
        }
    }

    private void endRow() {
        addresses.getOrDefault(table, Set.of()).forEach(this::check);
        for (int i = 0; i < cells.size() && !remarks.isEmpty(); i++) {
            Cell about = cells.get(i);
            String number = Integer.toString(i + 1);
            if (about.isEmpty() && !problems.isWrong(about.place())) {
                remarks.forEach((from, numbers) -> {
                    if (numbers.contains(number)) {
                        problems.report(problem(from, about));
                    }
                });
            }
        }
        cells.clear();
        remarks.clear();
        cell = Optional.empty();
    }

    private void check(SharedAddress address) {
        List<String> columns = List.of(address.part(), address.whole());
        Map<Boolean, List<Cell>> byEmptiness = cells.stream().filter(one -> columns.contains(one.column()))
                .collect(Collectors.partitioningBy(Cell::isEmpty));
        if (byEmptiness.values().stream().allMatch(some -> some.size() == 1)) {
            Cell empty = byEmptiness.get(true).get(0);
            if (!problems.isWrong(empty.place())) {
                problems.report(halfAnAddress(byEmptiness.get(false).get(0), empty, address));
            }
        }
    }

    private static Problem halfAnAddress(Cell filled, Cell empty, SharedAddress address) {
        return Problem.error(Code.CELL_ABOUT_NOTHING, filled.place(),
                "column \"%s\" is filled and goes with the cell of \"%s\", which is empty"
                        .formatted(filled.column(), empty.column()))
                .because("%s makes one address of the two".formatted(address.place()))
                .mend("fill \"%s\" too; if nothing is to be named, empty this cell".formatted(empty.column()));
    }

    private static Problem problem(Cell from, Cell about) {
        return Problem.error(Code.CELL_ABOUT_NOTHING, from.place(),
                "column \"%s\" is filled and speaks of the cell of \"%s\", which is empty"
                        .formatted(from.column(), about.column()))
                .because("what is said of an empty cell, such as its source, is said of nothing and shown nowhere")
                .mend("write into \"%s\" what is known; if nothing is, empty this cell".formatted(about.column()));
    }
}
