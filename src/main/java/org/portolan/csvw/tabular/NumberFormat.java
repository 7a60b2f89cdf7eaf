package org.portolan.csvw.tabular;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Numbers: plain, with the decimal and group characters of the metadata, or after a {@link NumberPattern}. Longer ones
 * than 1,000 characters are refused: comparing them takes time that grows with the square of their length.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-numeric-types">Model for Tabular Data, 6.4.2</a>
 */
final class NumberFormat implements ValueFormat {
    private static final Map<String, Bounds> BOUNDS = Map.ofEntries(
            bounds("long", "-9223372036854775808", "9223372036854775807"), bounds("int", "-2147483648", "2147483647"),
            bounds("short", "-32768", "32767"), bounds("byte", "-128", "127"),
            bounds("unsignedLong", "0", "18446744073709551615"), bounds("unsignedInt", "0", "4294967295"),
            bounds("unsignedShort", "0", "65535"), bounds("unsignedByte", "0", "255"),
            bounds("nonNegativeInteger", "0", ""), bounds("positiveInteger", "1", ""),
            bounds("nonPositiveInteger", "", "0"), bounds("negativeInteger", "", "-1"), bounds("integer", "", ""));
    private static final Set<String> REAL = Set.of("double", "float", "number");
    static final Set<String> TYPES = Stream
            .concat(BOUNDS.keySet().stream(), Stream.of("decimal", "double", "float", "number"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SPECIAL = Set.of("NaN", "INF", "-INF");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]");
    private static final Pattern WHOLE = Pattern.compile("(?<=[0-9])\\.0+$");
    private static final int LONGEST_POWER = 6;
    private static final int LONGEST = 1000;

    private final Datatype datatype;
    private final boolean isReal;
    private final boolean isInteger;
    private final boolean isPlain;
    private final boolean isBounded;
    private final Bounds bounds;
    private final RangeRule<BigDecimal> range;
    private final Optional<NumberPattern> pattern;
    private final char decimal;
    private final Optional<Character> group;

    /** What the values of a built-in datatype lie between, both inclusive. */
    private record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> greatest) {
    }

    NumberFormat(Datatype datatype) {
        this.datatype = datatype;
        this.isReal = REAL.contains(datatype.base());
        this.isInteger = BOUNDS.containsKey(datatype.base());
        this.bounds = BOUNDS.getOrDefault(datatype.base(), new Bounds(Optional.empty(), Optional.empty()));
        this.isPlain = datatype.numbers().equals(Datatype.Numbers.DEFAULT);
        this.range = RangeRule.of(datatype.range(), NumberFormat::bound);
        this.isBounded = !datatype.range().equals(Datatype.Range.ANY) || bounds.least().isPresent()
                || bounds.greatest().isPresent();
        this.pattern = datatype.format().flatMap(format -> NumberPattern.parse(format, datatype.numbers()));
        this.decimal = datatype.numbers().decimal();
        this.group = datatype.numbers().group();
    }

    private static Map.Entry<String, Bounds> bounds(String name, String least, String greatest) {
        return Map.entry(name, new Bounds(Optional.of(least).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.of(greatest).filter(text -> !text.isEmpty()).map(BigDecimal::new)));
    }

    @Override
    public Optional<String> fault(String text) {
        if (text.length() > LONGEST) {
            return Optional.of("is longer than the %d characters that are read of a number".formatted(LONGEST));
        } else if (isReal && SPECIAL.contains(text)) {
            return isInRange(text) ? Optional.empty() : Optional.of("is out of the bounds that are asked for");
        }
        Optional<String> number = plain(text).filter(this::isLexical);
        if (number.isEmpty()) {
            return Optional.of("is not " + ValueFormat.named(datatype)
                    + pattern.map(any -> " of the form " + datatype.format().orElseThrow()).orElse(""));
        }
        return isBounded ? rangeFault(number.get()) : Optional.empty();
    }

    @Override
    public String canonical(String text) {
        return isReal && SPECIAL.contains(text) ? text : plain(text).orElseThrow();
    }

    /**
     * Infinity lies between bounds that leave its side open; what is no number lies between none (XML Schema 1.1 Part
     * 2, 3.3.4).
     */
    private boolean isInRange(String special) {
        Datatype.Range bounds = datatype.range();
        boolean open = special.startsWith("-") ? bounds.minInclusive().isEmpty() && bounds.minExclusive().isEmpty()
                : bounds.maxInclusive().isEmpty() && bounds.maxExclusive().isEmpty();
        return bounds.equals(Datatype.Range.ANY) || open && !special.equals("NaN");
    }

    /**
     * The text with the characters of XML Schema; empty if it does not follow the pattern or has groups where none can
     * be.
     */
    private Optional<String> plain(String text) {
        if (pattern.isPresent()) {
            return pattern.get().plain(text).map(this::whole);
        } else if (isPlain) {
            return Optional.of(text);
        }
        int last = text.length() - 1;
        String percent = last > 0 && (text.charAt(last) == '%' || text.charAt(last) == '‰') ? text.substring(last) : "";
        String digits = pointed(percent.isEmpty() ? text : text.substring(0, last));
        return percent.isEmpty() || isDecimal(digits) ? Optional.of(whole(scaled(digits, percent))) : Optional.empty();
    }

    /**
     * Digits with a point before the decimals, whatever character is used for it, and without groups: these may be of
     * any size, but a number begins with a digit and decimals are not grouped. What is no number stays none.
     */
    private String pointed(String written) {
        int point = written.indexOf(decimal);
        String before = point < 0 ? written : written.substring(0, point);
        String after = point < 0 ? "" : "." + written.substring(point + 1);
        if (group.isPresent()) {
            String separator = String.valueOf(group.get());
            if (before.contains(separator + separator) || !GROUPED.matcher(before).lookingAt()) {
                return "";
            }
            before = before.replace(separator, "");
        }
        return decimal != '.' && before.indexOf('.') >= 0 ? "" : before + after;
    }

    private static boolean isDecimal(String digits) {
        return DECIMAL.matcher(digits).matches();
    }

    /** 200 per cent are the whole number 2. */
    private String whole(String number) {
        return isInteger ? WHOLE.matcher(number).replaceFirst("") : number;
    }

    /** A number in digits divided by what its sign stands for: nothing, per cent or per mille. */
    static String scaled(String number, String percent) {
        return percent.isEmpty() ? number.replace('E', 'e')
                : new BigDecimal(number).movePointLeft(percent.equals("%") ? 2 : 3).toPlainString();
    }

    /** Digits with a sign, decimals and a power of ten as the datatype allows them (XML Schema 1.1 Part 2, 3.3). */
    private boolean isLexical(String text) {
        int end = text.length();
        int at = end > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        int before = digits(text, at);
        int after = 0;
        at += before;
        if (!isInteger && at < end && text.charAt(at) == '.') {
            after = digits(text, at + 1);
            at += after + 1;
        }
        if (isReal && at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < end && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-') ? 1 : 0;
            int power = digits(text, at + 1 + sign);
            at = power == 0 || power > LONGEST_POWER ? -1 : at + 1 + sign + power;
        }
        return before + after > 0 && at == end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private Optional<String> rangeFault(String number) {
        BigDecimal value = new BigDecimal(number);
        if (!isOfType(value)) {
            return Optional.of("is not " + ValueFormat.named(datatype));
        }
        return range.fault(value, "less than", "greater than");
    }

    @Override
    public Optional<String> repair(String text) {
        Optional<BigDecimal> number = Optional.of(text).filter(given -> given.length() <= LONGEST).flatMap(this::plain)
                .filter(this::isLexical).map(BigDecimal::new);
        if (number.filter(this::isOfType).isPresent()) {
            return Optional.of(range.repair());
        } else if (number.isPresent()) {
            return Optional.of("write a number " + Stream.of(bounds.least().map(least -> "from " + least),
                    bounds.greatest().map(most -> "up to " + most)).flatMap(Optional::stream)
                    .collect(Collectors.joining(" ")));
        } else if (pattern.isPresent()) {
            return Optional.of("write it in the form " + datatype.format().orElseThrow());
        } else if (isInteger) {
            return Optional.of("write a whole number without separators: " + Stream.of("1200", "12", "-12")
                    .filter(example -> isOfType(new BigDecimal(example))).findFirst().orElseThrow());
        }
        return Optional.of("write digits with a %s before the decimals: 38%s1166".formatted(
                decimal == '.' ? "point" : decimal == ',' ? "comma" : "\"%s\"".formatted(decimal), decimal));
    }

    /** True if a number lies within what its built-in datatype holds. */
    private boolean isOfType(BigDecimal value) {
        return bounds.least().filter(least -> value.compareTo(least) < 0).isEmpty()
                && bounds.greatest().filter(most -> value.compareTo(most) > 0).isEmpty();
    }

    private static Optional<BigDecimal> bound(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        range.check(place, problems);
        char between = datatype.numbers().betweenGroups();
        datatype.format().filter(format -> pattern.isEmpty())
                .ifPresent(format -> problems.report(ValueFormat.passedOver(datatype.formatPlace(place),
                        "\"%s\" is no number pattern".formatted(format), between == decimal
                                ? "give decimalChar and groupChar different characters"
                                : "write " + NumberPattern.mended(format, datatype.numbers()).orElseGet(
                                        () -> "a pattern such as #%s##0%s00".formatted(between, decimal)))
                        .because(("patterns are written in the characters of the column, here \"%s\" before decimals "
                                + "and \"%s\" between groups").formatted(decimal, between))));
    }
}
