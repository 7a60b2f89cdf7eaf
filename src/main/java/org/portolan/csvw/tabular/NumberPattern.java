package org.portolan.csvw.tabular;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Datatype;

/**
 * A number pattern such as {@code #,##0.00}: how many digits stand before and after the decimal character, how they are
 * grouped, and whether an exponent, a sign or a per-cent sign is written. Immutable.
 *
 * @see <a href="https://www.unicode.org/reports/tr35/tr35-numbers.html#Number_Format_Patterns">UTS #35, Number Format
 * Patterns</a>
 */
final class NumberPattern {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<sign1>[+-]?)(?<before>[%‰]?)(?<sign2>[+-]?)(?<digits>.*?)(?<after>[%‰]?)");

    private final String sign;
    private final boolean isPercent;
    private final Digits whole;
    private final Digits fraction;
    private final Optional<Digits> exponent;
    private final char decimal;
    private final char group;

    private NumberPattern(Matcher parts, char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
        this.sign = parts.group("sign1") + parts.group("sign2");
        this.isPercent = !(parts.group("before") + parts.group("after")).isEmpty();
        this.exponent = Optional.ofNullable(parts.group("exponent")).map(digits -> Digits.whole(digits, group, false));
        this.whole = Digits.whole(parts.group("whole"), group, exponent.isPresent());
        this.fraction = Digits.fraction(Optional.ofNullable(parts.group("fraction")).orElse(""), group);
    }

    /**
     * The digits of a part.
     *
     * @param least     the least number of them
     * @param most      the greatest number of them
     * @param primary   number of digits in the group beside the decimal character; 0 if there are no groups
     * @param secondary number of digits in the other groups
     */
    private record Digits(int least, int most, int primary, int secondary) {
        static Digits whole(String symbols, char group, boolean bounded) {
            int last = symbols.lastIndexOf(group);
            int before = last < 0 ? -1 : symbols.lastIndexOf(group, last - 1);
            int primary = last < 0 ? 0 : symbols.length() - last - 1;
            return new Digits(zeros(symbols),
                    bounded ? symbols.replace(String.valueOf(group), "").length() : Integer.MAX_VALUE,
                    primary, before < 0 ? primary : last - before - 1);
        }

        static Digits fraction(String symbols, char group) {
            int first = Math.max(0, symbols.indexOf(group));
            return new Digits(zeros(symbols), symbols.replace(String.valueOf(group), "").length(), first, first);
        }

        private static int zeros(String symbols) {
            return (int) symbols.chars().filter(symbol -> symbol == '0').count();
        }

        /** True if the digits are as many as asked for, and grouped from the end. */
        boolean fitWhole(String digits, char group) {
            String plain = digits.replace(String.valueOf(group), "");
            return isNumber(plain) && plain.length() >= least && plain.length() <= most
                    && digits.equals(grouped(plain, group));
        }

        private String grouped(String plain, char group) {
            if (primary == 0 || plain.length() <= primary) {
                return plain;
            }
            StringBuilder text = new StringBuilder(plain);
            for (int at = plain.length() - primary; at > 0; at -= secondary) {
                text.insert(at, group);
            }
            return text.toString();
        }

        /** True if the digits are as many as asked for, and grouped from the beginning. */
        boolean fitFraction(String digits, char group) {
            String plain = digits.replace(String.valueOf(group), "");
            StringBuilder text = new StringBuilder(plain);
            for (int at = primary; primary > 0 && at < text.length(); at += primary + 1) {
                text.insert(at, group);
            }
            return (plain.isEmpty() || isNumber(plain)) && plain.length() >= least && plain.length() <= most
                    && digits.contentEquals(text);
        }

        private static boolean isNumber(String text) {
            return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        }
    }

    /** A pattern that was written in the characters of other columns, in those of this one; empty if it was not. */
    static Optional<String> mended(String text, Datatype.Numbers numbers) {
        return Stream.of(Datatype.Numbers.DEFAULT, new Datatype.Numbers(',', Optional.empty()))
                .filter(others -> parse(text, others).isPresent())
                .map(others -> text.replace(others.decimal(), '\0')
                        .replace(others.betweenGroups(), numbers.betweenGroups()).replace('\0', numbers.decimal()))
                .filter(mended -> parse(mended, numbers).isPresent()).findFirst();
    }

    /** The pattern; empty if it is none. */
    static Optional<NumberPattern> parse(String text, Datatype.Numbers numbers) {
        char group = numbers.betweenGroups();
        String separator = Pattern.quote(String.valueOf(group));
        Matcher parts = Pattern.compile(
                "(?<sign1>[+-]?)(?<before>[%‰]?)(?<sign2>[+-]?)(?<whole>[#0](?:%1$s?[#0])*+)".replace("%1$s", separator)
                        + "(?:%2$s(?<fraction>[#0](?:%1$s?[#0])*+))?(?:E[+]?(?<exponent>[#0]+))?(?<after>[%‰]?)"
                                .replace("%1$s", separator)
                        .replace("%2$s", Pattern.quote(String.valueOf(numbers.decimal())))).matcher(text);
        return parts.matches() && isOne(parts) ? Optional.of(new NumberPattern(parts, numbers.decimal(), group))
                : Optional.empty();
    }

    /**
     * At most one sign, one percent sign or exponent; digits that are always written stand next to the decimal
     * character.
     */
    private static boolean isOne(Matcher parts) {
        String percent = parts.group("before") + parts.group("after") + (parts.group("exponent") == null ? "" : "E");
        return percent.length() < 2 && (parts.group("sign1") + parts.group("sign2")).length() < 2
                && !parts.group("whole").matches(".*0.*#.*")
                && !Optional.ofNullable(parts.group("fraction")).orElse("").matches(".*#.*0.*");
    }

    /** The number as XML Schema writes it; empty if the text does not follow the pattern. */
    Optional<String> plain(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String written = parts.group("sign1") + parts.group("sign2");
        String percent = parts.group("before") + parts.group("after");
        boolean signFits = written.length() < 2 && (sign.isEmpty() || sign.equals("-") && written.equals("-")
                || sign.equals("+") && !written.isEmpty());
        if (!signFits || isPercent == percent.isEmpty()) {
            return Optional.empty();
        }
        return digits(parts.group("digits")).map(number -> NumberFormat.scaled(written + number, percent));
    }

    private Optional<String> digits(String text) {
        int e = exponent.isEmpty() ? -1 : Math.max(text.indexOf('E'), text.indexOf('e'));
        if (exponent.isPresent() != e >= 0) {
            return Optional.empty();
        }
        String mantissa = e < 0 ? text : text.substring(0, e);
        int point = mantissa.indexOf(decimal);
        String before = point < 0 ? mantissa : mantissa.substring(0, point);
        String after = point < 0 ? "" : mantissa.substring(point + 1);
        boolean fits = whole.fitWhole(before, group) && fraction.fitFraction(after, group)
                && (point < 0 || !after.isEmpty());
        String power = e < 0 ? "" : text.substring(e + 1);
        boolean powerFits = e < 0 || exponent.get().fitWhole(power.replaceFirst("^[+-]", ""), group);
        String ungrouped = String.valueOf(group);
        return fits && powerFits ? Optional
                .of(before.replace(ungrouped, "") + (after.isEmpty() ? "" : "." + after.replace(ungrouped, ""))
                + (e < 0 ? "" : "e" + power)) : Optional.empty();
    }
}
