package org.portolan.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A sink that keeps what it hears, each problem once. Not thread-safe. */
public final class Problems implements ProblemSink {
    private static final Comparator<Problem> BY_PLACE = Comparator
            .comparing(Problem::place, Place.IN_ORDER)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    private final Set<Problem> heard = new LinkedHashSet<>();

    @Override
    public void report(Problem problem) {
        heard.add(problem);
    }

    /** The problems so far, by file, line and column. */
    public List<Problem> list() {
        List<Problem> sorted = new ArrayList<>(heard);
        sorted.sort(BY_PLACE);
        return List.copyOf(sorted);
    }

    /** True if at least one of them is an error. */
    public boolean hasErrors() {
        return heard.stream().anyMatch(Problem::isError);
    }

    /** How many errors there are. */
    public long errors() {
        return heard.stream().filter(Problem::isError).count();
    }

    /** How many warnings there are. */
    public long warnings() {
        return heard.size() - errors();
    }
}
