package org.portolan.fuseki.execution;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.portolan.fuseki.guard.QueryText;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * The graphs that a request names, or else its query (<a
 * href="https://www.w3.org/TR/sparql11-protocol/#dataset">SPARQL 1.1 Protocol, 2.1.4</a>); they are never fetched.
 */
record ChosenGraphs(Query query, QueryRequest request) {
    private static final List<String> SPECIAL = List.of(Quad.defaultGraphIRI.getURI(), Quad.unionGraph.getURI());

    /**
     * The dataset that they are.
     *
     * @param dataset all graphs that there are, within a transaction
     * @throws Refusal if one is not among them
     */
    DatasetGraph of(DatasetGraph dataset) {
        if (!isOfRequest() && !query.hasDatasetDescription()) {
            return request.dataset() == QueryRequest.Dataset.TOGETHER ? AllGraphs.of(dataset) : dataset;
        }
        Stream.concat(defaults().stream(), named().stream()).forEach(iri -> known(dataset, iri));
        return DynamicDatasets.dynamicDataset(DatasetDescription.create(defaults(), named()), dataset, false);
    }

    /**
     * Looks whether they are there, also if nothing is to be run.
     *
     * @throws Refusal if one is not
     */
    void check(DatasetGraph dataset) {
        if (isOfRequest() || query.hasDatasetDescription()) {
            Txn.executeRead(dataset, () -> of(dataset));
        }
    }

    private boolean isOfRequest() {
        return !request.defaultGraphs().isEmpty() || !request.namedGraphs().isEmpty();
    }

    private List<String> defaults() {
        return isOfRequest() ? request.defaultGraphs() : query.getGraphURIs();
    }

    private List<String> named() {
        return isOfRequest() ? request.namedGraphs() : query.getNamedGraphURIs();
    }

    private void known(DatasetGraph dataset, String iri) {
        if (!SPECIAL.contains(iri) && !dataset.containsGraph(NodeFactory.createURI(iri))) {
            throw new Refusal(Fault.NOT_ALLOWED, "There is no graph <" + iri + "> here, "
                    + "and none is fetched from elsewhere. The service description names the graphs that there are.",
                    new QueryText(request.text()).iri(query, iri));
        }
    }
}
