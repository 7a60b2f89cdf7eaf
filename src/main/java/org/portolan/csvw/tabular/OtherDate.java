package org.portolan.csvw.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day that a text may mean, in one of the ways in which people and spreadsheets write them.
 *
 * @param day   the day
 * @param order how the text is read then
 */
public record OtherDate(LocalDate day, Order order) {
    private static final Pattern YEAR_FIRST = Pattern
            .compile("([0-9]{4})(?:([-/. ])([0-9]{1,2})\\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-/. ]) ?([0-9]{1,2})\\2 ?([0-9]{4})( .*)?");

    /** Which of two numbers is the month. */
    public enum Order {
        /** There is one way to read it. */
        CERTAIN,
        /** The second number. */
        DAY_FIRST,
        /** The first number. */
        MONTH_FIRST
    }

    /** What a text may mean, nothing if it is no date: {@code 3/4/2023} may be in March or April. */
    static List<OtherDate> readings(String text) {
        Matcher first = YEAR_FIRST.matcher(text);
        Matcher last = YEAR_LAST.matcher(text);
        if (first.matches()) {
            boolean isSeparated = first.group(2) != null;
            return of(first.group(1), first.group(isSeparated ? 3 : 5), first.group(isSeparated ? 4 : 6), Order.CERTAIN)
                    .stream().toList();
        } else if (!last.matches()) {
            return List.of();
        }
        boolean isCertain = last.group(2).equals(".")
                || Integer.parseInt(last.group(1)) == Integer.parseInt(last.group(3));
        return Stream.of(of(last.group(4), last.group(3), last.group(1), isCertain ? Order.CERTAIN : Order.DAY_FIRST),
                isCertain ? Optional.<OtherDate>empty()
                        : of(last.group(4), last.group(1), last.group(3), Order.MONTH_FIRST))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<OtherDate> of(String year, String month, String day, Order order) {
        try {
            return Optional.of(new OtherDate(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), order));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
