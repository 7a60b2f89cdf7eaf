package org.portolan.release.folder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.release.manifest.Manifest;

/**
 * The order in which releases were made. A release comes after the one that it names as the one before it, whatever the
 * clock was at the time: clocks go backwards. Where releases do not lead to each other, the clock decides.
 */
final class Chronology {
    private static final Comparator<Manifest> BY_CLOCK =
            Comparator.comparing(Manifest::built).thenComparing(Manifest::id);

    private Chronology() {
    }

    /** @param manifest the manifest of one of them */
    static <T> List<T> newestFirst(Collection<T> releases, Function<T, Manifest> manifest) {
        List<T> waiting = new ArrayList<>(releases);
        waiting.sort(Comparator.comparing(manifest, BY_CLOCK));
        Set<String> ids = waiting.stream().map(manifest).map(Manifest::id)
                .collect(Collectors.toCollection(HashSet::new));
        List<T> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            // Releases that name each other in a circle are of nobody's making; then the clock decides too.
            T next = waiting.stream().filter(release -> !ids.contains(manifest.apply(release).previous()))
                    .findFirst().orElse(waiting.get(0));
            waiting.remove(next);
            ids.remove(manifest.apply(next).id());
            ordered.add(next);
        }
        Collections.reverse(ordered);
        return List.copyOf(ordered);
    }
}
