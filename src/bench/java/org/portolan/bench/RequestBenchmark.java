package org.portolan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** How long an answer takes on one connection that is kept, and what the server occupies afterwards. */
final class RequestBenchmark {
    private static final int WARM_UPS = 200;
    private static final int TIMES = 500;
    private static final int ROWS = 10;
    private static final String QUERY = "/sparql?query=" + URLEncoder.encode("SELECT ?property ?value "
            + "{ <https://w3id.org/iash/id/city/palermo> ?property ?value } ORDER BY ?property ?value LIMIT " + ROWS,
            StandardCharsets.UTF_8);

    private static final String ACCEPT = "application/sparql-results+json, */*;q=0.1";

    private final Bench bench;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RequestBenchmark(Bench bench) {
        this.bench = bench;
    }

    /** Measures both servers, up at the same time, with a store and a folder of releases that are ready. */
    void run(Path releases, Path store) throws IOException, InterruptedException {
        try (ServerProcess portolan = ServerProcess.start(bench.portolan(releases), "/health/ready");
                ServerProcess fuseki = ServerProcess.start(
                        bench.limit(MinimalFuseki.class, "{port}", store.toString()), "/$/ping")) {
            page("City as a page", portolan.address("/doc/city/palermo.html"));
            page("City as Turtle", portolan.address("/doc/city/palermo.ttl"));
            page("List of all cities", portolan.address("/list/city"));
            select(portolan.address(QUERY), fuseki.address(QUERY));
            memory("Resident memory after these requests", portolan.residentMegabytes(), fuseki.residentMegabytes());
            memory("Heap in use after these requests", portolan.heapMegabytes(), fuseki.heapMegabytes());
        }
    }

    private void page(String what, URI address) throws IOException, InterruptedException {
        String load = Machine.load();
        Series series = new Series();
        for (int i = 0; i < WARM_UPS + TIMES; i++) {
            measure(address, series, i);
        }
        bench.report().row(what, series.millis(), "", "", load);
    }

    private void select(URI portolan, URI fuseki) throws IOException, InterruptedException {
        JsonNode answer = json(portolan);
        if (!answer.equals(json(fuseki)) || answer.at("/results/bindings").size() != ROWS) {
            throw new IllegalStateException("the two endpoints answer differently: " + portolan + " " + fuseki);
        }
        String load = Machine.load();
        Series ours = new Series();
        Series theirs = new Series();
        for (int i = 0; i < WARM_UPS + TIMES; i++) {
            measure(portolan, ours, i);
            measure(fuseki, theirs, i);
        }
        bench.report().row("SELECT of ten rows as JSON", ours.millis(), theirs.millis() + " minimal Fuseki",
                String.format(Locale.ROOT, "%.2f", ours.medianSeconds() / theirs.medianSeconds()), load);
    }

    private void measure(URI address, Series series, int time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        get(address);
        if (time >= WARM_UPS) {
            series.add(System.nanoTime() - start);
        }
    }

    private JsonNode json(URI address) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(address));
    }

    private byte[] get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", ACCEPT).build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private void memory(String what, long ours, long theirs) {
        bench.report().row(what, ours + " MB", theirs + " MB minimal Fuseki",
                String.format(Locale.ROOT, "%.2f", (double) ours / theirs), "");
    }
}
