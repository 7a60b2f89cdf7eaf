package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.jena.sys.JenaSystem;
import org.portolan.check.publication.SkolemIris;

/**
 * Compares two releases by their dumps, in memory that does not grow with them. Jena is told to begin, for its
 * vocabularies fail if they are the first of it that a program uses.
 */
public final class Comparison {
    private Comparison() {
    }

    /**
     * What changed, the first things in full.
     *
     * @param most  how many things are listed of each kind of change
     * @param patch hears of every statement too
     * @throws IOException if a dump cannot be read or is not sorted
     */
    static Changes between(Side earlier, Side later, int most, Optional<RdfPatch> patch) throws IOException {
        JenaSystem.init();
        ThingChanges things = new ThingChanges(most, SkolemIris.prefix(later.base()));
        NamingProperties naming = new NamingProperties(later.base() + "graph/ontology");
        Difference.Sink sink = things.and(naming);
        Difference.between(earlier.data(), later.data(), patch.map(sink::and).orElse(sink));
        Changes changes = things.end(later.id(), earlier.id());
        return new Explanation(earlier, later, naming).of(changes);
    }

    /** What the first release of all brought, which is everything: only counted. */
    public static Changes first(Side release) throws IOException {
        JenaSystem.init();
        ThingChanges things = new ThingChanges(0, SkolemIris.prefix(release.base()));
        NamingProperties naming = new NamingProperties(release.base() + "graph/ontology");
        Difference.between(InputStream.nullInputStream(), release.data(), things.and(naming));
        return new Explanation(release, release, naming).of(things.end(release.id(), ""));
    }

    /** Writes the whole difference as a patch. */
    static void patch(Side earlier, Side later, RdfPatch patch) throws IOException {
        Difference.between(earlier.data(), later.data(), patch);
    }
}
