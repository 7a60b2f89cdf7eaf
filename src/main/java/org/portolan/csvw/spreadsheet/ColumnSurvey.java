package org.portolan.csvw.spreadsheet;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.spreadsheet.CellRepair.Finding;

/** What a spreadsheet did to the cells of one column, told cell by cell. Not thread-safe. */
final class ColumnSurvey {
    private static final int ENOUGH = 3;

    private final Column column;
    private final CellRepair repair;
    private final Map<Loss, Tally> tallies = new EnumMap<>(Loss.class);
    private long untouched;
    private long otherFaults;
    private boolean dayFirst;
    private boolean monthFirst;
    private long ambiguousDates;

    ColumnSurvey(Column column) {
        this.column = column;
        this.repair = new CellRepair(column.inherited());
    }

    /**
     * How often a change was met.
     *
     * @param cells   number of cells
     * @param lost    how many of them cannot be repaired
     * @param example the first of them as it stands in the file
     * @param line    its line
     */
    record Tally(long cells, long lost, String example, int line) {
        private Tally plus(boolean isLost) {
            return new Tally(cells + 1, lost + (isLost ? 1 : 0), example, line);
        }
    }

    String name() {
        return column.name();
    }

    void look(String text, int line) {
        Optional<Finding> found = repair.look(text);
        if (found.isPresent()) {
            count(found.get(), text, line);
        } else if (repair.isUntouched(text)) {
            untouched++;
        } else if (!repair.accepts(text)) {
            otherFaults++;
        }
    }

    private void count(Finding finding, String text, int line) {
        Tally before = tallies.getOrDefault(finding.loss(), new Tally(0, 0, text, line));
        tallies.put(finding.loss(), before.plus(finding.candidates().isEmpty()));
        if (finding.loss() == Loss.DATES) {
            orderOf(finding, text);
        }
    }

    /** A date that can be read in one way only settles the order of the whole column. */
    private void orderOf(Finding finding, String text) {
        if (finding.candidates().size() == 2) {
            ambiguousDates++;
        } else if (text.indexOf('.') < 0) {
            boolean isDayFirst = Integer.parseInt(text.split("[/-]")[0]) > 12;
            dayFirst |= isDayFirst;
            monthFirst |= !isDayFirst;
        }
    }

    /** Cells by kind of change; a date that no other date of the column explains is lost. */
    Map<Loss, Tally> tallies() {
        Map<Loss, Tally> settled = new EnumMap<>(tallies);
        if (dayFirst == monthFirst) {
            settled.computeIfPresent(Loss.DATES, (loss, tally) -> new Tally(tally.cells(),
                    tally.lost() + ambiguousDates, tally.example(), tally.line()));
        }
        return settled;
    }

    /** True if every cell of the column that a spreadsheet changes was changed: no slip of a hand does that. */
    boolean isWhollyChanged() {
        long changed = tallies.values().stream().mapToLong(Tally::cells).sum();
        return changed >= ENOUGH && untouched == 0 && otherFaults == 0;
    }

    /** What the cell was, if that is certain; else its text as it is. */
    String repaired(String text) {
        Optional<Finding> found = repair.look(text);
        int candidates = found.map(finding -> finding.candidates().size()).orElse(0);
        if (candidates == 1) {
            return found.get().candidates().get(0);
        }
        return candidates == 2 && dayFirst != monthFirst ? found.get().candidates().get(dayFirst ? 0 : 1) : text;
    }
}
