package org.portolan.fuseki;

import java.time.Duration;

/**
 * How much of the server one query may take.
 *
 * @param time       wall time from the first step of its execution to the last byte of its result
 * @param queryBytes length of a query in UTF-8
 * @param concurrent queries that run at the same time; further ones wait for at most {@code time}
 */
public record Limits(Duration time, int queryBytes, int concurrent) {
    /** What the public endpoint has unless told otherwise: 10 seconds, 64 KB, 16 queries. */
    public static final Limits STANDARD = new Limits(Duration.ofSeconds(10), 64 * 1024, 16);

    /** Refuses limits that nothing can keep. */
    public Limits {
        if (time.toMillis() < 1 || queryBytes < 1 || concurrent < 1) {
            throw new IllegalArgumentException(
                    "limits are at least 1: " + time + ", " + queryBytes + ", " + concurrent);
        }
    }

    /** These limits with another time. */
    public Limits within(Duration other) {
        return new Limits(other, queryBytes, concurrent);
    }
}
