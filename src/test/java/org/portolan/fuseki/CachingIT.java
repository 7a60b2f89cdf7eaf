package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;
import static org.portolan.fuseki.Fixture.header;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Program;
import org.portolan.release.store.LiveRelease;

/** An answer is made once for each release, query and representation, and known again by its tag. */
class CachingIT {
    private static final String LABELS =
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l LIMIT ";
    private static final String JOIN = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l ";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Counted DATASET = new Counted(Fixture.dataset());
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static Fixture fixture;
    /** A query that no other test asks. */
    private final String labels = LABELS + NUMBER.getAndIncrement();

    /** Counts how often it is read, and takes its time for it. */
    private static final class Counted extends DatasetGraphWrapper {
        private final AtomicInteger reads = new AtomicInteger();
        private volatile long millis;

        Counted(DatasetGraph dataset) {
            super(dataset);
        }

        @Override
        public void begin(TxnType type) {
            reads.incrementAndGet();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.begin(type);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        fixture = warm();
        DATASET.reads.set(0);
    }

    /** What is read once of a release is read. */
    private static Fixture warm() throws IOException {
        Fixture started = Fixture.of(SparqlServer.of(Fixture.live(DATASET)));
        try {
            started.ask("ASK { ?warm ?a ?b }", "text/csv");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return started;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void reset() {
        DATASET.reads.set(0);
        DATASET.millis = 0;
    }

    @Test
    void whatIsWrittenInAnotherWayIsRunOnce() throws Exception {
        HttpResponse<String> first = fixture.ask(labels, "text/csv");
        HttpResponse<String> second = fixture.ask("# the same\n" + labels.replace(" { ", "\nWHERE {\n"), "text/csv");
        assertEquals(1, DATASET.reads.get());
        assertEquals("portolan; fwd=miss", header(first, "Cache-Status"));
        assertEquals("portolan; hit", header(second, "Cache-Status"));
        assertEquals("l\r\nKiel\r\nPalermo\r\n", second.body());
        assertEquals(header(first, "ETag"), header(second, "ETag"));
        assertEquals(header(first, "Content-Type"), header(second, "Content-Type"));
        assertEquals("public, no-cache", header(second, "Cache-Control"));
    }

    @Test
    void otherRepresentationsDatasetsAndQueriesAreOtherAnswers() throws Exception {
        String catalog = "&default-graph-uri=" + encoded(Fixture.BASE + "graph/catalog");
        String query = "?format=csv&query=" + encoded(labels);
        List<String> tags = List.of(header(fixture.ask(labels, "text/csv"), "ETag"),
                header(fixture.ask(labels, "application/json"), "ETag"),
                header(fixture.ask(labels, "application/sparql-results+json"), "ETag"),
                header(fixture.get("/sparql/all" + query), "ETag"),
                header(fixture.get("/sparql" + query + catalog), "ETag"),
                header(fixture.ask(labels.replace("ORDER BY ?l", "ORDER BY DESC(?l)"), "text/csv"), "ETag"));
        assertEquals(tags.size(), tags.stream().distinct().count(), tags.toString());
        assertTrue(tags.stream().allMatch(tag -> tag.matches("\"[\\w-]{22}\"")), tags.toString());
        assertEquals("l\r\nAlliance\r\n", fixture.get("/sparql" + query + catalog).body());
    }

    @Test
    void graphsAreLookedAtBeforeWhatIsKept() throws Exception {
        String query = "/sparql?format=csv&query=" + encoded(labels);
        String catalog = Fixture.BASE + "graph/catalog";
        String ontology = Fixture.BASE + "graph/ontology";
        String both = "&default-graph-uri=" + encoded(catalog) + "&default-graph-uri=" + encoded(ontology);
        assertEquals("l\r\nAlliance\r\nCity\r\n", fixture.get(query + both).body());
        assertEquals(400, fixture.get(query + "&default-graph-uri=" + encoded(catalog + " " + ontology)).statusCode());
        assertEquals(400, Fixture.send(fixture.to(query + "&default-graph-uri=" + encoded("x:none"))
                .header("If-None-Match", "*")).statusCode());
        assertEquals(400, Fixture.send(fixture.to("/sparql?query=" + encoded("ASK FROM <x:none> {}"))
                .header("If-None-Match", "*")).statusCode());
        assertEquals(304, Fixture.send(fixture.to(query + both).header("If-None-Match", "*")).statusCode());
    }

    /** 304 is for GET and HEAD (RFC 9110, 13.1.2). */
    @Test
    void postOfAClientThatHasTheAnswerIsNotModifiedButRefused() throws Exception {
        for (String tag : List.of("*", header(fixture.ask(labels, "text/csv"), "ETag"))) {
            HttpResponse<String> refused = Fixture.send(fixture.to("/sparql").header("If-None-Match", tag)
                    .header("Accept", "text/csv, application/json;q=0.1").header("Content-Type", "application/sparql-query")
                    .POST(BodyPublishers.ofString(labels)));
            assertEquals(412, refused.statusCode());
            assertTrue(refused.body().contains("query-problem#known"), refused.body());
            assertEquals("", header(refused, "ETag"));
        }
        assertEquals(200, Fixture.send(fixture.to("/sparql").header("If-None-Match", "\"other\"")
                .header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString(labels)))
                .statusCode());
    }

    @Test
    void clientThatHasTheAnswerIsToldSoWithoutARun() throws Exception {
        String tag = header(fixture.ask(labels, "text/csv"), "ETag");
        try (Fixture other = warm()) {
            DATASET.reads.set(0);
            HttpResponse<String> known = Fixture.send(other.to("/sparql?query=" + encoded(labels))
                    .header("Accept", "text/csv").header("If-None-Match", "W/\"x\", " + tag));
            assertEquals(304, known.statusCode());
            assertEquals("", known.body());
            assertEquals(tag, header(known, "ETag"));
            assertEquals("public, no-cache", header(known, "Cache-Control"));
            assertEquals("Accept, Accept-Encoding", header(known, "Vary"));
            assertEquals(0, DATASET.reads.get());
            assertEquals(200, Fixture.send(other.to("/sparql?query=" + encoded(labels))
                    .header("Accept", "application/json").header("If-None-Match", tag)).statusCode());
        }
    }

    /** What is no list of tags names none (RFC 9110, 13.1.2). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TAGx | 200", "xTAG | 200", "TAG TAG | 200", "TAG;a=b | 200", "*, TAG | 200",
        "w/TAG | 200", "\"TAG\" | 200", "TAG, \"open | 200", "TAG | 304", ",, \"y\" ,W/TAG,, | 304",
        "\"TAG | 200", "\"y,z\",TAG | 304"})
    void tagIsKnownFromASoundListAlone(String list, int status) throws Exception {
        String tag = header(fixture.ask(labels, "text/csv"), "ETag");
        for (String coding : List.of("identity", "gzip")) {
            assertEquals(status, Fixture.send(fixture.to("/sparql?format=csv&query=" + encoded(labels))
                    .header("Accept-Encoding", coding).header("If-None-Match", list.replace("TAG", tag))).statusCode(),
                    coding);
        }
    }

    /** Several lines are one list (RFC 9110, 5.3). */
    @Test
    void tagIsKnownFromEachLine() throws Exception {
        String tag = header(fixture.ask(labels, "text/csv"), "ETag");
        assertEquals(304, Fixture.send(fixture.to("/sparql?format=csv&query=" + encoded(labels))
                .header("If-None-Match", "\"y\"").header("If-None-Match", tag)).statusCode());
    }

    /** Strong comparison: no weak tag is ever the same (RFC 9110, 13.1.1). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"y\", TAG | 200", "* | 200", "\"y\" | 412", "W/TAG | 412", "TAGx | 412",
        "\"a--b\" | 412"})
    void answerIsTheOneThatTheClientDemands(String list, int status) throws Exception {
        String tag = header(fixture.ask(labels, "text/csv"), "ETag");
        for (String coding : List.of("identity", "gzip")) {
            HttpResponse<String> answer = Fixture.send(fixture.to("/sparql?format=csv&query=" + encoded(labels))
                    .header("Accept-Encoding", coding).header("If-Match", list.replace("TAG", tag)));
            assertEquals(status, answer.statusCode(), coding);
            assertEquals(status == 412, answer.body().contains("has changed"), answer.body());
        }
        assertEquals(412, Fixture.send(fixture.to("/sparql?query=" + encoded("SELECT (NOW() AS ?x) {}"))
                .header("If-Match", "\"y\"")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (UUID() AS ?x) {}",
        "SELECT (StrUUID() AS ?x) {}", "SELECT (BNODE() AS ?x) {}", "SELECT ?s { ?s ?p ?o FILTER(N\\u004FW() > 1) }",
        "SELECT ?s { ?s ?p ?o } ORDER BY RAND()", "SELECT (COUNT(RAND #\n()) AS ?n) { ?s ?p ?o }",
        "CONSTRUCT { [] a ?c } { ?s a ?c }", "CONSTRUCT { ?s <x:y> _:b } { ?s a ?c }"})
    void whatDiffersEachTimeIsNeitherKeptNorTagged(String query) throws Exception {
        for (int i = 1; i <= 2; i++) {
            HttpResponse<String> response = fixture.ask(query, "*/*");
            assertEquals(200, response.statusCode(), response.body());
            assertEquals("", header(response, "ETag"));
            assertEquals("no-store", header(response, "Cache-Control"));
            assertEquals(i, DATASET.reads.get());
        }
        assertEquals(304, Fixture.send(fixture.to("/sparql?query=" + encoded(query)).header("If-None-Match", "*"))
                .statusCode(), "there is an answer (RFC 9110, 13.1.2)");
    }

    @Test
    void anotherReleaseHasItsOwnAnswers() throws Exception {
        DatasetGraph later = Fixture.dataset();
        Txn.executeWrite(later, () -> later.getDefaultGraph().clear());
        AtomicReference<LiveRelease> live = new AtomicReference<>(Fixture.release(Fixture.ID, Fixture.dataset()));
        try (Fixture other = Fixture.of(SparqlServer.of(() -> new LiveSource.Lease(live.get(), () -> { })))) {
            HttpResponse<String> before = other.ask(labels, "text/csv");
            live.set(Fixture.release("fedcba9876543210", later));
            HttpResponse<String> after = other.ask(labels, "text/csv");
            assertEquals("l\r\n", after.body());
            assertNotEquals(header(before, "ETag"), header(after, "ETag"));
        }
    }

    @Test
    void anotherProgramHasItsOwnTags() throws Exception {
        List<String> tags = new ArrayList<>();
        for (String build : List.of("0123456789abcdef", "fedcba9876543210")) {
            GuardedQueries queries = new GuardedQueries(Limits.STANDARD, new Program("1.0", build));
            try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(DATASET)).queries(queries))) {
                tags.add(header(other.ask(labels, "application/json"), "ETag"));
            }
        }
        assertNotEquals(tags.get(0), tags.get(1));
    }

    /** So whoever asks two releases in turn has nobody wait for the words of either. */
    @Test
    void wordsOfAFewReleasesAreReadOnce() throws Exception {
        List<Counted> datasets = List.of(new Counted(Fixture.dataset()), new Counted(Fixture.dataset()));
        List<LiveRelease> releases = List.of(Fixture.release(Fixture.ID, datasets.get(0)),
                Fixture.release("fedcba9876543210", datasets.get(1)));
        AtomicReference<LiveRelease> live = new AtomicReference<>(releases.get(0));
        try (Fixture other = Fixture.of(SparqlServer.of(() -> new LiveSource.Lease(live.get(), () -> { })))) {
            for (int i = 0; i < 6; i++) {
                live.set(releases.get(i % 2));
                assertEquals(200, other.ask(LABELS + NUMBER.getAndIncrement(), "text/csv").statusCode());
            }
        }
        datasets.forEach(dataset -> assertEquals(4, dataset.reads.get(), "three queries, and the words"));
    }

    private static List<HttpResponse<String>> atOnce(int number, Fixture server, String query) {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, number).mapToObj(i ->
                client.sendAsync(server.to("/sparql?format=csv&query=" + encoded(query)).build(),
                        BodyHandlers.ofString())).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void equalQueriesAtTheSameTimeAreRunOnce() {
        DATASET.millis = 400;
        List<HttpResponse<String>> responses = atOnce(8, fixture, labels);
        responses.forEach(response -> assertEquals("l\r\nKiel\r\nPalermo\r\n", response.body()));
        assertEquals(1, DATASET.reads.get());
        assertEquals(7, responses.stream().filter(one -> header(one, "Cache-Status").endsWith("collapsed")).count());
    }

    @Test
    void equalQueriesRunOutOfTimeOnceForAll() throws Exception {
        Limits limits = Limits.STANDARD.within(Duration.ofMillis(500));
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(DATASET)).limits(limits))) {
            other.ask("ASK { ?warm ?a ?b }", "text/csv");
            DATASET.reads.set(0);
            List<HttpResponse<String>> responses = atOnce(8, other, "SELECT (COUNT(*) AS ?count) { " + JOIN
                    + ". ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?aa . ?ab ?ac ?ad }");
            responses.forEach(response -> {
                assertEquals(504, response.statusCode(), response.body());
                assertEquals("", header(response, "ETag"));
                assertEquals("no-store", header(response, "Cache-Control"));
            });
            assertEquals(1, DATASET.reads.get());
        }
    }

    @Test
    void whatIsTooLongToBeKeptIsWholeEachTime() {
        String query = "SELECT * { " + JOIN + " BIND(\"" + "x".repeat(1000) + "\" AS ?text) }";
        List<HttpResponse<String>> responses = atOnce(3, fixture, query);
        responses.forEach(response -> assertEquals(1297, response.body().lines().count()));
        assertEquals(3, DATASET.reads.get());
        assertTrue(responses.get(0).body().length() > 1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json", "text/xml", "*/*"})
    void answerToAPostSaysWhereItIsFoundByGet(String type) throws Exception {
        HttpResponse<String> post = Fixture.send(fixture.to("/sparql").header("Content-Type", FORM)
                .header("Accept", type).POST(BodyPublishers.ofString("query=" + encoded(labels))));
        HttpResponse<String> get = fixture.get(header(post, "Content-Location"));
        assertEquals(header(post, "Content-Type"), header(get, "Content-Type"));
        assertEquals(post.body(), get.body());
        assertEquals(header(post, "ETag"), header(get, "ETag"));
        assertEquals("portolan; hit", header(get, "Cache-Status"));
        HttpResponse<String> tooLong = Fixture.send(fixture.to("/sparql").header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("query=" + encoded(labels + " #" + "x".repeat(9_000)))));
        assertEquals(200, tooLong.statusCode());
        assertEquals("", header(tooLong, "Content-Location"));
    }

    @Test
    void addressWithAReleaseInItHoldsForEver() throws Exception {
        String query = "?format=csv&query=" + encoded(labels);
        for (String path : List.of("/sparql", "/sparql/all")) {
            HttpResponse<String> fixed = fixture.get("/releases/" + Fixture.ID + path + query);
            HttpResponse<String> current = fixture.get(path + query);
            assertEquals(current.body(), fixed.body());
            assertEquals("public, max-age=31536000, immutable", header(fixed, "Cache-Control"));
            assertEquals("<" + path + ">; rel=\"latest-version\"", header(fixed, "Link"));
            assertEquals(header(current, "ETag"), header(fixed, "ETag"));
        }
        assertEquals("no-store", header(fixture.get("/releases/" + Fixture.ID + "/sparql?query=nonsense"),
                "Cache-Control"));
        assertEquals(404, fixture.get("/releases/fedcba9876543210/sparql" + query).statusCode());
    }
}
