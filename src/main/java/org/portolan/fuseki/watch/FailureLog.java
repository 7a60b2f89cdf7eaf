package org.portolan.fuseki.watch;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * Tells operators of our own failures, each with its trace the first time only: nobody fills the log by asking again.
 * Thread-safe.
 */
public final class FailureLog {
    private static final int MOST_TRACES = 100;
    private static final int MOST_CAUSES = 20;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Logger log;

    public FailureLog(Logger log) {
        this.log = log;
    }

    /**
     * Tells of a failure.
     *
     * @param what what failed, such as "a query"
     */
    public void tell(String what, Throwable failure) {
        String where = where(failure);
        if (told.size() < MOST_TRACES && told.add(where)) {
            log.error("{} failed", what, failure);
        } else {
            log.error("{} failed again: {}", what, where);
        }
    }

    /** A failure and what caused it, the outermost first; so many at most, for causes may go round in a circle. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
    }

    /** The class of a failure and the place where it was thrown. */
    public static String where(Throwable failure) {
        return failure.getClass().getName()
                + Stream.of(failure.getStackTrace()).findFirst().map(place -> " at " + place).orElse("");
    }
}
