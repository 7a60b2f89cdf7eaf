package org.portolan.csvw.tabular;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Datatype;

/**
 * Numbers: plain, with the decimal and group characters of the metadata, or after a pattern such as {@code #,##0.00}.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-numeric-types">Model for Tabular Data, 6.4.2</a>
 */
final class NumberFormat implements ValueFormat {
    private static final Map<String, BigDecimal[]> BOUNDS = Map.ofEntries(
            bounds("long", "-9223372036854775808", "9223372036854775807"), bounds("int", "-2147483648", "2147483647"),
            bounds("short", "-32768", "32767"), bounds("byte", "-128", "127"),
            bounds("unsignedLong", "0", "18446744073709551615"), bounds("unsignedInt", "0", "4294967295"),
            bounds("unsignedShort", "0", "65535"), bounds("unsignedByte", "0", "255"),
            bounds("nonNegativeInteger", "0", null), bounds("positiveInteger", "1", null),
            bounds("nonPositiveInteger", null, "0"), bounds("negativeInteger", null, "-1"), bounds("integer", null, null));
    private static final Set<String> REAL = Set.of("double", "float", "number");
    static final Set<String> TYPES = java.util.stream.Stream.concat(BOUNDS.keySet().stream(),
            java.util.stream.Stream.of("decimal", "double", "float", "number")).collect(java.util.stream.Collectors.toUnmodifiableSet());
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern DOUBLE = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Set<String> SPECIAL = Set.of("NaN", "INF", "-INF");

    private final Datatype datatype;
    private final Pattern lexical;
    private final Optional<Pattern> pattern;

    NumberFormat(Datatype datatype) {
        this.datatype = datatype;
        this.lexical = REAL.contains(datatype.base()) ? DOUBLE : datatype.base().equals("decimal") ? DECIMAL : INTEGER;
        this.pattern = datatype.format().map(NumberFormat::compile);
    }

    private static Map.Entry<String, BigDecimal[]> bounds(String name, String least, String greatest) {
        return Map.entry(name, new BigDecimal[] {least == null ? null : new BigDecimal(least),
                greatest == null ? null : new BigDecimal(greatest)});
    }

    /** A number pattern (UTS #35) as a regular expression over the plain form: least and most digits of each part. */
    private static Pattern compile(String format) {
        String[] mantissa = format.split("[eE]", 2);
        String[] parts = mantissa[0].replaceAll("[^#0.,]", "").replace(",", "").split("\\.", 2);
        String fraction = parts.length < 2 || parts[1].isEmpty() ? "" : digits(parts[1], String.valueOf(parts[1].length()));
        boolean optional = !fraction.isEmpty() && parts[1].indexOf('0') < 0;
        return Pattern.compile("[+-]?" + digits(parts[0], "") + (fraction.isEmpty() ? "" : optional ? "(\\." + fraction + ")?" : "\\." + fraction)
                + (mantissa.length > 1 ? "[eE][+-]?[0-9]+" : "") + "[%‰]?");
    }

    private static String digits(String part, String most) {
        return "[0-9]{" + part.chars().filter(digit -> digit == '0').count() + "," + most + "}";
    }

    @Override
    public Optional<String> fault(String text) {
        if (REAL.contains(datatype.base()) && SPECIAL.contains(text)) {
            return Optional.empty();
        }
        String plain = plain(text);
        String digits = plain.replaceAll("[%‰]$", "");
        if (!lexical.matcher(digits).matches() || pattern.filter(rule -> !rule.matcher(plain).matches()).isPresent() || isGroupedWrongly(text)) {
            return Optional.of("is not " + ValueFormat.named(datatype) + datatype.format().map(form -> " of the form " + form).orElse(""));
        }
        return rangeFault(new BigDecimal(digits));
    }

    private boolean isGroupedWrongly(String text) {
        return group().filter(group -> text.contains("" + group + group) || text.indexOf(group) == 0).isPresent();
    }

    private Optional<Character> group() {
        return datatype.numbers().group().or(() -> datatype.format().filter(form -> form.contains(",")).map(form -> ','));
    }

    private String plain(String text) {
        String ungrouped = group().map(group -> text.replace(String.valueOf(group), "")).orElse(text);
        return ungrouped.replace(datatype.numbers().decimal(), '.');
    }

    private Optional<String> rangeFault(BigDecimal value) {
        BigDecimal[] bounds = BOUNDS.getOrDefault(datatype.base(), new BigDecimal[2]);
        Datatype.Range range = datatype.range();
        if (bounds[0] != null && value.compareTo(bounds[0]) < 0 || bounds[1] != null && value.compareTo(bounds[1]) > 0) {
            return Optional.of("is not " + ValueFormat.named(datatype));
        }
        return range.minInclusive().filter(least -> value.compareTo(new BigDecimal(least)) < 0).map(least -> "is less than " + least)
                .or(() -> range.maxInclusive().filter(most -> value.compareTo(new BigDecimal(most)) > 0).map(most -> "is greater than " + most))
                .or(() -> range.minExclusive().filter(least -> value.compareTo(new BigDecimal(least)) <= 0).map(least -> "is not greater than " + least))
                .or(() -> range.maxExclusive().filter(most -> value.compareTo(new BigDecimal(most)) >= 0).map(most -> "is not less than " + most));
    }

    @Override
    public String canonical(String text) {
        String plain = plain(text);
        if (plain.endsWith("%") || plain.endsWith("‰")) {
            BigDecimal value = new BigDecimal(plain.substring(0, plain.length() - 1));
            return value.movePointLeft(plain.endsWith("%") ? 2 : 3).toPlainString();
        }
        return plain;
    }
}
