package org.portolan.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile requests to the packaged server with 256 MB. Each gets its status, none gets out, and after all of them the
 * server is what it was before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttacksIT {
    static final double SECONDS = 0.3;
    private static final String ROWS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    private static final long MOST_MILLIS_TO_FREE = 1_000;
    @TempDir
    private static Path folder;
    private static EndpointProcess server;
    /** Another one, with more patience and less room. */
    /** Never answered from what is kept, so it needs a place. */
    private static final String FRESH = "ASK { BIND(RAND() AS ?fresh) }";
    private static EndpointProcess narrow;
    private static long heap;
    private static int threads;
    private static int openFiles;

    @BeforeAll
    static void start() throws Exception {
        CompletableFuture<EndpointProcess> other = CompletableFuture.supplyAsync(() -> new EndpointProcess(
                folder.resolve("narrow"), "--query-time", "20", "--query-wait", "0.1", "--client-queries", "1",
                "--query-bytes", "12000000", "--query-delivery", "2"));
        server = new EndpointProcess(folder.resolve("server"), "--query-time", Double.toString(SECONDS),
                "--query-delivery", "2",
                "--query-wait", "20", "--client-queries", "3", "--query-memory", "16777216");
        for (int i = 0; i < 20; i++) {
            server.ask("SELECT * { ?s ?p ?o . ?o ?q ?r } ORDER BY ?s", "text/csv");
        }
        server.ask("DESCRIBE ?s { ?s ?p ?o }", "text/turtle");
        narrow = other.join();
        heap = server.heap();
        threads = server.threads();
        openFiles = server.openFiles();
    }

    @AfterAll
    static void stop() {
        server.close();
        narrow.close();
    }

    /** One after another: the time from the end of what a query may take until the processor is at rest. */
    @Test
    @Order(1)
    void processorIsFreeWithinASecondAfterTheTime() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Attack attack : Greed.slow()) {
            long start = System.nanoTime();
            int status = status(attack);
            long answered = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            long idle = server.millisUntilIdle();
            long late = answered - Math.round(SECONDS * 1000) + idle;
            lines.add("%-28s %d %5.2f s, free %5.2f s after the time".formatted(attack, status, answered / 1000.0,
                    Math.max(0, late) / 1000.0));
            assertTrue(attack.statuses().contains(status), () -> attack + ": " + status);
            assertTrue(late < MOST_MILLIS_TO_FREE, String.join("\n", lines));
        }
        Path report = Path.of("target/endpoint/processor.txt");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);
    }

    private static int status(Attack attack) throws InterruptedException {
        try {
            HttpResponse<String> response = server.ask(attack.query(), attack.query().startsWith("CONSTRUCT")
                    || attack.query().startsWith("DESCRIBE") ? "text/turtle" : "text/csv");
            return response.statusCode();
        } catch (IOException broken) {
            return 0;
        }
    }

    @Test
    @Order(2)
    void everyGreedyQueryGetsItsStatus() throws Exception {
        List<Attack> attacks = Stream.of(Greed.strings(), Greed.patterns(), Greed.memory(), Greed.shapes())
                .flatMap(List::stream).toList();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(3);
        for (Attack attack : attacks) {
            clients.execute(() -> {
                try {
                    int status = status(attack);
                    if (!attack.statuses().contains(status)) {
                        wrong.add(attack + ": " + status);
                    }
                } catch (InterruptedException e) {
                    wrong.add(attack + ": " + e);
                }
            });
        }
        clients.shutdown();
        assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
        assertEquals(List.of(), List.copyOf(wrong));
    }

    @Test
    @Order(3)
    void noConnectionLeavesTheServer() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread counter = new Thread(() -> count(listener, calls));
            counter.setDaemon(true);
            counter.start();
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/sparql";
            List<String> ways = WaysOut.queries(url);
            assertTrue(ways.size() > 100, ways.size() + " ways");
            for (String way : ways) {
                HttpResponse<String> response = server.ask(way, "*/*");
                assertEquals(400, response.statusCode(), way);
                assertFalse(response.body().contains("Exception"), response.body());
            }
            for (Shape shape : Shape.all(EndpointProcess.encoded(url))) {
                int status = server.raw(shape.request()).status();
                assertTrue(shape.statuses().contains(status), () -> shape.head() + ": " + status);
            }
            Thread.sleep(100);
            assertEquals(0, calls.get());
            new Socket("127.0.0.1", listener.getLocalPort()).close();
            Thread.sleep(100);
            assertEquals(1, calls.get(), "the listener counts");
        }
    }

    private static void count(ServerSocket listener, AtomicInteger calls) {
        try {
            while (true) {
                listener.accept().close();
                calls.incrementAndGet();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Test
    @Order(3)
    void limitsAreTold() throws Exception {
        HttpResponse<String> json = server.get("/limits", "application/json");
        JsonNode limits = new ObjectMapper().readTree(json.body());
        assertEquals(SECONDS, limits.get("time").asDouble(), json.body());
        assertEquals(5_000_000, limits.get("rows").asInt());
        assertEquals(3, limits.get("client").asInt());
        assertEquals(50_000, limits.get("jsonld").asInt());
        assertEquals(3_000, limits.get("jsonld-values").asInt());
        assertTrue(server.get("/limits", "text/html").body().contains("rows or triples of a result"));
        String header = server.ask("ASK {}", "application/json").headers().firstValue("Query-Limits").orElse("");
        assertTrue(header.startsWith("time=0.3, delivery=2, rows=5000000, "), header);
        assertTrue(server.get("/sparql", "text/turtle").body().contains(header));
    }

    @Test
    @Order(3)
    void mistakesGetHints() throws Exception {
        String missing = server.ask("SELECT * {\n  ?s rdfs:label ?l\n}", "*/*").body();
        assertTrue(missing.contains("Add PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"), missing);
        assertTrue(missing.endsWith("  ?s rdfs:label ?l\n     ^\n"), missing);
        HttpResponse<String> space = server.ask("ASK { FILTER REGEX('a b', 'a[ ]b', 'x') }", "text/plain");
        assertEquals(400, space.statusCode());
        assertTrue(space.body().contains("STR(") && !space.body().contains("java"), space.body());
        assertEquals("z\r\ntrue\r\n", server.ask("SELECT (REGEX('a b', STR('a[ ] b'), 'x') AS ?z) {}", "text/csv").body());
        String constant = server.ask("SELECT (REGEX('a', '(') AS ?z) { FILTER REGEX('a', '(') }", "text/plain").body();
        assertFalse(constant.contains("flag x"), constant);
        HttpResponse<String> unknown = server.ask("SELECT * { ?s <mots#altitud> ?o }", "text/csv");
        String hint = unknown.headers().firstValue("Query-Hint").orElse("");
        String term = "<mots#" + "a".repeat(15_500) + ">";
        assertTrue(server.ask("SELECT * { ?s " + term + " ?o }", "text/csv").headers().firstValue("Query-Hint")
                .orElse("").endsWith("aaa...> is no term of the ontology"), "a long term is shortened");
        assertTrue(hint.matches("<\\S+mots#altitud> is no term of the ontology; nearest is <\\S+mots#altitude>"), hint);
        assertTrue(server.ask("SELECT * { ?s <mots#altitude> ?o }", "text/csv").headers().firstValue("Query-Hint")
                .isEmpty());
    }

    /** The document is made in memory, and nothing ends that. */
    @Test
    @Order(3)
    void largeGraphIsNotWrittenAsJsonLd() throws Exception {
        String query = "CONSTRUCT { %s <x:p> ?n } { "
                + "{ SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT %d } BIND(STRUUID() AS ?n) }";
        String json = "application/ld+json";
        HttpResponse<String> whole = narrow.ask(query.formatted("<x:s>", 1000), json);
        assertEquals(200, whole.statusCode(), whole.body());
        for (String refused : List.of(query.formatted("<x:s>", 9_000), query.formatted("?n", 51_000).replace("?n <x:p>", "?d ?e"))) {
            HttpResponse<String> answer = narrow.ask(refused, json);
            assertEquals(413, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("N-Triples"), answer.body());
        }
    }

    @Test
    @Order(3)
    void longChainOfBlankNodesIsWritten() throws Exception {
        String chain = IntStream.range(0, 2_900).mapToObj(i -> "_:b%d <x:p> _:b%d .".formatted(i, i + 1))
                .collect(Collectors.joining());
        for (String type : List.of("text/turtle", "application/trig", "application/rdf+xml")) {
            HttpResponse<String> answer = narrow.ask("CONSTRUCT { " + chain + " } {}", type);
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    @Test
    @Order(3)
    void whatXmlCannotHaveIsRefused() throws Exception {
        for (String character : List.of("\\u0001", "\\u000B", "\\uFFFE", "\\uFFFF")) {
            HttpResponse<String> rows = server.ask("SELECT ('" + character + "' AS ?x) {}",
                    "application/sparql-results+xml");
            assertEquals(406, rows.statusCode(), rows.body());
            HttpResponse<String> graph = server.ask("CONSTRUCT { <x:a> <x:b> '" + character + "' } {}",
                    "application/rdf+xml");
            assertEquals(406, graph.statusCode(), graph.body());
        }
        assertEquals(200, server.ask("SELECT ('\\t\\uFFFD' AS ?x) {}", "application/sparql-results+xml").statusCode());
    }

    /** A query of 50 KB once wrote a megabyte. */
    @Test
    @Order(3)
    void strangersDoNotFillTheLog() throws Exception {
        int before = narrow.said.size();
        String tags = IntStream.range(0, 2_000).mapToObj(i -> "'x'@a-b-c-d-e" + i).collect(Collectors.joining(" "));
        assertEquals(200, narrow.ask("SELECT * { VALUES ?x { " + "<:a>".repeat(10_000) + " } }", "text/csv").statusCode());
        assertEquals(200, narrow.ask("CONSTRUCT { <x:a> <x:b> ?x } { VALUES ?x { " + tags + " } }",
                "application/ld+json").statusCode());
        narrow.ask("CONSTRUCT { <x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> 1 } {}", "application/rdf+xml");
        HttpResponse<String> answer = narrow.get("/limits", "*/*");
        assertEquals(200, answer.statusCode());
        assertTrue(narrow.said.size() - before < 5, () -> String.join("\n", narrow.said.subList(before,
                Math.min(before + 5, narrow.said.size()))));
    }

    /** Who asks to close the connection, or speaks HTTP/1.0, would take an end for the end of the answer. */
    @Test
    @Order(4)
    void cutAnswerIsAnErrorHoweverTheClientSpeaks() {
        String query = "GET /sparql?query=" + EndpointProcess.encoded(ROWS);
        for (String rest : List.of(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", " HTTP/1.0\r\n\r\n",
                " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            EndpointProcess.Answer answer = narrow.raw(query + rest);
            assertEquals(200, answer.status(), answer.text());
            assertTrue(answer.isReset() || answer.text().contains("Transfer-Encoding: chunked"), rest);
            assertFalse(answer.text().endsWith("\r\n0\r\n\r\n"), "the last chunk is there");
        }
    }

    /** It has not got a byte yet, and it has asked for nothing else; the one place of a client is free again. */
    @Test
    @Order(5)
    void queryOfAClientThatLeavesEnds() throws Exception {
        for (int i = 0; i < 3; i++) {
            Socket socket = slowQuery();
            Thread.sleep(150);
            assertEquals(0, socket.getInputStream().available(), "nothing is answered yet");
            long left = System.nanoTime();
            socket.close();
            while (narrow.ask(FRESH, "application/json").statusCode() != 200) {
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - left);
                assertTrue(waited < MOST_MILLIS_TO_FREE, "its place is still taken after " + waited + " ms");
            }
            narrow.millisUntilIdle();
        }
    }

    private static Socket slowQuery() throws IOException {
        Socket socket = new Socket("127.0.0.1", narrow.port());
        socket.getOutputStream().write(("GET /sparql?query=" + EndpointProcess.encoded(Greed.slow().get(0).query())
                + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** It takes some bytes a second, from a small buffer, and loses its place all the same. */
    @Test
    @Order(6)
    void readerWhoDoesNotReadIsDropped() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", narrow.port()));
            socket.getOutputStream().write(("GET /sparql?query=" + EndpointProcess.encoded(ROWS)
                    + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 25; i++) {
                assertTrue(socket.getInputStream().read() >= 0);
                Thread.sleep(100);
            }
            boolean isDropped = false;
            for (int i = 0; i < 20 && !isDropped; i++) {
                try {
                    socket.getOutputStream().write('x');
                    Thread.sleep(100);
                } catch (IOException reset) {
                    isDropped = true;
                }
            }
            assertTrue(isDropped, "still connected");
        }
    }

    @Test
    @Order(7)
    void oneClientHasItsShare() throws Exception {
        try (Socket taken = slowQuery()) {
            Thread.sleep(300);
            HttpResponse<String> refused = narrow.ask(FRESH, "application/json");
            assertEquals(429, refused.statusCode(), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(refused.body().contains("query-problem#share"), refused.body());
            assertTrue(taken.isConnected());
        }
        narrow.millisUntilIdle();
        assertEquals(200, narrow.ask(FRESH, "application/json").statusCode());
    }

    /** Some seconds in every build, half an hour with {@code -Psoak}. */
    @Test
    @Order(8)
    void mixedTrafficLeavesMemoryAndThreadsAsTheyAre() throws Exception {
        new Soak(server, Integer.getInteger("portolan.soak.seconds", 2)).run();
    }

    /** Jetty keeps some buffers and threads; a leak of a hundred requests would be more. */
    @Test
    @Order(9)
    void serverIsWhatItWasBefore() throws Exception {
        assertTrue(server.isAlive());
        assertEquals(200, server.ask("ASK {}", "application/json").statusCode());
        server.millisUntilIdle();
        long more = server.heap() - heap;
        assertTrue(more < 25_000, more + " KB more of the heap");
        assertTrue(server.threads() - threads < 24, threads + " threads, then " + server.threads());
        assertTrue(server.openFiles() - openFiles < 24, openFiles + " open files, then " + server.openFiles());
        assertEquals(List.of(), server.said.stream().filter(line -> line.startsWith("\tat ")
                || line.contains("Exception")).toList());
    }
}
