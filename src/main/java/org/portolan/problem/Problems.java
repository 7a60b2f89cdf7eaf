package org.portolan.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sink that keeps what it hears, each problem once, up to so many of one kind; the others it counts, so that its
 * memory does not grow with the number of faults. Not thread-safe.
 */
public final class Problems implements ProblemSink {
    /** How many problems of one kind are kept unless something else is said. */
    public static final int STANDARD = 100;

    private static final Comparator<Problem> BY_PLACE = Comparator
            .comparing(Problem::place, Place.IN_ORDER)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    private final int most;
    private final Set<Problem> heard = new LinkedHashSet<>();
    private final Map<Kind, Long> kept = new HashMap<>();
    private final Map<Kind, Long> omitted = new TreeMap<>();

    /** Problems of one code and severity. */
    record Kind(Code code, Severity severity) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return Comparator.comparing(Kind::code).thenComparing(Kind::severity).compare(this, other);
        }

        static Kind of(Problem problem) {
            return new Kind(problem.code(), problem.severity());
        }
    }

    /** Keeps {@link #STANDARD} of each kind. */
    public Problems() {
        this(STANDARD);
    }

    /** Keeps so many of each kind. */
    public Problems(int most) {
        this.most = most;
    }

    @Override
    public void report(Problem problem) {
        Kind kind = Kind.of(problem);
        if (kept.getOrDefault(kind, 0L) < most) {
            if (heard.add(problem)) {
                kept.merge(kind, 1L, Long::sum);
            }
        } else if (!heard.contains(problem)) {
            omitted.merge(kind, 1L, Long::sum);
        }
    }

    /** The problems that were kept, by file, line and column. */
    public List<Problem> list() {
        List<Problem> sorted = new ArrayList<>(heard);
        sorted.sort(BY_PLACE);
        return List.copyOf(sorted);
    }

    /** How many more there are of each kind, by code; only kinds of which there are more. */
    Map<Kind, Long> omitted() {
        return new TreeMap<>(omitted);
    }

    /** True if at least one of them is an error. */
    public boolean hasErrors() {
        return errors() > 0;
    }

    /** How many errors there are. */
    public long errors() {
        return number(Severity.ERROR);
    }

    /** How many warnings there are. */
    public long warnings() {
        return number(Severity.WARNING);
    }

    private long number(Severity severity) {
        return heard.stream().filter(problem -> problem.severity() == severity).count()
                + omitted.entrySet().stream().filter(entry -> entry.getKey().severity() == severity)
                        .mapToLong(Map.Entry::getValue).sum();
    }
}
