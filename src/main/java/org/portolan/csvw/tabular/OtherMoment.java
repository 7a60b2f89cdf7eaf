package org.portolan.csvw.tabular;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A time, with or without its day, that a text may mean: {@code 15.11.2023 14:05}, {@code 2:05 PM}.
 *
 * @param at    day and time; any day if the text has none
 * @param zone  {@code Z}, an offset such as {@code +01:00}, or empty if the text has none
 * @param order how its day is read
 */
public record OtherMoment(LocalDateTime at, String zone, OtherDate.Order order) {
    private static final Pattern WRITTEN = Pattern.compile("(?:(?<date>[-0-9/. ]{6,14}?)(?:T|,? ))?"
            + "(?<hour>[0-9]{1,2}):(?<minute>[0-5][0-9])(?::(?<second>[0-5][0-9](?:\\.[0-9]{1,9})?))?"
            + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?(?: ?(?<zone>Z|[-+][0-9]{2}:[0-9]{2}))?");
    private static final int NOON = 12;
    private static final int LAST_HOUR = 23;

    /**
     * What a text may mean, nothing if it is no time.
     *
     * @param hasDate true if it must have a date, false if it must have none
     */
    public static List<OtherMoment> readings(String text, boolean hasDate) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches() || hasDate == (parts.group("date") == null)) {
            return List.of();
        }
        String zone = Optional.ofNullable(parts.group("zone")).orElse("");
        Stream<OtherDate> days = hasDate ? OtherDate.readings(parts.group("date")).stream()
                : Stream.of(new OtherDate(LocalDate.EPOCH, OtherDate.Order.CERTAIN));
        return time(parts).stream().flatMap(time -> days.map(date -> new OtherMoment(date.day().atTime(time),
                zone, date.order()))).toList();
    }

    private static Optional<LocalTime> time(Matcher parts) {
        int written = Integer.parseInt(parts.group("hour"));
        boolean isHalf = parts.group("half") != null;
        boolean isLate = isHalf && parts.group("half").equalsIgnoreCase("p");
        int hour = isHalf ? written % NOON + (isLate ? NOON : 0) : written;
        return hour > LAST_HOUR || isHalf && (written == 0 || written > NOON) ? Optional.empty()
                : Optional.of(LocalTime.parse(String.format(Locale.ROOT, "%02d:%s:%s", hour, parts.group("minute"),
                        Optional.ofNullable(parts.group("second")).orElse("00"))));
    }
}
