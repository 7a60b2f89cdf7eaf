package org.portolan.fuseki.guard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.fuseki.budget.Allowance;

/**
 * How much of the server one query, one client and all queries together may take.
 *
 * @param time         to run a query, from its first step to its last row, without the time that the client takes to
 *                     read
 * @param delivery     that the client may take to read the result
 * @param allowance    rows, bytes and memory of one query
 * @param sharedMemory bytes, estimated, that all queries may hold
 * @param queryBytes   length of a query in UTF-8
 * @param depth        how deep groups, brackets and operators may be nested
 * @param crowd        how many queries run and wait
 */
public record Limits(Duration time, Duration delivery, Allowance allowance, long sharedMemory, int queryBytes,
                     int depth, Crowd crowd) {
    /**
     * How many queries run at the same time, and wait.
     *
     * @param concurrent of all clients
     * @param perClient  of one client
     * @param waiting    for a place, of all clients; one client has half of them
     * @param patience   for a place, at most
     */
    public record Crowd(int concurrent, int perClient, int waiting, Duration patience) {
        /** Refuses what nothing can keep. */
        public Crowd {
            if (concurrent < 1 || perClient < 1 || waiting < 0 || patience.isNegative()) {
                throw new IllegalArgumentException("at least one query runs, one of each client, and none waits less "
                        + "than not at all: %d, %d, %d, %s".formatted(concurrent, perClient, waiting, patience));
            }
        }
    }

    private static final long MEGABYTE = 1 << 20;
    private static final Duration DELIVERY = Duration.ofSeconds(60);
    private static final int DEPTH = 300;
    private static final int PER_CLIENT = 4;
    private static final int WAITING = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Beyond a scan of a million rows. */
    private static final Allowance ALLOWANCE = new Allowance(5_000_000, 1024 * MEGABYTE, 64 * MEGABYTE, 1_000_000);
    /** Of those within one another Jena looks at each twice as often as at the one that it stands in. */
    static final int EXISTS = 6;
    static final int PATTERNS = 1_000;
    /** Each that runs or waits has a thread. */
    private static final int MOST_QUERIES = 10_000;
    /** A third of the heap. */
    private static final int PARTS_OF_HEAP = 3;

    /** What the public endpoint has unless told otherwise: 10 seconds, 64 KB, 16 queries. */
    public static final Limits STANDARD = new Limits(Duration.ofSeconds(10), 64 * 1024, 16);

    /** Refuses limits that nothing can keep. */
    public Limits {
        if (time.toMillis() < 1 || delivery.toMillis() < 1 || sharedMemory < 1 || queryBytes < 1 || depth < 1) {
            throw new IllegalArgumentException("limits are at least 1: %s, %s, %d, %d, %d"
                    .formatted(time, delivery, sharedMemory, queryBytes, depth));
        }
        if ((long) crowd.concurrent() + crowd.waiting() > MOST_QUERIES) {
            throw new IllegalArgumentException("at most %d queries run and wait together: %d and %d"
                    .formatted(MOST_QUERIES, crowd.concurrent(), crowd.waiting()));
        }
    }

    /** The standard limits with these ones. */
    public Limits(Duration time, int queryBytes, int concurrent) {
        this(time, DELIVERY, ALLOWANCE, Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP, queryBytes, DEPTH,
                new Crowd(concurrent, PER_CLIENT, WAITING, PATIENCE));
    }

    /** Queries that run at the same time. */
    public int concurrent() {
        return crowd.concurrent();
    }

    /** These limits with another time. */
    public Limits within(Duration other) {
        return new Limits(other, delivery, allowance, sharedMemory, queryBytes, depth, crowd);
    }

    /** These limits with another allowance. */
    public Limits within(Allowance other) {
        return new Limits(time, delivery, other, sharedMemory, queryBytes, depth, crowd);
    }

    /** These limits with another crowd. */
    public Limits within(Crowd other) {
        return new Limits(time, delivery, allowance, sharedMemory, queryBytes, depth, other);
    }

    /** The limits by name; times in seconds. */
    public Map<String, Number> byName() {
        Map<String, Number> limits = new LinkedHashMap<>();
        limits.put("time", seconds(time));
        limits.put("delivery", seconds(delivery));
        limits.put("rows", allowance.rows());
        limits.put("bytes", allowance.bytes());
        limits.put("memory", allowance.memory());
        limits.put("string", allowance.string());
        limits.put("jsonld", JsonLdBounds.MOST_TRIPLES);
        limits.put("jsonld-values", JsonLdBounds.MOST_VALUES);
        limits.put("query", queryBytes);
        limits.put("depth", depth);
        limits.put("exists", EXISTS);
        limits.put("patterns", PATTERNS);
        limits.put("concurrent", crowd.concurrent());
        limits.put("client", crowd.perClient());
        limits.put("waiting", crowd.waiting());
        limits.put("wait", seconds(crowd.patience()));
        return limits;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
