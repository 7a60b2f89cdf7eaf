package org.portolan.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * A thing that a release describes and the next one does not. Its address is gone, whoever linked to it.
 *
 * @param iri        IRI of the thing
 * @param statements how many statements the earlier release made about it
 * @param links      how many statements of the earlier release led to it
 */
public record VanishedThing(String iri, long statements, long links) {
    /**
     * The things of the earlier release, below {@code {base}id/}, that the later one says nothing of; sorted by IRI.
     */
    public static List<VanishedThing> between(Release earlier, Release later) {
        String prefix = earlier.manifest().base() + "id/";
        Set<String> kept = new HashSet<>();
        Dump.N_TRIPLES.read(later.folder(), new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                kept.add(triple.getSubject().getURI());
            }
        });
        TreeMap<String, long[]> gone = new TreeMap<>();
        Dump.N_TRIPLES.read(earlier.folder(), new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                count(triple.getSubject(), 0);
                count(triple.getObject(), 1);
            }

            private void count(Node node, int place) {
                if (node.isURI() && node.getURI().startsWith(prefix) && !kept.contains(node.getURI())) {
                    gone.computeIfAbsent(node.getURI(), iri -> new long[2])[place]++;
                }
            }
        });
        return gone.entrySet().stream()
                .map(thing -> new VanishedThing(thing.getKey(), thing.getValue()[0], thing.getValue()[1])).toList();
    }
}
