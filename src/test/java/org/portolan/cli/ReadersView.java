package org.portolan.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * What everybody can see at an endpoint, without credentials.
 *
 * @param endpoint     takes queries
 * @param defaultGraph the clause that shows the default graph alone
 */
record ReadersView(URI endpoint, String defaultGraph) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CATALOG = "https://refuges.example/ligue/graph/catalog";

    /** The name of a hut in the data, and the release that the catalogue names: one row each unless they are mixed. */
    String seen() throws IOException, InterruptedException {
        return ask("""
                SELECT DISTINCT ?name ?id %s %s WHERE { ?hut ?says ?name FILTER(?name IN ("Refuge du Chamois"@fr, \
                "Refuge du Bouquetin"@fr)) GRAPH <%s> { ?s a <http://www.w3.org/ns/dcat#Distribution> }
                BIND(REPLACE(STR(?s), ".*/releases/([0-9a-f]+)/.*", "$1") AS ?id) }""".formatted(defaultGraph,
                defaultGraph.isEmpty() ? "" : "FROM NAMED <" + CATALOG + ">", CATALOG), "text/csv")
                .replace("\r", "").replaceFirst("name,id\n", "").strip();
    }

    /** All statements of the endpoint. */
    DatasetGraph dataset() throws IOException, InterruptedException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        ResultSet named = results("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }");
        named.forEachRemaining(row -> dataset.add(Quad.create(row.get("g").asNode(), row.get("s").asNode(),
                row.get("p").asNode(), row.get("o").asNode())));
        results("SELECT ?s ?p ?o " + defaultGraph + " WHERE { ?s ?p ?o }").forEachRemaining(row ->
                dataset.getDefaultGraph().add(row.get("s").asNode(), row.get("p").asNode(), row.get("o").asNode()));
        return dataset;
    }

    /** All that is seen while something is done. */
    Set<String> seenDuring(Runnable work) throws Exception {
        Set<String> seen = new TreeSet<>();
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> looking = thread.submit(() -> {
                do {
                    seen.add(seen());
                } while (!isOver.get());
                return seen;
            });
            work.run();
            isOver.set(true);
            looking.get();
            return seen;
        } finally {
            thread.shutdownNow();
        }
    }

    private ResultSet results(String query) throws IOException, InterruptedException {
        return ResultSetMgr.read(new ByteArrayInputStream(ask(query, "application/sparql-results+json").getBytes(
                StandardCharsets.UTF_8)), ResultSetLang.RS_JSON);
    }

    private String ask(String query, String accept) throws IOException, InterruptedException {
        var response = CLIENT.send(HttpRequest.newBuilder(endpoint).header("Accept", accept)
                .header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString(query)).build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
