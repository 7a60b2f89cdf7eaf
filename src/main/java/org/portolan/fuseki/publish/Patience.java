package org.portolan.fuseki.publish;

import java.time.Duration;

/**
 * How often a request is sent again after a broken connection or a status from 500 on, and how long that takes.
 *
 * @param retries how often again, 0 or more
 * @param first   the wait before the first time; each further one is twice as long, up to half a minute
 */
public record Patience(int retries, Duration first) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 16;

    /** The usual wait: a second. */
    public static Patience of(int retries) {
        return new Patience(retries, Duration.ofSeconds(1));
    }

    /** The wait before a retry. @param retry 0 for the first */
    Duration before(int retry) {
        Duration wait = first.multipliedBy(1L << Math.min(retry, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
