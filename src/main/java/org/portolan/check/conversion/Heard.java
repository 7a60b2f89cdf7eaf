package org.portolan.check.conversion;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Hands problems on and remembers where the errors are, so that no fault is told twice in the words of two checks. */
public final class Heard implements ProblemSink {
    /** Faults that spoil a cell and leave all others readable. */
    private static final Set<Code> OF_ONE_CELL = EnumSet.of(Code.TEXT_ENCODED_TWICE, Code.TEXT_LETTER_LOST,
            Code.CELL_NOT_OF_DATATYPE, Code.CELL_REQUIRED, Code.CELL_IRI_INVALID, Code.CELL_ABOUT_NOTHING,
            Code.KEY_DUPLICATE, Code.FOREIGN_KEY_UNKNOWN);

    /** Those of them for which a row says something else than it should, or says it of something else. */
    private static final Set<Code> MISLEADING = EnumSet.of(Code.CELL_NOT_OF_DATATYPE, Code.CELL_REQUIRED,
            Code.CELL_IRI_INVALID, Code.KEY_DUPLICATE, Code.FOREIGN_KEY_UNKNOWN);

    private final ProblemSink next;
    private final Set<Place> misleading = new HashSet<>();
    private final Map<Place, Set<Integer>> columnsByLine = new HashMap<>();
    private boolean wholeRows = true;

    /** @param next hears each problem, too */
    public Heard(ProblemSink next) {
        this.next = next;
    }

    @Override
    public void report(Problem problem) {
        if (problem.isError()) {
            Place place = problem.place();
            columnsByLine.computeIfAbsent(new Place(place.file(), place.line(), 0), line -> new HashSet<>())
                    .add(place.column());
            if (MISLEADING.contains(problem.code())) {
                misleading.add(new Place(place.file(), place.line(), 0));
            }
            wholeRows &= OF_ONE_CELL.contains(problem.code()) && place.line() > 0;
        }
        next.report(problem);
    }

    /** The rows that so far are known to say something else than they should, each by its line. */
    public Set<Place> misleadingRows() {
        return Set.copyOf(misleading);
    }

    /** Reports a problem unless its place has an error already: the cell, or for a problem of a row any cell in it. */
    public void reportUnlessKnown(Problem problem) {
        if (!isWrong(problem.place())) {
            report(problem);
        }
    }

    /** True if nothing that was heard can have kept whole rows from being read. */
    public boolean allRowsWereRead() {
        return wholeRows;
    }

    /** False as long as there were warnings at most. */
    public boolean hasErrors() {
        return !columnsByLine.isEmpty();
    }

    /** True if an error was heard there: of the cell, or for a row of any cell in it. */
    boolean isWrong(Place place) {
        Set<Integer> columns = columnsByLine.getOrDefault(new Place(place.file(), place.line(), 0), Set.of());
        return columns.contains(place.column()) || columns.contains(0) || (place.column() == 0 && !columns.isEmpty());
    }
}
