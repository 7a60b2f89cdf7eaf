package org.portolan.fuseki.execution;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * The default graph and all named graphs as one default graph; the named ones are there under their names, too. Jena's
 * union of the two remembers every triple that it has given, whereas this one looks up in the default graph what the
 * others hold.
 */
final class AllGraphs extends GraphBase {
    private final Graph unnamed;
    private final Graph named;

    private AllGraphs(DatasetGraph dataset) {
        unnamed = dataset.getDefaultGraph();
        named = dataset.getUnionGraph();
    }

    /** The dataset seen so, within the transaction of the caller. */
    static DatasetGraph of(DatasetGraph dataset) {
        DatasetGraph view = new DatasetGraphMapLink(new AllGraphs(dataset));
        dataset.listGraphNodes().forEachRemaining((Node name) -> view.addGraph(name, dataset.getGraph(name)));
        return new DynamicDatasets.DynamicDatasetGraph(view, dataset);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return unnamed.find(pattern).andThen(named.find(pattern).filterDrop(unnamed::contains));
    }
}
