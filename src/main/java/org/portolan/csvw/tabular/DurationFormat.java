package org.portolan.csvw.tabular;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * Durations as XML Schema writes them; {@code format} is a regular expression.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-durations">Model for Tabular Data, 6.4.5</a>
 */
final class DurationFormat implements ValueFormat {
    static final Set<String> TYPES = Set.of("duration", "dayTimeDuration", "yearMonthDuration");
    private static final int LONGEST = 100;
    private static final Pattern DURATION = Pattern.compile(
            "-?P(?=[0-9T])([0-9]{1,9}Y)?([0-9]{1,9}M)?([0-9]{1,9}D)?"
                    + "(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]+)?S)?)?");
    private static final Pattern DAY_TIME = Pattern.compile("-?P([0-9]+D)?(T.*)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("-?P([0-9]+Y)?([0-9]+M)?");

    private final Datatype datatype;
    private final RegularExpression format;
    private final RangeRule<Length> range;

    DurationFormat(Datatype datatype) {
        this.datatype = datatype;
        this.range = RangeRule.of(datatype.range(), Length::of);
        this.format = RegularExpression.of(datatype);
    }

    /** A duration that is compared as XML Schema does; where it leaves the order open, as equal. */
    private record Length(String text, Duration value) implements Comparable<Length> {
        static Optional<Length> of(String text) {
            return text.length() <= LONGEST && DURATION.matcher(text).matches()
                    ? Optional.of(new Length(text, Calendars.duration(text)))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Length other) {
            try {
                int order = value.compare(other.value);
                return order == DatatypeConstants.INDETERMINATE ? 0 : order;
            } catch (UnsupportedOperationException | ArithmeticException beyondTheCalendar) {
                return 0;
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public Optional<String> fault(String text) {
        Optional<Length> length = isOfType(text) && format.matches(text) ? Length.of(text) : Optional.empty();
        return length.isEmpty() ? Optional.of("is not " + ValueFormat.named(datatype))
                : range.fault(length.get(), "shorter than", "longer than");
    }

    @Override
    public Optional<String> repair(String text) {
        return Optional.of(Length.of(text).isPresent() && isOfType(text) && format.matches(text) ? range.repair()
                : datatype.format().isPresent() ? "write it in the form " + datatype.format().get()
                        : example());
    }

    private String example() {
        return switch (datatype.base()) {
            case "dayTimeDuration" -> "write days, hours, minutes and seconds: P3DT4H5M6S";
            case "yearMonthDuration" -> "write years and months: P1Y2M";
            default -> "write years, months, days, hours, minutes and seconds: P1Y2M3DT4H5M6S";
        };
    }

    private boolean isOfType(String text) {
        return switch (datatype.base()) {
            case "dayTimeDuration" -> DAY_TIME.matcher(text).matches();
            case "yearMonthDuration" -> YEAR_MONTH.matcher(text).matches();
            default -> true;
        };
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        format.check(datatype, place, problems);
        range.check(place, problems);
    }
}
