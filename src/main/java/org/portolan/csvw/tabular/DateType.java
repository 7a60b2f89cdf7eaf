package org.portolan.csvw.tabular;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * What a date or time is made of, and how XML Schema writes it.
 *
 * @see <a href="https://www.w3.org/TR/xmlschema11-2/#dateTime">XML Schema Datatypes, 3.3.7 to 3.3.15</a>
 */
enum DateType {
    DATE("Y-M-D", "year, month and day"),
    DATE_TIME("Y-M-DTt", "date and time"),
    DATE_TIME_STAMP("Y-M-DTt", "date, time and zone"),
    TIME("t", "hours, minutes and seconds"),
    G_YEAR("Y", "the year"),
    G_YEAR_MONTH("Y-M", "year and month"),
    G_MONTH("--M", "the month"),
    G_MONTH_DAY("--M-D", "month and day"),
    G_DAY("---D", "the day");

    private static final Map<String, DateType> BY_NAME = Map.of("date", DATE, "dateTime", DATE_TIME, "datetime",
            DATE_TIME,
            "dateTimeStamp", DATE_TIME_STAMP, "time", TIME, "gYear", G_YEAR, "gYearMonth", G_YEAR_MONTH, "gMonth",
            G_MONTH,
            "gMonthDay", G_MONTH_DAY, "gDay", G_DAY);
    private static final int MOST_CHARACTERS = 100;

    private final String shape;
    private final String parts;
    private final Pattern lexical;
    private final Pattern form;

    DateType(String shape, String parts) {
        this.shape = shape;
        this.parts = parts;
        String zone = "(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)";
        this.lexical = Pattern.compile(shape
                .replace("M", "(?:0[1-9]|1[0-2])")
                .replace("D", "(?:0[1-9]|[12][0-9]|3[01])")
                .replace("Y", "-?(?:[1-9][0-9]{3,8}|0[0-9]{3})")
                .replace("t", "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)")
                + zone + (name().equals("DATE_TIME_STAMP") ? "" : "?"));
        this.form = Pattern.compile(shape
                .replace("t", "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\\.[0-9]+)?")
                .replace("M", "(?<month>[0-9]{2})")
                .replace("D", "(?<day>[0-9]{2})")
                .replace("Y", "(?<year>-?[0-9]{4,9})") + zone + "?");
    }

    /** Its fields, each of two digits and a group of its name, though they may be out of range. */
    Pattern form() {
        return form;
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static DateType of(String datatype) {
        return BY_NAME.get(datatype);
    }

    /** What it is made of, in words: {@code year, month and day}. */
    String parts() {
        return parts;
    }

    boolean hasYear() {
        return shape.contains("Y");
    }

    boolean hasMonth() {
        return shape.contains("M");
    }

    boolean hasDay() {
        return shape.contains("D");
    }

    boolean hasTime() {
        return shape.contains("t");
    }

    /**
     * A date and time as this datatype writes it, for example {@code 2022-06-25}.
     *
     * @param zone {@code Z}, an offset such as {@code +01:00}, or empty for none; Z where there must be one
     */
    String write(LocalDateTime moment, String zone) {
        String iso = moment.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        return shape.replace("Y", iso.substring(0, 4)).replace("M", iso.substring(5, 7))
                .replace("D", iso.substring(8, 10)).replace("t", iso.substring(11))
                + (this == DATE_TIME_STAMP && zone.isEmpty() ? "Z" : zone);
    }

    /** The value; empty if the text is not one, for example because the day is not in the month. */
    Optional<XMLGregorianCalendar> value(String text) {
        if (text.length() > MOST_CHARACTERS || !lexical.matcher(text).matches()) {
            return Optional.empty();
        }
        return Calendars.calendar(text);
    }
}
