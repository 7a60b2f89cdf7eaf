package org.portolan.fuseki;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.portolan.release.QueryRunner;

/**
 * One query on its way from the dataset to the client, within one read transaction.
 *
 * @param query    what passed the guard
 * @param request  what the client sent with it
 * @param context  the context to run in
 * @param watchdog ends it
 * @param limits   when
 */
record Execution(Query query, QueryRequest request, Context context, Watchdog watchdog, Limits limits) {
    private static final List<String> SPECIAL_GRAPHS = List.of(Quad.defaultGraphIRI.getURI(), Quad.unionGraph.getURI());

    /** Runs it within a transaction of its own. */
    void run(DatasetGraph dataset, HttpServletRequest http, HttpServletResponse response) throws IOException {
        HeldBack out = new HeldBack(response.getOutputStream(), response::setContentLengthLong);
        dataset.begin(TxnType.READ);
        try (QueryExec exec = exec(view(dataset))) {
            inTime(exec, () -> write(exec, http, response, out));
        } finally {
            dataset.end();
        }
        out.finish();
    }

    /** Runs a SELECT within a transaction of its own, or in that of the caller. */
    void run(DatasetGraph dataset, OutputStream target, QueryRunner.RowsWriter writer) throws IOException {
        HeldBack out = new HeldBack(target, length -> { });
        boolean isInside = dataset.isInTransaction();
        if (!isInside) {
            dataset.begin(TxnType.READ);
        }
        try (QueryExec exec = exec(view(dataset))) {
            inTime(exec, () -> writer.write(exec.select(), out));
        } finally {
            if (!isInside) {
                dataset.end();
            }
        }
        out.finish();
    }

    /** What is done with a running query. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void inTime(QueryExec exec, Work work) throws IOException {
        Future<?> end = watchdog.endAfter(limits.time(), exec);
        try {
            work.run();
        } finally {
            end.cancel(false);
        }
    }

    private QueryExec exec(DatasetGraph view) {
        return QueryExec.newBuilder().dataset(view).query(bare()).context(context)
                .overallTimeout(limits.time().toMillis(), TimeUnit.MILLISECONDS).build();
    }

    /** The query without FROM: {@link #view} has chosen the graphs, and Jena would choose among them once more. */
    private Query bare() {
        if (!query.hasDatasetDescription()) {
            return query;
        }
        Query copy = query.cloneQuery();
        copy.getGraphURIs().clear();
        copy.getNamedGraphURIs().clear();
        return copy;
    }

    /** The graphs that the request names, or else the query (SPARQL 1.1 Protocol, 2.1.4); they are never fetched. */
    private DatasetGraph view(DatasetGraph dataset) {
        boolean protocol = !request.defaultGraphs().isEmpty() || !request.namedGraphs().isEmpty();
        if (!protocol && !query.hasDatasetDescription()) {
            return request.dataset() == QueryRequest.Dataset.TOGETHER ? AllGraphs.of(dataset) : dataset;
        }
        List<String> defaults = protocol ? request.defaultGraphs() : query.getGraphURIs();
        List<String> named = protocol ? request.namedGraphs() : query.getNamedGraphURIs();
        Stream.concat(defaults.stream(), named.stream()).forEach(iri -> known(dataset, iri));
        return DynamicDatasets.dynamicDataset(DatasetDescription.create(defaults, named), dataset, false);
    }

    private void known(DatasetGraph dataset, String iri) {
        if (!SPECIAL_GRAPHS.contains(iri) && !dataset.containsGraph(NodeFactory.createURI(iri))) {
            throw new Refusal(Fault.NOT_ALLOWED, "There is no graph <" + iri + "> here, "
                    + "and none is fetched from elsewhere. The service description names the graphs that there are.",
                    new QueryText(request.text()).iri(query, iri));
        }
    }

    private void write(QueryExec exec, HttpServletRequest http, HttpServletResponse response, OutputStream out)
            throws IOException {
        if (query.isSelectType() || query.isAskType()) {
            Format.Choice<Lang> choice = Format.choose(Format.ROWS, http);
            response.setContentType(choice.contentType());
            Lang syntax = choice.format().syntax();
            RowSetWriter writer = RowSetWriterRegistry.getFactory(syntax).create(syntax);
            if (query.isAskType()) {
                writer.write(out, exec.ask(), context);
            } else {
                writer.write(out, exec.select(), context);
            }
        } else {
            Format.Choice<RDFFormat> choice = Format.choose(Format.GRAPHS, http);
            response.setContentType(choice.contentType());
            write(query.isConstructType() ? exec.construct() : exec.describe(), choice, out);
        }
    }

    /** Writes a graph in the format chosen. */
    static void write(Graph graph, Format.Choice<RDFFormat> choice, OutputStream out) {
        try {
            RDFWriter.source(graph).format(choice.format().syntax()).output(out);
        } catch (InvalidPropertyURIException e) {
            throw new Refusal(Fault.NOT_ACCEPTABLE, "RDF/XML cannot write the property <" + e.getMessage()
                    + ">; ask for another format.");
        }
    }
}
