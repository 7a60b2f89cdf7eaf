package org.portolan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.portolan.release.LargeRelease;

/** What the guard of the endpoint costs beside Fuseki alone on a copy of the same store, and what it keeps off. */
final class EndpointBenchmark {
    private static final String ID = "0000000000000001";
    private static final long TRIPLES = 1_000_000;
    private static final String BASE = "https://w3id.org/iash/";
    private static final int WARM_UPS = 200;
    private static final int TIMES = 1000;
    private static final int CONNECTIONS = 500;
    private static final int SECONDS = 10;
    private static final String TEN_ROWS = "SELECT ?p ?o { <" + BASE + "id/city/c%09d> ?p ?o } LIMIT 10";
    /** Each number makes another query, so that no answer is kept. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("ASK", "ASK { <" + BASE + "id/city/c%09d> ?p ?o }", TIMES),
            new Question("SELECT of ten rows", TEN_ROWS, TIMES),
            new Question("DESCRIBE", "DESCRIBE <" + BASE + "id/city/c%09d>", TIMES),
            new Question("Join of 1,000 rows", "SELECT ?c ?l { ?c <" + BASE + "ns#country> <" + BASE + "id/country/k7> ; "
                    + "<http://www.w3.org/2000/01/rdf-schema#label> ?l } OFFSET %d LIMIT 1000", TIMES),
            new Question("Scan of 1,000,000 rows", "SELECT ?s ?p ?o { ?s ?p ?o } OFFSET %d", 9));
    private static final List<String> WORST = List.of("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?c = ?f && ?a != ?d) }",
            "SELECT * { ?a ?b ?c } ORDER BY SHA512(STR(?c)) LIMIT 1",
            "SELECT ?c (COUNT(?a) AS ?n) (SAMPLE(?b) AS ?m) { ?a ?b ?c } GROUP BY ?c",
            "SELECT * { ?a (!<x:y>|^!<x:y>)* ?b } LIMIT 100000000",
            "SELECT * { ?a ?b ?c FILTER(REGEX(STR(?c), \"^(a+)+.*(b|c)*x$\")) }",
            "SELECT DISTINCT ?x { ?a ?b ?c BIND(CONCAT(STR(?a), STR(?b), STR(?c)) AS ?x) }",
            "CONSTRUCT { ?a ?e ?c } { ?a ?b ?c . ?d ?e ?f }",
            "SELECT * { ?a ?b ?c MINUS { ?a ?e ?f . ?g ?h ?f } }",
            "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?c FILTER(?d != ?a && STRLEN(STR(?d)) > 1000) } }");

    private final Bench bench;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EndpointBenchmark(Bench bench) {
        this.bench = bench;
    }

    /**
     * A query that is asked.
     *
     * @param name  how the report calls it
     * @param query takes a number
     * @param times how often it is measured
     */
    private record Question(String name, String query, int times) {
    }

    void run() throws IOException, InterruptedException {
        Path releases = bench.work().resolve("endpoint");
        Path release = LargeRelease.write(releases, ID, TRIPLES, "Altstadt");
        start(releases).close();
        Path copy = bench.work().resolve("endpoint-store");
        copy(release.resolve("store"), copy);
        try (ServerProcess ours = start(releases); ServerProcess fuseki = ServerProcess.start(
                bench.limit(MinimalFuseki.class, "{port}", copy.toString()), "/$/ping")) {
            for (Question question : QUESTIONS) {
                compare(question, ours, fuseki);
            }
            kept(ours);
            worst(ours);
            crowd(ours);
        }
    }

    private ServerProcess start(Path releases) throws IOException, InterruptedException {
        return ServerProcess.start(List.of("-jar", bench.jar().toString(), "serve", "--releases", releases.toString(),
                "--port", "{port}", "--client-queries", "16", "--waiting-queries", "1000", "--query-wait", "30",
                "--query-time", "60"),
                "/health/ready");
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copying = new ProcessBuilder("cp", "-r", "--sparse=always", from.toString(), to.toString()).inheritIO()
                .start();
        if (copying.waitFor() != 0) {
            throw new IOException("the store cannot be copied");
        }
        Files.deleteIfExists(to.resolve("tdb.lock"));
    }

    private static URI address(ServerProcess server, String query) {
        return server.address("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private void compare(Question question, ServerProcess ours, ServerProcess theirs)
            throws IOException, InterruptedException {
        String first = question.query().formatted(1);
        if (checksum(address(ours, first)) != checksum(address(theirs, first))) {
            throw new IllegalStateException("the two endpoints answer differently: " + first);
        }
        Series mine = new Series();
        Series plain = new Series();
        String load = Machine.load();
        int warmUps = Math.min(WARM_UPS, question.times() / 3);
        for (int i = 0; i < warmUps + question.times(); i++) {
            String query = question.query().formatted(i + 2);
            for (int turn = 0; turn < 2; turn++) {
                boolean isOurs = turn == i % 2;
                long nanos = nanos(address(isOurs ? ours : theirs, query), "");
                if (i >= warmUps) {
                    (isOurs ? mine : plain).add(nanos);
                }
            }
        }
        bench.report().row(question.name() + ", " + question.times() + " times", mine.millis(),
                plain.millis() + " Fuseki alone", String.format(Locale.ROOT, "%.2f, p99 %.2f",
                (double) mine.quantile(0.5) / plain.quantile(0.5),
                (double) mine.quantile(0.99) / plain.quantile(0.99)), load);
    }

    /** The same query: run, from what is kept, and known to the client already. */
    private void kept(ServerProcess ours) throws IOException, InterruptedException {
        Series run = new Series();
        Series kept = new Series();
        Series known = new Series();
        String load = Machine.load();
        for (int i = 0; i < WARM_UPS; i++) {
            URI address = address(ours, QUESTIONS.get(3).query().formatted(100_000 - i));
            run.add(nanos(address, ""));
            kept.add(nanos(address, ""));
            String tag = client.send(request(address, ""), HttpResponse.BodyHandlers.discarding()).headers()
                    .firstValue("ETag").orElseThrow();
            known.add(nanos(address, tag));
        }
        for (var other : List.of(new Object[] {"kept", kept}, new Object[] {"known to the client (304)", known})) {
            Series series = (Series) other[1];
            bench.report().row("Join of 1,000 rows, " + other[0], series.millis(), run.millis() + " run",
                    String.format(Locale.ROOT, "%.2f", series.medianSeconds() / run.medianSeconds()), load);
        }
    }

    /** Others beside a client that sends the worst queries in a loop. */
    private void worst(ServerProcess ours) throws IOException, InterruptedException {
        Series quiet = tenRows(ours, 5000);
        AtomicBoolean ended = new AtomicBoolean();
        Thread attacker = new Thread(() -> {
            for (int i = 0; !ended.get(); i++) {
                try {
                    nanos(address(ours, WORST.get(i % WORST.size()) + " # " + i), "");
                } catch (IOException | InterruptedException refused) {
                    // That is what the guard is for.
                }
            }
        });
        attacker.start();
        TimeUnit.SECONDS.sleep(2);
        String load = Machine.load();
        Series beside = tenRows(ours, 50_000);
        ended.set(true);
        attacker.join();
        bench.report().row("SELECT of ten rows beside the ten worst queries in a loop", p95(beside), p95(quiet)
                + " without them", String.format(Locale.ROOT, "%.2f", (double) beside.quantile(0.95)
                / quiet.quantile(0.95)), load);
    }

    private static String p95(Series series) {
        return String.format(Locale.ROOT, "p95 %.2f ms", series.quantile(0.95) / 1e6);
    }

    private Series tenRows(ServerProcess ours, int from) throws IOException, InterruptedException {
        Series series = new Series();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3L * SECONDS);
        for (int i = 0; System.nanoTime() < end; i++) {
            series.add(nanos(address(ours, TEN_ROWS.formatted(from + i)), ""));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return series;
    }

    /** Each connection asks one query after the other. */
    private void crowd(ServerProcess ours) throws IOException, InterruptedException {
        AtomicInteger[] answered = IntStream.range(0, CONNECTIONS).mapToObj(i -> new AtomicInteger())
                .toArray(AtomicInteger[]::new);
        AtomicInteger failed = new AtomicInteger();
        String load = Machine.load();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Thread> threads = IntStream.range(0, CONNECTIONS).mapToObj(i -> new Thread(() -> {
            for (int k = 0; System.nanoTime() < end; k++) {
                try {
                    nanos(address(ours, TEN_ROWS.formatted(i * 200 + k % 200)), "");
                    answered[i].incrementAndGet();
                } catch (IOException | InterruptedException refused) {
                    failed.incrementAndGet();
                }
            }
        })).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        int[] counts = Stream.of(answered).mapToInt(AtomicInteger::get).sorted().toArray();
        bench.report().row(CONNECTIONS + " connections at once", String.format(Locale.ROOT,
                "%,d answers a second, %d failed; of one connection %d, %d and %d (least, median, most)",
                IntStream.of(counts).sum() / SECONDS, failed.get(), counts[0], counts[counts.length / 2],
                counts[counts.length - 1]), "", "", load);
    }

    private HttpRequest request(URI address, String tag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept",
                "application/sparql-results+json, text/turtle;q=0.9");
        return (tag.isEmpty() ? request : request.header("If-None-Match", tag)).build();
    }

    private long nanos(URI address, String tag) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = client.send(request(address, tag),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        }
        if (answer.statusCode() != (tag.isEmpty() ? 200 : 304)) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
        return System.nanoTime() - start;
    }

    /** Of all but the blanks: two programs lay out the same JSON in their own ways. */
    private long checksum(URI address) throws IOException, InterruptedException {
        CRC32 sum = new CRC32();
        try (InputStream body = client.send(request(address, ""), HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] > ' ' || buffer[i] < 0) {
                        sum.update(buffer[i]);
                    }
                }
            }
        }
        return sum.getValue();
    }
}
