package org.portolan.fuseki;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;

/** A server on a free port with a small release in memory, and a client to ask it. */
final class Fixture implements AutoCloseable {
    static final String BASE = "https://example.org/alliance/";
    static final String ID = "0123456789abcdef";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TRIG = """
            PREFIX ns: <ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            <id/city/palermo> a ns:City ; rdfs:label "Palermo"@it ; ns:people 630000 .
            <id/city/kiel> a ns:City ; rdfs:label "Kiel"@de ; ns:people 246000 .
            <graph/ontology> { ns:City rdfs:label "City"@en }
            <graph/catalog> { <> rdfs:label "Alliance"@en }
            """;
    final SparqlServer server;

    private Fixture(SparqlServer server) throws IOException {
        this.server = server;
        server.start();
    }

    static Fixture started() throws IOException {
        return of(SparqlServer.of(live(dataset())));
    }

    static Fixture of(SparqlServer.Builder builder) throws IOException {
        return new Fixture(builder.address("127.0.0.1", 0).build());
    }

    static DatasetGraph dataset() {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        Txn.executeWrite(dataset, () -> RDFParser.create().source(new StringReader(TRIG)).base(BASE).lang(Lang.TRIG)
                .parse(dataset));
        return dataset;
    }

    static LiveSource live(DatasetGraph dataset) {
        return LiveSource.of(release(ID, dataset));
    }

    static LiveRelease release(String id, DatasetGraph dataset) {
        Manifest manifest = new Manifest(id, BASE, false, Map.of("en", "Alliance"),
                "http://creativecommons.org/licenses/by/4.0/", "2026-11-01", "test", "2026-11-23T00:00:00Z", "", 0, 1, 2, 6,
                Map.of(), List.of(), List.of());
        return new LiveRelease(new Release(Path.of(id), manifest), dataset);
    }

    URI at(String path) {
        return server.uri().resolve(path);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Asks by GET. */
    HttpResponse<String> ask(String query, String accept) throws IOException, InterruptedException {
        return send(to("/sparql?query=" + encoded(query)).header("Accept", accept));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        server.stop();
    }
}
