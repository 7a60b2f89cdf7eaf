package org.portolan.check.publication;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.portolan.problem.Place;

/**
 * All Turtle of the folder {@code ontology/} as one graph: terms, shapes, page layout; and beside it the vocabularies
 * that these reuse.
 */
public final class Ontology {
    private final PlacedGraph written;
    private final Graph skolemised;
    private final Graph vocabularies;
    private final boolean whole;

    Ontology(PlacedGraph written, Graph skolemised, Graph vocabularies, boolean whole) {
        this.written = Objects.requireNonNull(written);
        this.skolemised = Objects.requireNonNull(skolemised);
        this.vocabularies = Objects.requireNonNull(vocabularies);
        this.whole = whole;
    }

    /** The graph with the blank nodes that the files have: the one to take shapes from. */
    public Graph asWritten() {
        return written.graph();
    }

    /**
     * The graph to publish: each blank node is an IRI under {@code {base}.well-known/genid/} (<a
     * href="https://www.w3.org/TR/rdf11-concepts/#section-skolemization">RDF 1.1, 3.5</a>), the same one as long as the
     * content is the same.
     */
    public Graph skolemised() {
        return skolemised;
    }

    /** What {@code ontology/vocabularies/} says of the terms of others. It is not published. */
    public Graph vocabularies() {
        return vocabularies;
    }

    /** False if a file could not be read: then nothing may be concluded from what is absent. */
    public boolean isWhole() {
        return whole;
    }

    /** The graph as it is written, each statement with the line that it stands in. */
    public PlacedGraph placed() {
        return written;
    }

    /** Where a statement of {@link #asWritten} ends; empty of any other. */
    public Optional<Place> placeOf(Triple triple) {
        return written.placeOf(triple);
    }

    /** The first place that describes the term, or else that names it. */
    public Optional<Place> placeOf(Node term) {
        return written.placeOf(term).or(() -> Stream.concat(written.graph().stream(Node.ANY, term, Node.ANY),
                        written.graph().stream(Node.ANY, Node.ANY, term))
                .flatMap(triple -> written.placeOf(triple).stream()).min(Place.IN_ORDER));
    }
}
