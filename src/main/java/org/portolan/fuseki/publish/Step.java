package org.portolan.fuseki.publish;

/**
 * What is to be done with one graph.
 *
 * @param graph      name of the graph: {@code catalog}, {@code ontology}, {@code provenance} or {@code data}
 * @param statements how many it has
 * @param bytes      size of its N-Triples
 * @param state      where it is already
 */
public record Step(String graph, long statements, long bytes, State state) {
    /** How far a graph has come. */
    public enum State {
        /** Readers see it: nothing is to be done. */
        LIVE,
        /** It lies whole beside the one that readers see, left there by a publication that was cut off. */
        STAGED,
        /** It is to be sent. */
        ABSENT
    }
}
