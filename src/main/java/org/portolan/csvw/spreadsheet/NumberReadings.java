package org.portolan.csvw.spreadsheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.CellValues;

/** What a text means as a number, with a decimal point and with a decimal comma. Immutable. */
final class NumberReadings {
    private static final String NUMBER = "(?<sign>[+-]?)(?:(?<grouped>[1-9]\\d{0,2}(?:%2$s\\d{3})+"
            + "|[1-9]\\d{0,2}(?:[ \u00a0\u202f'\u2019]\\d{3})+)|(?<plain>\\d*))(?:%1$s(?<decimals>\\d+))?";
    private static final Pattern WITH_POINT = Pattern.compile(NUMBER.formatted("\\.", ","));
    private static final Pattern WITH_COMMA = Pattern.compile(NUMBER.formatted(",", "\\."));
    private static final Pattern SEPARATED = Pattern
            .compile("[+-]?\\d*[., \u00a0\u202f'\u2019][\\d., \u00a0\u202f'\u2019]*");
    private static final Pattern NUMERIC = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final int LONGEST = 100;

    private final CellParser parser;
    private final Datatype.Numbers numbers;
    private final Optional<String> pattern;

    NumberReadings(CellParser parser, Datatype datatype) {
        this.parser = parser;
        this.numbers = datatype.numbers();
        this.pattern = datatype.format();
    }

    /** The way in which the column's own numbers are written. */
    Convention own() {
        return numbers.decimal() == ',' ? Convention.DECIMAL_COMMA : Convention.DECIMAL_POINT;
    }

    /** True if a text may also be grouped wrongly: {@code 1,23} where a comma sets thousands apart. */
    boolean isGroupedPerhaps(String text) {
        char group = numbers.betweenGroups();
        boolean hasGroups = numbers.group().isPresent() || pattern.filter(any -> any.indexOf(group) >= 0).isPresent();
        return hasGroups && text.matches("[+-]?\\d{1,3}(" + Pattern.quote(String.valueOf(group)) + "\\d+)+");
    }

    /** What a text with a point, comma or space in it means, as far as the column takes it; its own way first. */
    List<Reading> of(String text) {
        if (text.length() > LONGEST || !SEPARATED.matcher(text).matches()) {
            return List.of();
        }
        List<Reading> readings = Stream.of(own(), own().opposite())
                .flatMap(convention -> reading(text, convention).stream()).toList();
        boolean areOne = readings.size() == 2 && readings.get(0).value().equals(readings.get(1).value());
        return !areOne ? readings : List.of(new Reading(Optional.empty(), readings.get(0).hasGroups(),
                readings.get(0).value(), readings.get(0).text()));
    }

    private Optional<Reading> reading(String text, Convention convention) {
        Matcher parts = (convention == Convention.DECIMAL_COMMA ? WITH_COMMA : WITH_POINT).matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean hasGroups = parts.group("grouped") != null;
        String whole = hasGroups ? parts.group("grouped").replaceAll("\\D", "") : parts.group("plain");
        String decimals = Optional.ofNullable(parts.group("decimals")).orElse("");
        if (whole.isEmpty() && decimals.isEmpty()) {
            return Optional.empty();
        }
        String value = value(parts.group("sign") + whole + "." + decimals);
        return writings(parts.group("sign"), whole, decimals)
                .filter(written -> means(written).filter(value::equals).isPresent()).findFirst()
                .map(written -> new Reading(Optional.of(convention), hasGroups, value, written));
    }

    /** The ways to write a number that columns ask for: plain, without decimals that say nothing, in groups. */
    private Stream<String> writings(String sign, String whole, String decimals) {
        String end = decimals.isEmpty() ? "" : numbers.decimal() + decimals;
        StringBuilder grouped = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, numbers.betweenGroups());
        }
        Stream<String> integers = decimals.matches("0+") ? Stream.of(sign + whole) : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(sign + whole + end), integers), Stream.of(sign + grouped + end));
    }

    /** The number that the column's rule reads in a text; empty if it refuses it. */
    Optional<String> means(String text) {
        CellValues read = parser.parse(text);
        return read.faults().isEmpty() && read.values().size() == 1
                && NUMERIC.matcher(read.values().get(0).lexical()).matches()
                ? Optional.of(value(read.values().get(0).lexical())) : Optional.empty();
    }

    private static String value(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
