package org.portolan.csvw.spreadsheet;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.spreadsheet.CellRepair.Finding;

/**
 * What a spreadsheet did to the cells of one column: first every cell is heard, then, when it is known how the column
 * and the file write numbers and dates, every cell is judged. Not thread-safe.
 */
final class ColumnSurvey {
    private static final int ENOUGH = 3;
    private static final int LAST_OF_ASCII = 0x7F;
    private static final Set<Loss> DOUBTS = EnumSet.of(Loss.EITHER, Loss.ORDER);

    private final Column column;
    private final CellRepair repair;
    private final Set<Convention> heard = EnumSet.noneOf(Convention.class);
    private final Set<Convention> heardWithGroups = EnumSet.noneOf(Convention.class);
    private final Set<Convention> ofFile = EnumSet.noneOf(Convention.class);
    private final Map<Loss, Tally> repaired = new EnumMap<>(Loss.class);
    private final Map<Loss, Tally> left = new EnumMap<>(Loss.class);
    private final Set<Loss> kindsRefused = EnumSet.noneOf(Loss.class);
    private long refused;
    private long untouched;
    private long doubtful;
    private final Set<Letters> letters = EnumSet.noneOf(Letters.class);
    private final Set<Letters> lettersOfFile = EnumSet.noneOf(Letters.class);

    ColumnSurvey(Column column) {
        this.column = column;
        this.repair = new CellRepair(column.inherited());
    }

    /** What the letters beyond ASCII tell. */
    enum Letters {
        RIGHT,
        ENCODED_TWICE
    }

    /**
     * What becomes of a cell.
     *
     * @param loss what happened to it; empty if nothing did
     * @param text what to write: what it was, if that is certain, else the text as it is
     */
    record Judgement(Optional<Loss> loss, String text) {
    }

    String name() {
        return column.name();
    }

    /** Hears a cell that can be read in one way only: it tells how those beside it are written. */
    void hear(String text) {
        hearLetters(text);
        repair.telling(text).ifPresent(reading -> reading.convention().ifPresent(convention -> {
            heard.add(convention);
            if (reading.hasGroups()) {
                heardWithGroups.add(convention);
            }
        }));
    }

    /** The ways of writing that were heard and are not the column's own. */
    Set<Convention> foreign() {
        Set<Convention> others = EnumSet.noneOf(Convention.class);
        others.addAll(heard);
        repair.own().ifPresent(others::remove);
        return others;
    }

    /** Takes what was heard in the whole file: its other columns may be written in the same way. */
    void settle(Set<Convention> conventions) {
        ofFile.addAll(conventions);
    }

    private void hearLetters(String text) {
        Optional<DoubleEncoding> twice = DoubleEncoding.of(text);
        if (twice.filter(DoubleEncoding::isCertain).isPresent()) {
            letters.add(Letters.ENCODED_TWICE);
        } else if (twice.isEmpty() && text.chars().anyMatch(letter -> letter > LAST_OF_ASCII)) {
            letters.add(Letters.RIGHT);
        }
    }

    /** What was heard of the letters beyond ASCII. */
    Set<Letters> letters() {
        return letters;
    }

    /** Takes what was heard of them in the whole file: whether what may be so by chance is encoded twice too. */
    void settleLetters(Set<Letters> ofFile) {
        lettersOfFile.addAll(ofFile);
    }

    /** Counts a cell. */
    void count(String text, int line) {
        Judgement judgement = judge(text);
        if (judgement.loss().isPresent()) {
            (judgement.text().equals(text) ? left : repaired).merge(judgement.loss().get(),
                    Tally.NONE.with(text, line), (before, one) -> before.with(text, line));
            doubtful += repair.accepts(text) && DOUBTS.contains(judgement.loss().get()) ? 1 : 0;
            judgement.loss().flatMap(Loss::kind).filter(any -> !repair.accepts(text)).ifPresent(kind -> {
                kindsRefused.add(kind);
                refused++;
            });
        }
        if (repair.isUntouched(text)) {
            untouched++;
        }
    }

    /** What becomes of a cell, once all have been heard. */
    Judgement judge(String text) {
        Optional<DoubleEncoding> twice = lettersOfFile.contains(Letters.ENCODED_TWICE) ? DoubleEncoding.of(text)
                : Optional.empty();
        if (twice.isPresent()) {
            boolean isSure = twice.get().isWhole()
                    && (twice.get().isCertain() || !lettersOfFile.contains(Letters.RIGHT));
            return new Judgement(Optional.of(Loss.ENCODED_TWICE), isSure ? twice.get().text() : text);
        }
        Optional<LostLetter> letter = LostLetter.in(text, column.inherited().datatype().value());
        if (letter.isPresent()) {
            return new Judgement(Optional.of(letter.get().isCertain() ? Loss.LETTERS : Loss.LETTER), text);
        }
        Optional<Finding> found = repair.look(text);
        if (found.isEmpty()) {
            return new Judgement(Optional.empty(), text);
        }
        List<Reading> readings = found.get().readings();
        Loss loss = found.get().loss();
        if (readings.size() == 2 && repair.accepts(text)) {
            return new Judgement(isDoubtful(text, readings) ? Optional.of(loss) : Optional.empty(), text);
        }
        Optional<Reading> settled = readings.size() < 2 ? readings.stream().findFirst()
                : readings.stream().filter(this::isHeard).findFirst();
        return new Judgement(Optional.of(settled.filter(any -> loss == Loss.EITHER).map(ColumnSurvey::loss)
                .orElse(loss)), settled.map(Reading::text).orElse(text));
    }

    /** True if the file is written in the other way, and no cell of the column shows that this column is not. */
    private boolean isDoubtful(String text, List<Reading> readings) {
        Optional<Convention> own = readings.stream().filter(reading -> repair.means(text, reading)).findFirst()
                .flatMap(Reading::convention);
        return own.filter(way -> !ofFile.contains(way.opposite())
                || heard.contains(way) && !heard.contains(way.opposite())).isEmpty();
    }

    /** True if all cells of the column that tell a way tell this one; that it sets thousands apart must be told too. */
    private boolean isHeard(Reading reading) {
        Convention convention = reading.convention().orElseThrow();
        return heard.contains(convention) && !heard.contains(convention.opposite())
                && (!reading.hasGroups() || heardWithGroups.contains(convention));
    }

    private static Loss loss(Reading reading) {
        boolean hasComma = reading.convention().filter(Convention.DECIMAL_COMMA::equals).isPresent();
        return reading.hasGroups() ? Loss.THOUSANDS : hasComma ? Loss.DECIMALS : Loss.POINTS;
    }

    /** Cells that are repaired, by kind of change. */
    Map<Loss, Tally> repaired() {
        return repaired;
    }

    /** Cells that are left as they are because it is not certain what they were, or that no spreadsheet explains. */
    Map<Loss, Tally> left() {
        return left;
    }

    /** Number of cells that the column's rule takes in one of two ways, though the file seems to mean the other. */
    long doubtful() {
        return doubtful;
    }

    /**
     * The kinds of change that make its cells break the column's rule; none unless most of the cells that a spreadsheet
     * would have changed were, and no cell breaks it otherwise.
     */
    Set<Loss> kindsOfChange() {
        return refused > untouched && !left.containsKey(Loss.OTHER) ? kindsRefused : Set.of();
    }

    /** True if these are enough cells to be no slip of a hand. */
    boolean isMostlyChanged() {
        return refused >= ENOUGH && !kindsOfChange().isEmpty();
    }

    /**
     * True if every cell of the column that a spreadsheet changes was changed: no slip of a hand does that. A question
     * mark within a word may be one.
     */
    boolean isWhollyChanged() {
        long changed = Stream.of(repaired, left).flatMap(tallies -> tallies.entrySet().stream())
                .filter(tally -> tally.getKey() != Loss.LETTER).mapToLong(tally -> tally.getValue().number()).sum();
        boolean isRightInPart = letters.containsAll(EnumSet.allOf(Letters.class));
        return changed >= ENOUGH && untouched == 0 && !isRightInPart && !left.containsKey(Loss.OTHER);
    }
}
