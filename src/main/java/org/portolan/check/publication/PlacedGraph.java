package org.portolan.check.publication;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.portolan.problem.Place;

/**
 * A graph that knows on which line of which file each of its triples stands. For graphs that people write: it is in
 * memory.
 */
public final class PlacedGraph {
    private final Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
    private final Map<Triple, Place> places = new HashMap<>();

    Graph graph() {
        return graph;
    }

    /** Adds a triple; if it stands in several places, the first one counts. */
    void add(Triple triple, Place place) {
        graph.add(triple);
        places.putIfAbsent(triple, place);
    }

    /** Where a triple stands. */
    Optional<Place> placeOf(Triple triple) {
        return Optional.ofNullable(places.get(triple));
    }

    /** Where the description of a node begins: the first of the triples it is the subject of. */
    public Optional<Place> placeOf(Node subject) {
        return graph.stream(subject, Node.ANY, Node.ANY).map(places::get).filter(place -> place != null)
                .min(Place.IN_ORDER);
    }
}
