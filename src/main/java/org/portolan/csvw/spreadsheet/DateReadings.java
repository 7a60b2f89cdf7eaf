package org.portolan.csvw.spreadsheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.OtherDate;
import org.portolan.csvw.tabular.OtherMoment;

/** What a text means as a date, with the day first and with the month first. Immutable. */
final class DateReadings {
    private static final String MIDNIGHT = "(?: 0?0:00(?::00)?)?";
    private static final Pattern YEAR_LAST = Pattern
            .compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})" + MIDNIGHT);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([/-])(\\d{1,2})\\2(\\d{1,2})" + MIDNIGHT);

    private static final Set<String> TIMED = Set.of("dateTime", "datetime", "dateTimeStamp", "time");

    private final CellParser parser;
    private final String base;
    private final Optional<String> format;

    DateReadings(CellParser parser, Datatype datatype) {
        this.parser = parser;
        this.base = datatype.base();
        this.format = datatype.format().filter(any -> datatype.base().equals("date"));
    }

    /** True if the column's values are days or times. */
    boolean areWanted() {
        return base.equals("date") || TIMED.contains(base);
    }

    /** What a text means, as far as the column takes it: one date, or two if either number may be the month. */
    List<Reading> of(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        Stream<Reading> readings = Stream.empty();
        if (TIMED.contains(base)) {
            readings = OtherMoment.readings(text, !base.equals("time")).stream()
                    .flatMap(moment -> parser.written(moment).flatMap(written -> reading(moment.order(), written))
                            .stream());
        } else if (yearFirst.matches()) {
            readings = Stream.of(reading(Optional.empty(), yearFirst.group(1), yearFirst.group(3),
                    yearFirst.group(4)));
        } else if (yearLast.matches()) {
            readings = orders(yearLast);
        }
        return readings.filter(reading -> parser.parse(reading.text()).faults().isEmpty()).toList();
    }

    private static boolean isOne(Matcher parts) {
        return Integer.parseInt(parts.group(1)) == Integer.parseInt(parts.group(3));
    }

    /** Points stand between days, months and years where the day comes first. */
    private Stream<Reading> orders(Matcher parts) {
        boolean isSettled = parts.group(2).equals(".") || isOne(parts);
        Reading dayFirst = reading(Optional.of(Convention.DAY_FIRST).filter(any -> !isSettled), parts.group(4),
                parts.group(3), parts.group(1));
        return isSettled ? Stream.of(dayFirst) : Stream.of(dayFirst,
                reading(Optional.of(Convention.MONTH_FIRST), parts.group(4), parts.group(1), parts.group(3)));
    }

    private Optional<Reading> reading(OtherDate.Order order, String written) {
        Optional<Convention> convention = switch (order) {
            case CERTAIN -> Optional.empty();
            case DAY_FIRST -> Optional.of(Convention.DAY_FIRST);
            case MONTH_FIRST -> Optional.of(Convention.MONTH_FIRST);
        };
        return means(written).map(value -> new Reading(convention, false, value, written));
    }

    private Reading reading(Optional<Convention> convention, String year, String month, String day) {
        String iso = String.format(Locale.ROOT, "%s-%02d-%02d", year, Integer.parseInt(month),
                Integer.parseInt(day));
        return new Reading(convention, false, iso, written(iso));
    }

    private String written(String iso) {
        String month = iso.substring(5, 7);
        String day = iso.substring(8);
        return format.map(pattern -> pattern.replace("yyyy", iso.substring(0, 4)).replace("MM", month)
                .replace("dd", day).replace("M", plain(month)).replace("d", plain(day))).orElse(iso);
    }

    private static String plain(String digits) {
        return String.format(Locale.ROOT, "%d", Integer.parseInt(digits));
    }

    /** The date that the column's rule reads in a text that it takes. */
    Optional<String> means(String text) {
        return parser.parse(text).values().stream().findFirst().map(value -> value.lexical());
    }
}
