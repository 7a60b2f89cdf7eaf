package org.portolan.fuseki.budget;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** The graph that CONSTRUCT and DESCRIBE make; each triple of it is one of the result and is paid for. */
public final class ResultGraph extends GraphWrapper {
    private final Budget budget;
    private final Held held;

    private ResultGraph(Graph graph, Budget budget) {
        super(graph);
        this.budget = budget;
        held = new Held(budget);
    }

    /** An empty one. */
    public static ResultGraph of(Budget budget) {
        return new ResultGraph(GraphFactory.createDefaultGraph(), budget);
    }

    @Override
    public void add(Node subject, Node predicate, Node object) {
        add(Triple.create(subject, predicate, object));
    }

    @Override
    public void add(Triple triple) {
        budget.step();
        if (!contains(triple)) {
            budget.row();
            held.add(Held.sizeOf(triple));
            super.add(triple);
        }
    }

    @Override
    public ExtendedIterator<Triple> find() {
        return stepping(super.find());
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return stepping(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        return stepping(super.find(subject, predicate, object));
    }

    /** Whoever writes the graph looks up its triples. */
    private ExtendedIterator<Triple> stepping(ExtendedIterator<Triple> triples) {
        budget.step();
        return triples.mapWith(triple -> {
            budget.step();
            return triple;
        });
    }
}
