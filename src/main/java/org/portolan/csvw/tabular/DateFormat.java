package org.portolan.csvw.tabular;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Dates and times: as XML Schema writes them, or after a pattern such as {@code d.M.yyyy}.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times">Model for Tabular Data, 6.4.4</a>
 */
final class DateFormat implements ValueFormat {
    private static final Map<String, String> LOCAL_NAMES = Map.of("date", "date", "dateTime", "dateTime", "datetime", "dateTime",
            "dateTimeStamp", "dateTime", "time", "time", "gDay", "gDay", "gMonth", "gMonth", "gMonthDay", "gMonthDay",
            "gYear", "gYear", "gYearMonth", "gYearMonth");
    private static final Map<String, String> SHAPES = Map.of("date", "uuuu-MM-dd", "time", "HH:mm:ss", "gYear", "uuuu", "gYearMonth", "uuuu-MM",
            "gMonth", "'--'MM", "gDay", "'---'dd", "gMonthDay", "'--'MM'-'dd", "dateTime", "uuuu-MM-dd'T'HH:mm:ss");
    static final Set<String> TYPES = LOCAL_NAMES.keySet();
    /** Numeric fields of UTS #35 with separators; at the end, a time zone. */
    private static final Pattern PATTERN = Pattern.compile(
            "(?<fields>(?:yyyy|MM?|dd?|HH?|mm?|ss?|[-/.: T])*?)(?<fraction>\\.S+)?(?<space> ?)(?<zone>X{1,3}|x{1,3})?");

    private final Datatype datatype;
    private final String type;
    private final DateTimeFormatter shape;
    private final Optional<DateTimeFormatter> pattern;
    private final RangeRule<Moment> range;
    private final boolean isPlainDate;

    DateFormat(Datatype datatype) {
        this.datatype = datatype;
        this.type = LOCAL_NAMES.get(datatype.base());
        this.shape = DateTimeFormatter.ofPattern(SHAPES.get(type), Locale.ROOT);
        this.pattern = datatype.format().flatMap(DateFormat::compile);
        this.range = RangeRule.of(datatype.range(), this::moment);
        this.isPlainDate = type.equals("date") && pattern.isEmpty() && datatype.range().equals(Datatype.Range.ANY);
    }

    /** A date or time that is compared as XML Schema does; where it leaves the order open, as equal. */
    private record Moment(String text, XMLGregorianCalendar value) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int order = value.compare(other.value);
            return order == DatatypeConstants.INDETERMINATE ? 0 : order;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Optional<DateTimeFormatter> compile(String format) {
        Matcher parts = PATTERN.matcher(format);
        if (!parts.matches() || parts.group("fields").isEmpty()) {
            return Optional.empty();
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(parts.group("fields").replace('y', 'u').replace("T", "'T'"));
        Optional.ofNullable(parts.group("fraction")).ifPresent(fraction ->
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, Math.min(9, fraction.length() - 1), true));
        builder.appendLiteral(parts.group("space"));
        Optional.ofNullable(parts.group("zone")).ifPresent(builder::appendPattern);
        return Optional.of(builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    }

    @Override
    public Optional<String> fault(String text) {
        if (isPlainDate && isDayOfTheCalendar(text)) {
            return Optional.empty();
        }
        Optional<Moment> moment = iso(text).flatMap(this::moment);
        return moment.isEmpty() ? Optional.of(phrase()) : range.fault(moment.get(), "before", "after");
    }

    /** True for {@code 2022-06-25}, the form that almost all dates have; other dates may be right too. */
    private static boolean isDayOfTheCalendar(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return year > 0 && month > 0 && month <= 12 && day > 0 && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** The number that these characters write; -1 if one is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A value of this datatype as XML Schema writes it. */
    private Optional<Moment> moment(String iso) {
        return Calendars.calendar(iso).filter(value -> value.getXMLSchemaType().getLocalPart().equals(type))
                .filter(value -> !datatype.base().equals("dateTimeStamp") || value.getTimezone() != DatatypeConstants.FIELD_UNDEFINED)
                .map(value -> new Moment(iso, value));
    }

    private String phrase() {
        return "is not " + ValueFormat.named(datatype) + pattern.map(any -> " of the form " + datatype.format().orElseThrow()).orElse("");
    }

    @Override
    public String canonical(String text) {
        return iso(text).orElseThrow();
    }

    private Optional<String> iso(String text) {
        try {
            return Optional.of(pattern.isEmpty() ? text : iso(pattern.get().parse(text)));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private String iso(TemporalAccessor parsed) {
        StringBuilder iso = new StringBuilder(shape.format(parsed));
        if (parsed.isSupported(ChronoField.NANO_OF_SECOND) && parsed.get(ChronoField.NANO_OF_SECOND) > 0) {
            iso.append(String.format(Locale.ROOT, ".%09d", parsed.get(ChronoField.NANO_OF_SECOND)).replaceFirst("0+$", ""));
        }
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            iso.append(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)).getId());
        }
        return iso.toString();
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        range.check(place, problems);
        datatype.format().filter(format -> pattern.isEmpty()).ifPresent(format -> problems.report(ValueFormat.passedOver(place,
                "\"%s\" is no date pattern that is known here".formatted(format), "write numeric fields: yyyy MM M dd d HH mm ss, .SSS, X")));
    }
}
