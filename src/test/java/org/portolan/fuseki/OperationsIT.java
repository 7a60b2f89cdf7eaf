package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.operation.Admin;
import org.portolan.fuseki.operation.Operations;
import org.portolan.fuseki.transport.Forwarding;
import org.portolan.fuseki.transport.TrustedProxies;
import org.portolan.fuseki.watch.AccessLog;
import org.portolan.fuseki.watch.Answered;
import org.portolan.fuseki.watch.LogLines;
import org.portolan.fuseki.watch.Metrics;
import org.portolan.fuseki.watch.SlowQueryLog;
import org.portolan.release.answers.JsonRows;
import org.portolan.release.answers.RefusedQueryException;
import org.portolan.release.live.LiveSource;
import org.portolan.release.store.LiveRelease;

/** What operators see, and that nobody else does. */
class OperationsIT {
    private static final String TOKEN = "let-me-in-0123456789";
    private static final String SLOW = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r "
            + ". ?s ?t ?u . ?v ?w ?x . ?y ?z ?aa . ?bb ?cc ?dd FILTER(?a = ?bb && ?a != ?bb) }";
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    private static Path folder;
    private static Path access;
    private static Path whole;
    private static Path slow;
    private static Path hour;
    private static List<LogLines> logs;
    private static Fixture fixture;
    private final List<Fixture> others = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        access = folder.resolve("access.log");
        whole = folder.resolve("whole.log");
        slow = folder.resolve("slow.log");
        hour = folder.resolve("hour.log");
        logs = List.of(LogLines.to(access), LogLines.to(whole), LogLines.to(slow), LogLines.to(hour));
        fixture = Fixture.of(server(new Operations(Optional.of(TOKEN), new Metrics(), false,
                List.of(new AccessLog(logs.get(0), false), new AccessLog(logs.get(1), true),
                        new SlowQueryLog(logs.get(2), Duration.ofMillis(300)),
                        new SlowQueryLog(logs.get(3), Duration.ofHours(1))), Duration.ZERO)));
    }

    private static SparqlServer.Builder server(Operations operations) {
        LiveRelease live = Fixture.release(Fixture.ID, Fixture.dataset());
        GuardedQueries queries = new GuardedQueries(Limits.STANDARD.within(Duration.ofMillis(400)));
        HttpServlet page = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                try {
                    queries.run(live, QueryFactory.create(SLOW), request, response, JsonRows::write);
                } catch (RefusedQueryException refused) {
                    response.setStatus(refused.status());
                }
            }
        };
        HttpServlet much = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getOutputStream().write(new byte[8 << 20]);
            }
        };
        return SparqlServer.of(LiveSource.of(live)).queries(queries)
                .operations(operations.with(new Admin(() -> "r1", Optional::empty)))
                .routes(List.of(new Route("/page", page), new Route("/much", much)))
                .forwarding(new Forwarding(TrustedProxies.of("127.0.0.1"), Optional.empty()));
    }

    private Fixture another(Optional<String> token, boolean publicMetrics) throws IOException {
        others.add(Fixture.of(server(new Operations(token, new Metrics(), publicMetrics, List.of(), Duration.ZERO))));
        return others.get(others.size() - 1);
    }

    @AfterEach
    void stopOthers() {
        others.forEach(Fixture::close);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        logs.forEach(LogLines::close);
    }

    private static HttpResponse<String> ask(Fixture server, String path, String token, String client)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = server.to(path).header("X-Forwarded-For", client);
        if (path.startsWith("/admin")) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        }
        return Fixture.send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static Map<String, List<String>> told(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    void withoutTheTokenNothingIsThere() throws Exception {
        Fixture tokenless = another(Optional.empty(), false);
        HttpResponse<String> none = ask(tokenless, "/admin/reload", "", "192.0.2.1");
        assertEquals(404, none.statusCode());
        for (String path : List.of("/admin/reload", "/admin/", "/metrics")) {
            for (String token : List.of("", TOKEN + "X", TOKEN.substring(1), "x")) {
                HttpResponse<String> wrong = ask(fixture, path, token, "192.0.2.2");
                assertEquals(404, wrong.statusCode());
                assertEquals(none.body(), wrong.body());
                assertEquals(told(none), told(wrong));
                assertEquals(404, ask(tokenless, path, token, "192.0.2.2").statusCode());
            }
        }
        assertEquals("{\"release\":\"r1\"}", ask(fixture, "/admin/reload", TOKEN, "192.0.2.3").body());
        assertEquals(200, ask(fixture, "/metrics", TOKEN, "192.0.2.3").statusCode());
    }

    /** On a connection of its own: Jetty takes a field for the same as one before it in other case. */
    @Test
    void schemeMayBeWrittenInAnyCase() throws Exception {
        Fixture server = another(Optional.of(TOKEN), false);
        assertEquals(200, Fixture.send(server.to("/metrics").header("Authorization", "bearer " + TOKEN)).statusCode());
    }

    @Test
    void metricsMayBePublicAndAdminIsNot() throws Exception {
        Fixture open = another(Optional.empty(), true);
        assertEquals(200, ask(open, "/metrics", "", "192.0.2.1").statusCode());
        assertEquals(404, ask(open, "/admin/reload", "", "192.0.2.1").statusCode());
    }

    @Test
    void whoTriesTokensWaits() throws Exception {
        Fixture server = another(Optional.of(TOKEN), false);
        assertEquals(200, ask(server, "/metrics", TOKEN, "192.0.2.9").statusCode());
        for (int i = 0; i < 10; i++) {
            assertEquals(404, ask(server, "/metrics", "guess" + i, "192.0.2.1").statusCode());
        }
        HttpResponse<String> waits = ask(server, "/metrics", "guess", "192.0.2.1");
        assertEquals(429, waits.statusCode());
        assertEquals("60", Fixture.header(waits, "Retry-After"));
        assertEquals(429, ask(server, "/admin/reload", TOKEN, "192.0.2.1").statusCode());
        assertEquals(404, ask(server, "/admin/reload", "", "192.0.2.1").statusCode());
        for (int i = 0; i < 90; i++) {
            assertEquals(404, ask(server, "/metrics", "guess", "198.51.100." + i).statusCode());
        }
        assertEquals(429, ask(server, "/metrics", "guess", "203.0.113.1").statusCode());
        assertEquals(200, ask(server, "/metrics", TOKEN, "192.0.2.9").statusCode());
    }

    @Test
    void metricsTellOfAnswersQueriesReleaseAndProcess() throws Exception {
        fixture.ask("SELECT * { ?s ?p ?o }", "text/csv");
        assertEquals(504, fixture.ask(SLOW, "text/csv").statusCode());
        for (int i = 0; i < 20; i++) {
            fixture.get("/invented" + i + "/x");
        }
        HttpResponse<String> response = ask(fixture, "/metrics", TOKEN, "192.0.2.3");
        assertEquals("text/plain;version=0.0.4;charset=utf-8", Fixture.header(response, "Content-Type"));
        String metrics = response.body();
        for (String name : List.of("portolan_requests_seconds_count{method=\"GET\",route=\"sparql\",status=\"200\"} ",
                "portolan_requests_seconds_bucket{method=\"GET\",route=\"sparql\",status=\"504\",le=\"0.25\"} 0",
                "portolan_requests_seconds_count{method=\"GET\",route=\"other\",status=\"404\"} ",
                "portolan_response_bytes_total{route=\"sparql\"} ",
                "portolan_queries_stopped_total{why=\"out-of-time\"} ", "portolan_queries_running 0",
                "portolan_queries_waiting 0", "portolan_queries_places 16", "portolan_connections ",
                "portolan_release_triples 6", "portolan_release_built ", "portolan_release_refused 0",
                "portolan_store_bytes ", "jetty_threads_busy ", "jvm_memory_used_bytes{area=\"heap\"",
                "jvm_threads_live_threads ", "process_files_open_files ", "process_uptime_seconds ")) {
            assertTrue(metrics.contains("\n" + name), name + " is not in\n" + metrics);
        }
        assertFalse(metrics.contains("invented"), "readers choose labels");
        Pattern line = Pattern.compile("# (HELP|TYPE) \\S+ .+|[a-z0-9_]+(\\{.*})? (-?[0-9.E+-]+|NaN|\\+Inf)");
        assertEquals(List.of(), metrics.lines().filter(text -> !line.matcher(text).matches()).toList());
    }

    /** The line is written after the client has the answer. */
    private static JsonNode line(Path log, String sign) throws Exception {
        for (int i = 0; i < 100; i++) {
            Optional<String> line = Files.readAllLines(log).stream().filter(text -> text.contains(sign)).findFirst();
            if (line.isPresent()) {
                return JSON.readTree(line.get());
            }
            Thread.sleep(50);
        }
        throw new AssertionError(sign + " is not in\n" + Files.readString(log));
    }

    /** Also of one that a page asks. */
    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/page"})
    void queryOfAClientThatLeavesIsToldApartFromOneThatTookTooLong(String path) throws Exception {
        String agent = "leaver-of" + path.replace('/', '-');
        try (Socket socket = new Socket("127.0.0.1", fixture.server.port())) {
            socket.getOutputStream().write(("GET " + path + "?query=" + Fixture.encoded(SLOW + " # leaver")
                    + " HTTP/1.1\r\nHost: x\r\nUser-Agent: " + agent + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            Thread.sleep(100);
        }
        JsonNode line = line(access, agent);
        assertEquals("499 client-left", line.get("status") + " " + line.path("stopped").asText(), line.toString());
        assertTrue(line.get("query").asText().matches("[0-9a-f]{16}"), line.toString());
    }

    /** To close one's half after the request is no leaving, whatever the time that the answer takes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HTTP/1.1 | SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . "
                + "?s ?t ?u . ?v ?w ?x } | 1679616",
        "HTTP/1.1 | SELECT (1 AS ?n) {} | 1", "HTTP/1.0 | SELECT (1 AS ?n) {} | 1"})
    void clientThatClosesItsHalfOnlyHasItsAnswer(String version, String query, String answer) throws Exception {
        String agent = "half-" + version + query.length();
        Operations logged = new Operations(Optional.empty(), new Metrics(), false,
                List.of(new AccessLog(logs.get(0), false)), Duration.ZERO);
        try (Fixture patient = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).operations(logged)
                .limits(Limits.STANDARD.within(Duration.ofMinutes(1))));
                Socket socket = new Socket("127.0.0.1", patient.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET /sparql?query=" + Fixture.encoded(query) + " " + version
                    + "\r\nHost: x\r\nAccept: text/csv\r\nUser-Agent: " + agent + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String told = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(told.replace("HTTP/1.1 102 Processing\r\n\r\n", "").matches("(?s)HTTP/1.1 200 OK\r\n.*\r\n"
                    + answer + "\r\n"), told);
            assertEquals(query.length() > 40, told.contains(" 102 "), "so long as to be asked whether he is there");
        }
        assertEquals("200 ", line(access, agent).get("status") + " " + line(access, agent).path("stopped").asText());
    }

    /** Also of what is no query: it is cut off by the connector then. */
    @ParameterizedTest
    @CsvSource({"/sparql, /sparql", "/much, /much"})
    void clientThatDoesNotReadIsNoQueryThatTookTooLong(String path, String agent) throws Exception {
        double late = stopped("out-of-time");
        double unread = stopped("slow-reader");
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress("127.0.0.1", fixture.server.port()));
            String query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }";
            socket.getOutputStream().write(("GET " + path + "?query=" + Fixture.encoded(query)
                    + " HTTP/1.1\r\nHost: x\r\nUser-Agent: idle" + agent + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            Thread.sleep(path.equals("/much") ? 10_000 : 5_000);
            assertEquals("slow-reader", line(access, "idle" + agent).path("stopped").asText());
        }
        assertEquals(unread + 1, stopped("slow-reader"));
        assertEquals(late, stopped("out-of-time"), "the alert for queries that take too long does not ring");
    }

    private static double stopped(String why) throws Exception {
        return ask(fixture, "/metrics", TOKEN, "192.0.2.3").body().lines()
                .filter(text -> text.startsWith("portolan_queries_stopped_total{why=\"" + why + "\"} "))
                .mapToDouble(text -> Double.parseDouble(text.split(" ")[1])).sum();
    }

    @Test
    void storeThatCannotBeReadIsNoClientThatLeft() throws Exception {
        DatasetGraph broken = new DatasetGraphWrapper(Fixture.dataset()) {
            @Override
            public void begin(TxnType type) {
                throw new RuntimeIOException("the disk is broken");
            }
        };
        try (Fixture server = Fixture.of(SparqlServer.of(Fixture.live(broken)))) {
            HttpResponse<String> answer = server.ask("ASK { BIND(RAND() AS ?fresh) }", "application/json");
            assertEquals(500, answer.statusCode());
            assertTrue(answer.body().contains("query-problem#failed"), answer.body());
        }
    }

    private static String query(String query) {
        return "/sparql?query=" + Fixture.encoded(query);
    }

    @Test
    void accessLogTellsOfAnswersAndNotOfReaders() throws Exception {
        String text = "SELECT * { ?secret ?p ?o } LIMIT 5";
        Fixture.send(fixture.to(query(text)).header("X-Forwarded-For", "192.0.2.77").header("Accept", "text/csv")
                .header("User-Agent", "one\"{"));
        Fixture.send(fixture.to("/sparql").header("X-Forwarded-For", "2001:db8:1:2:3:4:5:6")
                .header("User-Agent", "two"));
        JsonNode line = line(access, "one\\\"{");
        assertEquals("192.0.2.0/24", line.get("client").asText());
        assertEquals("GET /sparql 200 5", "%s %s %s %s".formatted(line.get("method").asText(),
                line.get("path").asText(), line.get("status"), line.get("rows")));
        assertTrue(line.get("bytes").asInt() > 50 && line.get("ms").asInt() < 10_000, line::toString);
        assertEquals(16, line.get("query").asText().length());
        assertFalse(line.has("stopped"), line::toString);
        assertTrue(Duration.between(Instant.parse(line.get("time").asText()), Instant.now())
                .toSeconds() < 60);
        assertEquals("2001:db8:1:0:0:0:0:0/48", line(access, "\"two\"").get("client").asText());
        assertEquals("192.0.2.77", line(whole, "one\\\"{").get("client").asText());
        assertFalse(Files.readString(access).contains("secret"), "the log has the text of a query");
    }

    @Test
    void slowQueriesAreWrittenAndOthersAreNot() throws Exception {
        fixture.ask(SLOW, "text/csv");
        JsonNode line = line(slow, "?bb ?cc ?dd");
        assertEquals(SLOW, line.get("text").asText());
        assertEquals("504 out-of-time", line.get("status") + " " + line.get("stopped").asText());
        assertTrue(line.get("ms").asInt() >= 300, line::toString);
        assertEquals("out-of-time", line(access, line.get("query").asText()).get("stopped").asText());
        assertEquals("", Files.readString(hour));
    }

    /** As {@code logrotate} does with {@code copytruncate}. An account that fails keeps the others from nothing. */
    @Test
    void logThatIsCutGoesOnFromItsBeginning() throws Exception {
        Path log = folder.resolve("cut.log");
        Consumer<Answered> fault = answered -> {
            throw new IllegalStateException("an account that cannot be kept");
        };
        try (LogLines lines = LogLines.to(log); Fixture server = Fixture.of(server(new Operations(Optional.empty(),
                new Metrics(), false, List.of(fault, new AccessLog(lines, false)), Duration.ZERO)))) {
            server.get("/before");
            line(log, "/before");
            Files.write(log, new byte[0]);
            server.get("/after");
            line(log, "/after");
            assertEquals('{', Files.readString(log).charAt(0));
            assertEquals(1, Files.readAllLines(log).size());
        }
    }
}
