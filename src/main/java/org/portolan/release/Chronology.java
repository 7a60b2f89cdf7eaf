package org.portolan.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which releases were made. A release comes after the one that it names as the one before it, whatever the
 * clock was at the time: clocks go backwards. Where releases do not lead to each other, the clock decides.
 */
final class Chronology {
    private static final Comparator<Release> BY_CLOCK =
            Comparator.comparing((Release release) -> release.manifest().built()).thenComparing(Release::id);

    private Chronology() {
    }

    static List<Release> newestFirst(Collection<Release> releases) {
        List<Release> waiting = new ArrayList<>(releases);
        waiting.sort(BY_CLOCK);
        Map<String, Release> byId = new HashMap<>();
        waiting.forEach(release -> byId.put(release.id(), release));
        List<Release> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            // Releases that name each other in a circle are of nobody's making; then the clock decides too.
            Release next = waiting.stream().filter(release -> !byId.containsKey(release.manifest().previous()))
                    .findFirst().orElse(waiting.get(0));
            waiting.remove(next);
            byId.remove(next.id());
            ordered.add(next);
        }
        Collections.reverse(ordered);
        return List.copyOf(ordered);
    }
}
