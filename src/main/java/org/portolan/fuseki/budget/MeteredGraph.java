package org.portolan.fuseki.budget;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph in which each triple that is looked up is a step of the query, and is kept by whoever looks it up. */
final class MeteredGraph extends GraphWrapper {
    /** A term in the set of those that a path has visited. */
    private static final long VISIT = 56;
    private final Held held;

    MeteredGraph(Graph graph, Held held) {
        super(graph);
        this.held = held;
    }

    @Override
    public ExtendedIterator<Triple> find() {
        return find(Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return metered(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        return metered(super.find(subject, predicate, object));
    }

    private ExtendedIterator<Triple> metered(ExtendedIterator<Triple> triples) {
        held.budget().step();
        return triples.mapWith(triple -> {
            held.budget().step();
            held.add(VISIT);
            return triple;
        });
    }
}
