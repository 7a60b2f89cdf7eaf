package org.portolan.csvw.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.tabular.CellParser;

/**
 * Finds what a cell was before a spreadsheet changed it: a text that breaks the rule of its column is written back the
 * ways that spreadsheets write, and those count that the rule then accepts. A text that the rule accepts counts too, if
 * the rule reads another number or date in it than a spreadsheet may have meant. Immutable.
 */
public final class CellRepair {
    private static final Pattern EXPONENT = Pattern.compile("-?\\d([.,]\\d+)?E[+-]?\\d+");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2}[. -])?\\p{L}{3,9}\\.?[ -]\\d{2,4}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern WRITTEN_RIGHT = Pattern.compile(
            "\\d{4}-\\d{2}(-\\d{2}(T[\\d:.]+(Z|[-+]\\d{2}:\\d{2})?)?)?|0\\d+|-?\\d+\\.\\d+|true|false");
    private static final int LONGEST_CODE = 20;
    private static final Set<String> TRUE = Set.of("TRUE", "WAHR", "VRAI", "VERO", "VERDADERO", "WAAR");
    private static final Set<String> FALSE = Set.of("FALSE", "FALSCH", "FAUX", "FALSO", "ONWAAR");

    private final CellParser parser;
    private final NumberReadings numbers;
    private final DateReadings dates;

    /** Repairs for cells under these rules. */
    public CellRepair(Inherited rules) {
        this.parser = new CellParser(rules);
        this.numbers = new NumberReadings(parser, rules.datatype().value());
        this.dates = new DateReadings(parser, rules.datatype().value());
    }

    /**
     * A change that a spreadsheet made, or may have made.
     *
     * @param loss     the kind of change
     * @param readings what the cell may have been: none if that is lost, one if it is certain, two if its column tells
     */
    record Finding(Loss loss, List<Reading> readings) {
    }

    /** True if the column's rule accepts the text, the empty one included. */
    boolean accepts(String text) {
        return text.isEmpty() || parser.parse(text).faults().isEmpty();
    }

    /** What a cell that its rule refuses was before, if that is certain though nothing is known of its neighbours. */
    public Optional<String> certain(String text) {
        return look(text).filter(finding -> finding.readings().size() == 1)
                .filter(any -> !parser.isNumeric() || !numbers.isGroupedPerhaps(text))
                .map(finding -> finding.readings().get(0).text());
    }

    /** True if the text is one that its rule accepts and that a spreadsheet would not have left so. */
    boolean isUntouched(String text) {
        return WRITTEN_RIGHT.matcher(text).matches() && accepts(text);
    }

    /** The way in which the column wants its numbers; dates are wanted in whichever way their format has. */
    Optional<Convention> own() {
        return parser.isNumeric() ? Optional.of(numbers.own()) : Optional.empty();
    }

    /** A reading of a text that leaves no other, and so tells how its neighbours are written. */
    Optional<Reading> telling(String text) {
        List<Reading> readings = readings(text);
        return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
    }

    private List<Reading> readings(String text) {
        if (parser.isNumeric()) {
            return numbers.of(text);
        }
        return dates.areWanted() || !accepts(text) ? dates.of(text) : List.of();
    }

    /** What happened to a cell; empty if it is as its column wants it. */
    Optional<Finding> look(String text) {
        if (isQuestionMarks(text)) {
            return Optional.of(new Finding(Loss.LETTERS, List.of()));
        }
        if (accepts(text)) {
            return accepted(text);
        }
        return Stream.<Optional<Finding>>of(date(text), number(text), zeros(text), word(text))
                .flatMap(Optional::stream).findFirst().or(() -> Optional.of(lost(text)));
    }

    /** Encodings without the letters of a language write {@code ?} for each of them. */
    private static boolean isQuestionMarks(String text) {
        return text.contains("??") || text.equals("?");
    }

    /** Groups of digits are read whatever their length, so that 1.5 is read as 15 where a point groups them. */
    private Optional<Finding> accepted(String text) {
        List<Reading> readings = readings(text);
        if (readings.size() == 2) {
            return Optional.of(new Finding(parser.isNumeric() ? Loss.EITHER : Loss.ORDER, readings));
        }
        boolean isMisread = parser.isNumeric() && readings.size() == 1
                && numbers.means(text).filter(readings.get(0).value()::equals).isEmpty();
        return isMisread ? number(text) : Optional.empty();
    }

    /** True if the column's rule takes a text in this sense. */
    boolean means(String text, Reading reading) {
        Optional<String> read = parser.isNumeric() ? numbers.means(text) : dates.means(text);
        return accepts(text) && read.filter(reading.value()::equals).isPresent();
    }

    private Optional<Finding> date(String text) {
        List<Reading> found = dates.of(text);
        return found.isEmpty() ? Optional.empty() : Optional.of(new Finding(Loss.DATES, found));
    }

    private Optional<Finding> number(String text) {
        List<Reading> found = numbers.of(text);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Convention> convention = found.size() == 2 ? Optional.empty() : found.get(0).convention();
        boolean isOwn = convention.isEmpty() || convention.get() == numbers.own();
        char decimal = convention.filter(Convention.DECIMAL_COMMA::equals).isPresent() ? ',' : '.';
        Loss loss = isOwn || text.indexOf(decimal) < 0 ? Loss.THOUSANDS
                : decimal == ',' ? Loss.DECIMALS : Loss.POINTS;
        return Optional.of(new Finding(found.size() == 2 ? Loss.EITHER : loss, found));
    }

    private Optional<Finding> zeros(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> accepted = new ArrayList<>();
        for (String padded = "0" + text; padded.length() <= LONGEST_CODE; padded = "0" + padded) {
            if (accepts(padded)) {
                accepted.add(padded);
            }
        }
        return accepted.isEmpty() ? Optional.empty()
                : Optional.of(accepted.size() == 1 ? certain(Loss.ZEROS, accepted.get(0))
                        : new Finding(Loss.ZEROS, List.of()));
    }

    private Optional<Finding> word(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        String right = TRUE.contains(word) ? "true" : FALSE.contains(word) ? "false" : "";
        return !right.isEmpty() && accepts(right) ? Optional.of(certain(Loss.WORDS, right)) : Optional.empty();
    }

    private static Finding certain(Loss loss, String text) {
        return new Finding(loss, List.of(new Reading(Optional.empty(), false, text, text)));
    }

    /** Changes that cannot be undone: digits cut away, months that no longer say which year or day, and the rest. */
    private Finding lost(String text) {
        boolean isMonth = MONTH.matcher(text).matches() && accepts("2022-06");
        return new Finding(EXPONENT.matcher(text).matches() ? Loss.DIGITS : isMonth ? Loss.MONTHS : Loss.OTHER,
                List.of());
    }
}
