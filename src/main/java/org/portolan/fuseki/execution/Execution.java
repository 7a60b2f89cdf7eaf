package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.ResultGraph;
import org.portolan.fuseki.guard.JsonLdBounds;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.watch.Observation;
import org.portolan.release.answers.GraphWriter;
import org.portolan.release.answers.JsonRows;
import org.portolan.release.answers.XmlRows;

/**
 * One query on its way from the dataset to the client, within one read transaction.
 *
 * @param query    what passed the guard
 * @param request  what the client sent with it
 * @param context  the context to run in, in which the budget is installed
 * @param watchdog ends it
 * @param limits   when
 * @param budget   what it may use up
 */
record Execution(Query query, QueryRequest request, Context context, Watchdog watchdog, Limits limits, Budget budget) {
    private static final int MOST_NESTED = 500;
    private static final Map<RDFFormat, RDFFormat> BLOCKS = Map.of(RDFFormat.TURTLE_PRETTY, RDFFormat.TURTLE_BLOCKS,
            RDFFormat.TRIG_PRETTY, RDFFormat.TRIG_BLOCKS);

    /** Writes the result of a query that runs. */
    @FunctionalInterface
    interface ResultWriter {
        void write(QueryExec exec, OutputStream out) throws IOException;
    }

    /**
     * Runs it within a transaction of its own, or in that of the caller.
     *
     * @param tooLong is told before anything of the result goes out, because it is too long to be held
     * @return the result, if it is short; else it has gone to the client
     */
    Optional<byte[]> run(DatasetGraph dataset, HttpServletRequest http, HttpServletResponse response, Runnable tooLong,
            ResultWriter writer) throws IOException {
        boolean isInside = dataset.isInTransaction();
        if (!isInside) {
            dataset.begin(TxnType.READ);
        }
        try (QueryExec exec = exec(new ChosenGraphs(query, request).of(dataset))) {
            Run run = new Run(exec::abort, budget, ClientConnection.of(http), limits);
            HeldBack out = new HeldBack(response.getOutputStream(), () -> {
                tooLong.run();
                chunked(http, response);
            }, budget::write, run::deliver);
            watchdog.watch(run, () -> {
                writer.write(exec, out);
                budget.step();
            });
            return out.whole();
        } finally {
            if (!isInside) {
                dataset.end();
            }
        }
    }

    /** What is too long to be held goes out in chunks, also if the connection ends with it: only so it can be cut. */
    private static void chunked(HttpServletRequest http, HttpServletResponse response) {
        if (http.getProtocol().equals("HTTP/1.1")) {
            response.setHeader("Transfer-Encoding", "chunked");
        }
    }

    private QueryExec exec(DatasetGraph view) {
        return QueryExec.newBuilder().dataset(view).query(bare()).context(context).build();
    }

    /** The query without FROM: {@link ChosenGraphs} has chosen, and Jena would choose among the graphs once more. */
    private Query bare() {
        if (!query.hasDatasetDescription()) {
            return query;
        }
        Query copy = query.cloneQuery();
        copy.getGraphURIs().clear();
        copy.getNamedGraphURIs().clear();
        return copy;
    }

    /** The rows of a SELECT, counted. */
    RowSet rows(QueryExec exec, HttpServletRequest http) {
        RowSet rows = new CountedRows(exec.select(), budget);
        Observation.of(http).rows(rows::getRowNumber);
        return rows;
    }

    /** Writes the result in the format chosen. */
    void write(QueryExec exec, HttpServletRequest http, Format.Choice<?> choice, OutputStream out) throws IOException {
        if (choice.format().syntax() instanceof RDFFormat format) {
            Graph graph = ResultGraph.of(budget);
            Observation.of(http).rows(graph::size);
            Graph made = query.isConstructType() ? exec.construct(graph) : exec.describe(graph);
            if (format.getLang().equals(Lang.JSONLD)) {
                JsonLdBounds.check(made);
            }
            if (format.getLang().equals(Lang.RDFXML)) {
                XmlCharacters.check(made);
            }
            GraphWriter.write(made, withoutNesting(made, format), out);
        } else if (query.isSelectType() && choice.format().syntax().equals(ResultSetLang.RS_JSON)) {
            JsonRows.write(rows(exec, http), out);
        } else if (query.isSelectType() && choice.format().syntax().equals(ResultSetLang.RS_XML)) {
            XmlRows.write(XmlCharacters.checked(rows(exec, http)), out);
        } else {
            Lang syntax = (Lang) choice.format().syntax();
            RowSetWriter writer = RowSetWriterRegistry.getFactory(syntax).create(syntax);
            if (query.isAskType()) {
                writer.write(out, exec.ask(), context);
            } else {
                writer.write(out, rows(exec, http), context);
            }
        }
    }

    /** Blank nodes are written within one another, each on the stack, unless there are many. */
    private static RDFFormat withoutNesting(Graph graph, RDFFormat format) {
        RDFFormat blocks = BLOCKS.getOrDefault(format, format);
        return blocks != format && Iter.asStream(graph.find()).filter(triple -> triple.getObject().isBlank())
                .skip(MOST_NESTED).findAny().isPresent() ? blocks : format;
    }
}
