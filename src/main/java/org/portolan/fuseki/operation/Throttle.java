package org.portolan.fuseki.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts wrong tokens: of one client, and of all, so that many addresses guess no faster than a few. Clients that had
 * the right one are not kept out by what others try. Thread-safe, and bounded in memory.
 */
final class Throttle {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int OF_ONE = 10;
    private static final int OF_ALL = 100;
    private static final int MOST_KNOWN = 100;
    private final Clock clock;
    private final Map<String, Integer> tries = new LinkedHashMap<>(); // at most OF_ALL in a window
    private final Set<String> known = new LinkedHashSet<>();
    private Instant end = Instant.MIN;
    private int all;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** True if this client has to wait until the window ends. */
    synchronized boolean isTried(String client) {
        begin();
        return tries.getOrDefault(client, 0) >= OF_ONE || all >= OF_ALL && !known.contains(client);
    }

    synchronized void failed(String client) {
        begin();
        tries.merge(client, 1, Integer::sum);
        all++;
    }

    synchronized void succeeded(String client) {
        known.add(client);
        if (known.size() > MOST_KNOWN) {
            known.remove(known.iterator().next());
        }
    }

    private void begin() {
        if (!clock.instant().isBefore(end)) {
            end = clock.instant().plus(WINDOW);
            tries.clear();
            all = 0;
        }
    }
}
