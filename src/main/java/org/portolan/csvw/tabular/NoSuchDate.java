package org.portolan.csvw.tabular;

import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** Why a text in the form of a date or time is none: its month has no such day, a year no such month. */
final class NoSuchDate {
    private static final int LAST = 59;

    private NoSuchDate() {
    }

    /**
     * A clause such as {@code June has 30 days}.
     *
     * @param iso what is no value of this type, with its fields in the order and length of XML Schema
     * @return empty if it is not of that form, or something else is wrong with it
     */
    static Optional<String> reason(DateType type, String iso) {
        Matcher fields = type.form().matcher(iso);
        if (!fields.matches()) {
            return Optional.empty();
        }
        Optional<String> month = type.hasMonth() ? month(field(fields, "month")) : Optional.empty();
        return month.or(() -> type.hasDay() ? day(type, fields) : Optional.empty())
                .or(() -> type.hasTime() ? time(fields) : Optional.empty());
    }

    private static int field(Matcher fields, String name) {
        return Integer.parseInt(fields.group(name));
    }

    private static Optional<String> month(int month) {
        return month >= 1 && month <= Month.values().length ? Optional.empty() : none("month", month);
    }

    private static Optional<String> none(String field, int number) {
        return Optional.of("there is no %s %s".formatted(field, number));
    }

    private static Optional<String> day(DateType type, Matcher fields) {
        int day = field(fields, "day");
        if (day == 0) {
            return none("day", day);
        } else if (!type.hasMonth()) {
            return Optional.of(day).filter(number -> number > Month.JANUARY.maxLength())
                    .map("no month has %s days"::formatted);
        }
        Month month = Month.of(field(fields, "month"));
        boolean isLeapDay = month == Month.FEBRUARY && day == month.maxLength();
        if (isLeapDay && type.hasYear() && !Year.isLeap(field(fields, "year"))) {
            return Optional.of(fields.group("year") + " has no 29 February");
        }
        return Optional.of(month).filter(any -> day > month.maxLength())
                .map(any -> "%s has %s days%s".formatted(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        month.maxLength(), month == Month.FEBRUARY ? " at most" : ""));
    }

    private static Optional<String> time(Matcher fields) {
        int hour = field(fields, "hour");
        int minute = field(fields, "minute");
        int second = field(fields, "second");
        return hour > 24 ? none("hour", hour) : minute > LAST ? none("minute", minute)
                : second > LAST ? none("second", second)
                        : Optional.of("no time comes after 24:00:00").filter(any -> hour == 24);
    }
}
