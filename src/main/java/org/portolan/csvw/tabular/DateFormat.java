package org.portolan.csvw.tabular;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Dates and times: as XML Schema writes them, or after a pattern such as {@code d.M.yyyy}.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times">Model for Tabular Data,
 * 6.4.4</a>
 */
final class DateFormat implements ValueFormat {
    static final Set<String> TYPES = DateType.names();

    private static final int LONGEST = 100;
    private static final LocalDateTime EXAMPLE = LocalDateTime.of(2022, 6, 25, 9, 30, 0, 500_000_000);
    private static final String GREENWICH = "Z";

    private final Datatype datatype;
    private final DateType type;
    private final Optional<DatePattern> pattern;
    private final Optional<String> fault;
    private final RangeRule<Moment> range;
    private final boolean isPlainDate;
    private final String phrase;

    DateFormat(Datatype datatype) {
        this.datatype = datatype;
        this.type = DateType.of(datatype.base());
        Optional<DatePattern> read = Optional.empty();
        Optional<String> wrong = Optional.empty();
        if (datatype.format().isPresent()) {
            try {
                read = Optional.of(DatePattern.parse(datatype.format().get(), type));
            } catch (FormatException unusable) {
                wrong = Optional.of("the format \"%s\" %s".formatted(datatype.format().get(), unusable.getMessage()));
            }
        }
        this.pattern = read;
        this.fault = wrong;
        this.phrase = "is not " + ValueFormat.named(datatype)
                + pattern.map(any -> " of the form " + datatype.format().orElseThrow()).orElse("");
        this.range = RangeRule.of(datatype.range(), this::moment);
        this.isPlainDate = type == DateType.DATE && pattern.isEmpty() && datatype.range().equals(Datatype.Range.ANY);
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

    @Override
    public Optional<String> fault(String text) {
        if (isPlainDate && isDayOfTheCalendar(text)) {
            return Optional.empty();
        }
        Optional<Moment> moment = iso(text).flatMap(this::moment);
        return moment.isPresent() ? range.fault(moment.get(), "before", "after")
                : Optional.of(absence(text).map("does not exist: "::concat).orElse(phrase));
    }

    /** Why there is no such date, though the text has the right form. */
    private Optional<String> absence(String text) {
        return text.length() > LONGEST ? Optional.empty()
                : iso(text).flatMap(written -> NoSuchDate.reason(type, written));
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

    @Override
    public Optional<String> repair(String text) {
        if (iso(text).flatMap(this::moment).isPresent()) {
            return Optional.of(range.repair());
        }
        List<String> meant = (type.hasTime()
                ? OtherMoment.readings(text, type.hasYear()).stream().flatMap(moment -> written(moment).stream())
                : OtherDate.readings(text).stream().map(this::written))
                        .filter(date -> fault(date).isEmpty()).distinct().toList();
        if (meant.size() == 1) {
            return Optional.of("write " + meant.get(0));
        } else if (meant.size() > 1) {
            return Optional.of("write %s, whichever is meant".formatted(String.join(" or ", meant)));
        }
        if (absence(text).isPresent()) {
            return Optional.of("write the one that is meant");
        }
        return Optional.of(pattern.map(known -> "write it in the form %s: %s".formatted(known.format(),
                known.write(EXAMPLE, GREENWICH))).orElseGet(() -> "write %s: %s".formatted(type.parts(),
                        type.write(EXAMPLE.withNano(0), ""))));
    }

    private String written(OtherDate date) {
        LocalDateTime midnight = date.day().atStartOfDay();
        return pattern.map(known -> known.write(midnight, GREENWICH)).orElseGet(() -> type.write(midnight, ""));
    }

    /** A date and time, or a time, as the column wants it; empty if some of it would be lost or made up. */
    Optional<String> written(OtherMoment moment) {
        if (!type.hasTime() || type == DateType.DATE_TIME_STAMP && moment.zone().isEmpty()) {
            return Optional.empty();
        }
        String wanted = type.write(moment.at(), moment.zone());
        String written = pattern.map(known -> known.write(moment.at(),
                moment.zone().isEmpty() ? GREENWICH : moment.zone())).orElse(wanted);
        return Optional.of(written).filter(text -> iso(text).filter(wanted::equals).isPresent());
    }

    /** A value of this datatype as XML Schema writes it. */
    private Optional<Moment> moment(String iso) {
        return type.value(iso).map(value -> new Moment(iso, value));
    }

    private Optional<String> iso(String text) {
        return pattern.isPresent() ? pattern.get().iso(text) : Optional.of(text);
    }

    @Override
    public String canonical(String text) {
        return iso(text).orElseThrow();
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        range.check(place, problems);
        fault.ifPresent(reason -> problems.report(ValueFormat.passedOver(datatype.formatPlace(place), reason,
                "write numeric fields: yyyy MM M dd d HH mm ss, .SSS, X")));
    }
}
