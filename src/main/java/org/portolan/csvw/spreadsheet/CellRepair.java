package org.portolan.csvw.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.tabular.CellParser;

/**
 * Finds what a cell was before a spreadsheet changed it: a text that breaks the rule of its column is written back the
 * ways that spreadsheets write, and those count that the rule then accepts. Immutable.
 */
public final class CellRepair {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,3}(\\.\\d{3})*,\\d+|-?\\d+,\\d+");
    private static final Pattern EXPONENT = Pattern.compile("-?\\d([.,]\\d+)?E[+-]?\\d+");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2}[. -])?\\p{L}{3,9}\\.?[ -]\\d{2,4}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern WRITTEN_RIGHT = Pattern.compile(
            "\\d{4}-\\d{2}(-\\d{2})?|0\\d+|-?\\d+\\.\\d+|true|false");
    private static final int LONGEST_CODE = 20;
    private static final Set<String> TRUE = Set.of("TRUE", "WAHR", "VRAI", "VERO", "VERDADERO", "WAAR");
    private static final Set<String> FALSE = Set.of("FALSE", "FALSCH", "FAUX", "FALSO", "ONWAAR");

    private final CellParser parser;

    /** Repairs for cells under these rules. */
    public CellRepair(Inherited rules) {
        this.parser = new CellParser(rules);
    }

    /**
     * A change that a spreadsheet made.
     *
     * @param loss       the kind of change
     * @param candidates what the cell may have been: none if that is lost, one if it is certain; two are a date read
     *                   with the day first and with the month first
     */
    record Finding(Loss loss, List<String> candidates) {
    }

    /** True if the column's rule accepts the text, the empty one included. */
    boolean accepts(String text) {
        return text.isEmpty() || parser.parse(text).faults().isEmpty();
    }

    /** What a cell that its rule refuses was before, if that is certain. */
    public Optional<String> certain(String text) {
        return look(text).filter(finding -> finding.candidates().size() == 1)
                .map(finding -> finding.candidates().get(0));
    }

    /** True if the text is one that its rule accepts and that a spreadsheet would not have left so. */
    boolean isUntouched(String text) {
        return WRITTEN_RIGHT.matcher(text).matches() && accepts(text);
    }

    /** What happened to a cell; empty if it is as its column wants it, or if no spreadsheet does this. */
    Optional<Finding> look(String text) {
        if (isQuestionMarks(text)) {
            return Optional.of(new Finding(Loss.LETTERS, List.of()));
        }
        if (accepts(text)) {
            return Optional.empty();
        }
        return Stream.<Optional<Finding>>of(date(text), number(text), zeros(text), word(text), lost(text))
                .flatMap(Optional::stream).findFirst();
    }

    /** Encodings without the letters of a language write {@code ?} for each of them. */
    private static boolean isQuestionMarks(String text) {
        return text.contains("??") || text.equals("?");
    }

    private Optional<Finding> date(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String dayFirst = "%s-%2s-%2s".formatted(parts.group(4), parts.group(3), parts.group(1)).replace(' ', '0');
        String monthFirst = "%s-%2s-%2s".formatted(parts.group(4), parts.group(1), parts.group(3)).replace(' ', '0');
        List<String> readings = parts.group(2).equals(".") || dayFirst.equals(monthFirst) ? List.of(dayFirst)
                : List.of(dayFirst, monthFirst);
        List<String> accepted = readings.stream().filter(this::accepts).toList();
        return accepted.isEmpty() ? Optional.empty() : Optional.of(new Finding(Loss.DATES, accepted));
    }

    private Optional<Finding> number(String text) {
        String pointed = text.replace(".", "").replace(',', '.');
        return COMMA.matcher(text).matches() && accepts(pointed)
                ? Optional.of(new Finding(Loss.DECIMALS, List.of(pointed)))
                : Optional.empty();
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
                : Optional.of(new Finding(Loss.ZEROS, accepted.size() == 1 ? accepted : List.of()));
    }

    private Optional<Finding> word(String text) {
        String right = TRUE.contains(text) ? "true" : FALSE.contains(text) ? "false" : "";
        return !right.isEmpty() && accepts(right) ? Optional.of(new Finding(Loss.WORDS, List.of(right)))
                : Optional.empty();
    }

    /** Changes that cannot be undone: digits cut away, and months that no longer say which year or day. */
    private Optional<Finding> lost(String text) {
        if (EXPONENT.matcher(text).matches()) {
            return Optional.of(new Finding(Loss.DIGITS, List.of()));
        }
        return MONTH.matcher(text).matches() && accepts("2022-06") ? Optional.of(new Finding(Loss.MONTHS, List.of()))
                : Optional.empty();
    }
}
