package org.portolan.check.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.sparql.expr.NodeValue;
import org.portolan.check.claims.ComparedClaims.Contradiction;

/**
 * Finds which claims contradict each other. Of all that contradict a claim, only the one that ends first and the one
 * that begins last are named: the work and what is found grow with the number of claims, not with its square, and yet
 * none that another contradicts is left out.
 */
final class Contradictions {
    private static final Comparator<NodeValue> ORDER = NodeValue::compareAlways;

    private final Map<String, List<Position>> byMatter = new HashMap<>();

    /**
     * What a claim states: a range of values. Two of one matter and of different sources contradict each other if they
     * speak of one time and their ranges have nothing in common.
     *
     * @param claim    its IRI
     * @param matter   what is stated of which thing
     * @param source   who states it
     * @param least    the least value of the range
     * @param greatest the greatest
     * @param time     when it is so, for example a year; empty if the source does not say, and then it may be any time
     */
    record Position(String claim, String matter, String source, NodeValue least, NodeValue greatest, String time) {
        boolean isBefore(Position other) {
            return ORDER.compare(greatest, other.least) < 0;
        }
    }

    void add(Position position) {
        byMatter.computeIfAbsent(position.matter(), any -> new ArrayList<>(1)).add(position);
    }

    /** Each pair once, by IRI. */
    SortedSet<Contradiction> pairs() {
        SortedSet<Contradiction> pairs = new TreeSet<>();
        byMatter.values().forEach(positions -> compare(positions, pairs));
        return pairs;
    }

    private static void compare(List<Position> positions, SortedSet<Contradiction> pairs) {
        Ends always = new Ends();
        Map<String, Ends> atTime = new HashMap<>();
        positions.forEach(position -> {
            always.add(position);
            atTime.computeIfAbsent(position.time(), any -> new Ends()).add(position);
        });
        positions.forEach(position -> {
            Stream<Ends> ofItsTime = position.time().isEmpty() ? Stream.of(always)
                    : Stream.of(position.time(), "").map(atTime::get).filter(Objects::nonNull);
            ofItsTime.flatMap(ends -> ends.contradicting(position))
                    .forEach(other -> pairs.add(Contradiction.of(position.claim(), other.claim())));
        });
    }

    /** The two ends of what is stated. */
    private static final class Ends {
        private final Foremost endingFirst =
                new Foremost(Comparator.comparing(Position::greatest, ORDER).thenComparing(Position::claim));
        private final Foremost beginningLast =
                new Foremost(Comparator.comparing(Position::least, ORDER.reversed()).thenComparing(Position::claim));

        void add(Position position) {
            endingFirst.add(position);
            beginningLast.add(position);
        }

        Stream<Position> contradicting(Position position) {
            return Stream.concat(endingFirst.ofAnother(position).filter(other -> other.isBefore(position)).stream(),
                    beginningLast.ofAnother(position).filter(position::isBefore).stream());
        }
    }

    /** The foremost position in an order, and the foremost of all sources but that one's. */
    private static final class Foremost {
        private final Comparator<Position> order;
        private Position first;
        private Position firstOfOthers;

        Foremost(Comparator<Position> order) {
            this.order = order;
        }

        void add(Position position) {
            if (first == null || order.compare(position, first) < 0) {
                if (first != null && !first.source().equals(position.source())) {
                    firstOfOthers = first;
                }
                first = position;
            } else if (!position.source().equals(first.source())
                    && (firstOfOthers == null || order.compare(position, firstOfOthers) < 0)) {
                firstOfOthers = position;
            }
        }

        Optional<Position> ofAnother(Position position) {
            return Optional.ofNullable(position.source().equals(first.source()) ? firstOfOthers : first);
        }
    }
}
