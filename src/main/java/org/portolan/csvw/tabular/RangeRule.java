package org.portolan.csvw.tabular;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * What the values of a column lie between.
 *
 * @param leastInclusive    least value
 * @param greatestInclusive greatest value
 * @param leastExclusive    value that all are greater than
 * @param greatestExclusive value that all are less than
 * @param unreadable        bounds that are no values of the datatype
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#value-constraints">Model for Tabular Data, 4.6.2</a>
 */
record RangeRule<T extends Comparable<? super T>>(Optional<T> leastInclusive, Optional<T> greatestInclusive,
        Optional<T> leastExclusive,
                                                  Optional<T> greatestExclusive, List<String> unreadable) {
    static <T extends Comparable<? super T>> RangeRule<T> of(Datatype.Range range, Function<String, Optional<T>> read) {
        List<String> unreadable = Stream
                .of(range.minInclusive(), range.maxInclusive(), range.minExclusive(), range.maxExclusive())
                .flatMap(Optional::stream).filter(bound -> read.apply(bound).isEmpty()).toList();
        return new RangeRule<>(range.minInclusive().flatMap(read), range.maxInclusive().flatMap(read),
                range.minExclusive().flatMap(read),
                range.maxExclusive().flatMap(read), unreadable);
    }

    /** Why a value lies outside; empty if it does not. */
    Optional<String> fault(T value, String below, String above) {
        return leastInclusive.filter(least -> value.compareTo(least) < 0)
                .map(least -> "is %s %s".formatted(below, least))
                .or(() -> greatestInclusive.filter(most -> value.compareTo(most) > 0)
                        .map(most -> "is %s %s".formatted(above, most)))
                .or(() -> leastExclusive.filter(least -> value.compareTo(least) <= 0)
                        .map(least -> "is not %s %s".formatted(above, least)))
                .or(() -> greatestExclusive.filter(most -> value.compareTo(most) >= 0)
                        .map(most -> "is not %s %s".formatted(below, most)));
    }

    /** What to write, as a phrase: {@code write a value from 1 to 12}. */
    String repair() {
        Optional<String> least = leastInclusive.map(bound -> "from " + bound)
                .or(() -> leastExclusive.map(bound -> "greater than " + bound));
        Optional<String> greatest = greatestInclusive.map(bound -> "up to " + bound)
                .or(() -> greatestExclusive.map(bound -> "less than " + bound));
        return "write a value " + Stream.of(least, greatest).flatMap(Optional::stream)
                .collect(Collectors.joining(" and ")) + ", or correct the bounds in the metadata";
    }

    /** Reports what is wrong with the bounds themselves. */
    void check(Place place, ProblemSink problems) {
        unreadable.forEach(bound -> problems.report(Problem.error(Code.METADATA_INVALID, place,
                "the bound \"%s\" is no value of this datatype".formatted(bound))
                .mend("write bounds as values of the datatype are written in XML Schema")));
        boolean empty = isAbove(leastInclusive, greatestInclusive, false)
                || isAbove(leastInclusive, greatestExclusive, true)
                || isAbove(leastExclusive, greatestExclusive, false)
                || isAbove(leastExclusive, greatestInclusive, true);
        if (empty) {
            problems.report(
                    Problem.error(Code.METADATA_INVALID, place, "no value lies between the bounds of this datatype")
                    .mend("make the least value the smaller one"));
        }
    }

    private boolean isAbove(Optional<T> least, Optional<T> greatest, boolean orEqual) {
        return least.isPresent() && greatest.isPresent() && least.get().compareTo(greatest.get()) >= (orEqual ? 0 : 1);
    }
}
