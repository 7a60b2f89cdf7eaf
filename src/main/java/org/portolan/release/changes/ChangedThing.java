package org.portolan.release.changes;

import java.util.List;

/**
 * A resource of which two releases do not say the same.
 *
 * @param iri     its IRI
 * @param change  what became of it
 * @param types   IRIs of its classes in the later release, or in the earlier one if it is gone
 * @param removed statements that only the earlier release makes, as lines of N-Quads
 * @param added   statements that only the later release makes
 * @param further how many more statements there are beside those
 */
public record ChangedThing(String iri, Change change, List<String> types, List<String> removed, List<String> added,
                           long further) {
    /** Copies the lists. */
    public ChangedThing {
        types = List.copyOf(types);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** What became of a thing. */
    public enum Change {
        /** The earlier release says nothing of it. */
        ADDED,
        /** The later release says nothing of it. */
        REMOVED,
        /** Both describe it, each otherwise. */
        CHANGED
    }
}
