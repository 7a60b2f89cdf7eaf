package org.portolan.release.manifest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a release, or one before it, took away from its readers for a reason that somebody gave.
 *
 * @param reason   why, in the words of who accepted it
 * @param accepted when (ISO 8601, UTC)
 * @param last     id of the last release that has it
 * @param things   IRIs of things below {@code {base}id/} that nothing replaces, sorted; those that are described again
 *                 are not among them any more
 * @param losses   what else would have held the release back, in a sentence each
 */
public record Removal(String reason, String accepted, String last, List<String> things, List<String> losses) {
    /** Copies the lists. */
    public Removal {
        things = things.stream().sorted().toList();
        losses = List.copyOf(losses);
    }

    /** What is still gone while these things are described; empty if nothing is. */
    Optional<Removal> without(Set<String> described) {
        List<String> gone = things.stream().filter(thing -> !described.contains(thing)).toList();
        return gone.isEmpty() ? Optional.empty() : Optional.of(new Removal(reason, accepted, last, gone, losses));
    }

    /** What is still gone of several removals while these things are described. */
    public static List<Removal> without(Collection<Removal> removals, Set<String> described) {
        return removals.stream().flatMap(removal -> removal.without(described).stream()).toList();
    }
}
