package org.portolan.release.changes;

import java.util.List;
import java.util.Objects;

/**
 * What changed from one release to another, as far as people want to read it; the whole is an {@link RdfPatch}.
 *
 * @param release    id of the later release
 * @param previous   id of the earlier one; empty if there was none
 * @param statements how many statements were added and removed
 * @param things     how many things were added, removed and changed
 * @param unnamed    how many nodes of the ontology without a name of their own were added or removed
 * @param classes    the same for the things of each class, by their IRIs
 * @param listed     the first things of each kind of change: those added, removed, changed, each by their IRIs
 * @param names      statements of both releases that name what the listed things speak of, as lines of N-Quads
 * @param rows       statements about the rows of tables that describe the listed things
 */
public record Changes(String release, String previous, Count statements, Count things, long unnamed,
                      List<ClassCount> classes, List<ChangedThing> listed, List<String> names, List<String> rows) {
    /** Copies the lists. */
    public Changes {
        Objects.requireNonNull(statements);
        Objects.requireNonNull(things);
        classes = List.copyOf(classes);
        listed = List.copyOf(listed);
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /** How many were added, removed and changed; a statement is never changed. */
    public record Count(long added, long removed, long changed) {
        /** Both together. */
        public Count plus(Count other) {
            return new Count(added + other.added, removed + other.removed, changed + other.changed);
        }
    }

    /**
     * How many things of a class were added, removed and changed.
     *
     * @param type IRI of the class; empty for things without any
     */
    public record ClassCount(String type, Count count) {
    }

    /** The same changes with the statements that explain them. */
    Changes explained(List<String> naming, List<String> describing) {
        return new Changes(release, previous, statements, things, unnamed, classes, listed, naming, describing);
    }
}
