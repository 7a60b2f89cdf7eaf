package org.portolan.csvw.tabular;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.portolan.csvw.metadata.Datatype;

/**
 * Dates, times and durations: as XML Schema writes them, or after a pattern such as {@code d.M.yyyy}.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times">Model for Tabular Data, 6.4.4</a>
 */
final class DateFormat implements ValueFormat {
    private static final Map<String, String> LOCAL_NAMES = Map.of("date", "date", "dateTime", "dateTime", "datetime", "dateTime",
            "dateTimeStamp", "dateTime", "time", "time", "gDay", "gDay", "gMonth", "gMonth", "gMonthDay", "gMonthDay",
            "gYear", "gYear", "gYearMonth", "gYearMonth");
    private static final Set<String> DURATIONS = Set.of("duration", "dayTimeDuration", "yearMonthDuration");
    static final Set<String> TYPES = java.util.stream.Stream.concat(LOCAL_NAMES.keySet().stream(), DURATIONS.stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private final Datatype datatype;
    private final DatatypeFactory factory;
    private final Optional<DateTimeFormatter> pattern;

    DateFormat(Datatype datatype) {
        this.datatype = datatype;
        try {
            this.factory = DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        this.pattern = DURATIONS.contains(datatype.base()) ? Optional.empty() : datatype.format().map(DateFormat::compile);
    }

    private static DateTimeFormatter compile(String format) {
        String letters = format.replace('y', 'u').replaceAll("\\.S+", "").replace("T", "'T'").replaceAll("X+$", "");
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(letters.stripTrailing());
        if (format.matches(".*\\.S+.*")) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true);
        }
        if (format.matches(".*[^ ] X+$")) {
            builder.appendLiteral(' ');
        }
        if (format.endsWith("X")) {
            builder.appendPattern("XXX".substring(0, Math.min(3, format.length() - format.replaceAll("X+$", "").length())));
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Optional<String> fault(String text) {
        try {
            String lexical = canonical(text);
            if (DURATIONS.contains(datatype.base())) {
                factory.newDuration(lexical);
                return Optional.empty();
            }
            XMLGregorianCalendar value = factory.newXMLGregorianCalendar(lexical);
            if (!value.getXMLSchemaType().getLocalPart().equals(LOCAL_NAMES.get(datatype.base()))) {
                return Optional.of(phrase());
            }
            return rangeFault(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.of(phrase());
        }
    }

    private String phrase() {
        return "is not " + ValueFormat.named(datatype) + datatype.format().map(form -> " of the form " + form).orElse("");
    }

    private Optional<String> rangeFault(XMLGregorianCalendar value) {
        Datatype.Range range = datatype.range();
        return range.minInclusive().filter(least -> compare(value, least) == DatatypeConstants.LESSER).map(least -> "is before " + least)
                .or(() -> range.maxInclusive().filter(most -> compare(value, most) == DatatypeConstants.GREATER).map(most -> "is after " + most))
                .or(() -> range.minExclusive().filter(least -> compare(value, least) != DatatypeConstants.GREATER).map(least -> "is not after " + least))
                .or(() -> range.maxExclusive().filter(most -> compare(value, most) != DatatypeConstants.LESSER).map(most -> "is not before " + most));
    }

    private int compare(XMLGregorianCalendar value, String bound) {
        return value.compare(factory.newXMLGregorianCalendar(bound));
    }

    @Override
    public String canonical(String text) {
        return pattern.map(form -> iso(form.parse(text))).orElse(text);
    }

    private String iso(TemporalAccessor parsed) {
        String shape = switch (LOCAL_NAMES.get(datatype.base())) {
            case "date" -> "uuuu-MM-dd";
            case "time" -> "HH:mm:ss";
            case "gYear" -> "uuuu";
            case "gYearMonth" -> "uuuu-MM";
            case "gMonth" -> "'--'MM";
            case "gDay" -> "'---'dd";
            case "gMonthDay" -> "'--'MM'-'dd";
            default -> "uuuu-MM-dd'T'HH:mm:ss";
        };
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(shape);
        if (parsed.isSupported(ChronoField.NANO_OF_SECOND) && parsed.get(ChronoField.NANO_OF_SECOND) > 0) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true);
        }
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            builder.appendOffset("+HH:MM", "Z");
        }
        return builder.toFormatter(Locale.ROOT).format(parsed);
    }
}
