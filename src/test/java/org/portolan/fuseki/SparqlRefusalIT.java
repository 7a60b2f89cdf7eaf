package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;
import static org.portolan.fuseki.Fixture.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;

/** What the endpoint does not do, and how it says so. */
class SparqlRefusalIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DatasetGraph DATASET = Fixture.dataset();
    private static Fixture fixture;
    private static Fixture own;

    @BeforeAll
    static void start() throws IOException {
        DatasetGraph defined = Fixture.dataset();
        Txn.executeWrite(defined, () -> defined.add(Quad.defaultGraphIRI, NodeFactory.createURI(Fixture.BASE + "ns#people"),
                RDFS.isDefinedBy.asNode(), NodeFactory.createURI(Fixture.BASE + "ns")));
        own = Fixture.of(SparqlServer.of(Fixture.live(defined)));
        fixture = Fixture.of(SparqlServer.of(Fixture.live(DATASET)));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        own.close();
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        return Fixture.send(fixture.to(path).header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Jetty copies all values of a name for each further one: 200 KB of these took minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"&", "a&", "a=b&", "default-graph-uri=x&"})
    void moreThanAThousandParametersAreRefused(String parameter) throws Exception {
        String form = "application/x-www-form-urlencoded";
        HttpResponse<String> few = send("POST", "/sparql", form, "query=ASK%7B%7D" + "&a=b".repeat(999));
        assertEquals(200, few.statusCode(), few.body());
        String many = parameter.repeat(1_001);
        for (int times : List.of(1, 9)) {
            HttpResponse<String> body = send("POST", "/sparql", form + "; charset=utf-8",
                    many.repeat(times) + "query=ASK%7B%7D");
            assertEquals(400, body.statusCode(), body.body());
            assertTrue(body.body().contains("1000"), body.body());
        }
        if (many.length() < 8_000) {
            for (String path : List.of("/sparql?", "/limits?", "/sparql/all?")) {
                HttpResponse<String> address = Fixture.send(fixture.to(path + many + "query=ASK%7B%7D"));
                assertEquals(400, address.statusCode(), path + address.body());
            }
        }
    }

    private static JsonNode problem(String query) throws Exception {
        HttpResponse<String> response = fixture.ask(query, "application/sparql-results+json, */*;q=0.1");
        assertEquals("application/problem+json", header(response, "Content-Type"), response.body());
        JsonNode problem = MAPPER.readTree(response.body());
        assertEquals(response.statusCode(), problem.get("status").asInt());
        return problem;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /sparql | application/sparql-update | INSERT DATA { <x:a> <x:b> <x:c> } | 415",
        "POST | /sparql | application/x-www-form-urlencoded | update=CLEAR+ALL | 400",
        "POST | /sparql?update=CLEAR+ALL | application/x-www-form-urlencoded | x=y | 400",
        "POST | /sparql | application/sparql-query | LOAD <http://127.0.0.1:1/x> | 400",
        "POST | /sparql | application/sparql-query | DROP ALL | 400",
        "POST | /sparql | text/turtle | <x:a> <x:b> <x:c> . | 415",
        "POST | /sparql?default | text/turtle | <x:a> <x:b> <x:c> . | 415",
        "POST | /sparql | multipart/form-data; boundary=x | --x-- | 415",
        "POST | /sparql/upload | text/turtle | <x:a> <x:b> <x:c> . | 404",
        "POST | /sparql/update | application/sparql-update | CLEAR ALL | 404",
        "PUT | /sparql?default | text/turtle | <x:a> <x:b> <x:c> . | 405",
        "PUT | /sparql | application/n-quads | <x:a> <x:b> <x:c> . | 405",
        "DELETE | /sparql?graph=x:g | text/turtle | x | 405",
        "PATCH | /sparql | application/rdf-patch | TC . | 405",
        "GET | /sparql?default | text/turtle | x | 400",
        "GET | /sparql?graph=x:g | text/turtle | x | 400",
        "GET | /sparql/data | text/turtle | x | 404",
        "GET | /$/stats | text/turtle | x | 404",
        "GET | /$/ping | text/turtle | x | 404",
        "POST | /$/compact/sparql | text/turtle | x | 404"})
    void whatWouldWriteIsRefused(String method, String path, String type, String body, int status) throws Exception {
        HttpResponse<String> response = send(method, path, type, body);
        assertEquals(status, response.statusCode(), response.body());
        assertFalse(response.body().contains("org."), response.body());
        assertEquals(status == 405 ? "GET, HEAD, POST, OPTIONS" : "", header(response, "Allow"));
        assertEquals(6L, (long) Txn.calculateRead(DATASET, () -> (long) DATASET.getDefaultGraph().size()));
    }

    @Test
    void updateIsToldFromSyntaxError() throws Exception {
        JsonNode problem = problem("INSERT DATA { <x:a> <x:b> <x:c> }");
        assertEquals("This endpoint answers queries only", problem.get("title").asText());
        assertTrue(problem.get("detail").asText().contains("This is a SPARQL update"));
    }

    /** Each form names the listener by URL; none may reach it. */
    private static final List<String> WAYS_OUT = List.of(
            "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
            "SELECT * { service <URL> { ?s ?p ?o } }",
            "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
            "SELECT * { SERVICE ?u { ?s ?p ?o } VALUES ?u { <URL> } }",
            "SELECT * { VALUES ?u { <URL> } SERVICE SILENT ?u { ?s ?p ?o } }",
            "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
            "SELECT * { { SERVICE <URL> { ?s ?p ?o } } UNION { ?a ?b ?c } }",
            "SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
            "SELECT * { ?a ?b ?c MINUS { SERVICE <URL> { ?a ?b ?c } } }",
            "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
            "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
            "SELECT * { ?a ?b ?c FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
            "SELECT * { ?a ?b ?c FILTER(1 = 1 || EXISTS { SERVICE <URL> { ?s ?p ?o } }) }",
            "SELECT * { ?a ?b ?c BIND(EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?e) }",
            "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?e) { ?a ?b ?c }",
            "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
            "SELECT ?e { ?a ?b ?c } GROUP BY (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?e)",
            "SELECT (SUM(IF(EXISTS { SERVICE <URL> { ?s ?p ?o } }, 1, 0)) AS ?n) { ?a ?b ?c }",
            "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(EXISTS { SERVICE <URL> { ?s ?p ?o } })",
            "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(MAX(IF(EXISTS { SERVICE <URL> { ?s ?p ?o } }, 1, 0)) > 0)",
            "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
            "SELECT * { { SELECT * { { SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } } LIMIT 1 } } } }",
            "ASK { SERVICE <URL> { ?s ?p ?o } }",
            "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
            "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
            "SELECT * { SERVICE <URL> { SERVICE <URL> { ?s ?p ?o } } }",
            "SELECT * { SERVICE <URL?timeout=1> { ?s ?p ?o } }",
            "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
            "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
            "SELECT * FROM <URL> { ?s ?p ?o }",
            "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
            "ASK FROM <URL> { ?s ?p ?o }",
            "DESCRIBE <x:y> FROM <URL>",
            "LOAD <URL>",
            "LOAD SILENT <URL> INTO GRAPH <x:g>",
            "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }");

    /** A server that nobody should call. */
    private static ServerSocket listener(AtomicInteger calls) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread counter = new Thread(() -> {
            try {
                while (true) {
                    socket.accept().close();
                    calls.incrementAndGet();
                }
            } catch (IOException e) {
                // closed: the test is over
            }
        });
        counter.setDaemon(true);
        counter.start();
        return socket;
    }

    @Test
    void noRequestLeavesTheServer() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket socket = listener(calls)) {
            String url = "http://127.0.0.1:" + socket.getLocalPort() + "/sparql";
            for (String way : WAYS_OUT) {
                HttpResponse<String> response = fixture.ask(way.replace("URL", url), "*/*");
                assertEquals(400, response.statusCode(), way);
            }
            for (String name : List.of("default-graph-uri", "named-graph-uri", "using-graph-uri")) {
                fixture.get("/sparql?query=" + encoded("SELECT * { ?s ?p ?o }") + "&" + name + "=" + encoded(url));
            }
            fixture.get("/sparql?query-ref=" + encoded(url));
            fixture.get("/sparql?stylesheet=" + encoded(url) + "&format=xml&query=" + encoded("ASK {}"));
            send("POST", "/sparql", "application/ld+json", "{\"@context\":\"" + url + "\"}");
            Thread.sleep(200);
            assertEquals(0, calls.get());
            new Socket("127.0.0.1", socket.getLocalPort()).close();
            Thread.sleep(200);
            assertEquals(1, calls.get(), "the listener counts");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { ?s ?p ?o FILTER(<java:java.lang.System.exit>(1)) }",
        "SELECT (<java:org.apache.jena.sparql.function.library.pi>() AS ?x) {}",
        "SELECT * { BIND(<java:org.apache.jena.sparql.function.library.now>() AS ?x) }",
        "PREFIX j: <java:org.apache.jena.sparql.function.library.> SELECT (j:pi() AS ?x) {}",
        "SELECT * { ?s ?p ?o } ORDER BY <java:org.apache.jena.sparql.function.library.pi>()",
        "SELECT * { ?s ?p ?o } ORDER BY DESC(1 + <java:org.apache.jena.sparql.function.library.pi>())",
        "SELECT ?x { ?s ?p ?o } GROUP BY (<java:org.apache.jena.sparql.function.library.pi>() AS ?x)",
        "SELECT (MAX(<java:org.apache.jena.sparql.function.library.pi>()) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(<java:org.apache.jena.sparql.function.library.pi>() > 1)",
        "SELECT * { ?s ?p ?o OPTIONAL { ?a ?b ?c FILTER(<java:org.apache.jena.sparql.function.library.pi>() > 1) } }",
        "SELECT * { ?s ?p ?o FILTER(IF(true, 1, <java:org.apache.jena.sparql.function.library.pi>()) = 1) }",
        "SELECT * { ?s ?p ?o FILTER(?s IN (1, <java:org.apache.jena.sparql.function.library.pi>())) }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { "
            + "?a ?b ?c FILTER(<java:org.apache.jena.sparql.function.library.pi>() > 1) } }",
        "ASK { ?s ?p ?o MINUS { ?s ?p ?x FILTER(<http://jena.apache.org/ARQ/jsFunction#f>(1)) } }",
        "SELECT (<http://jena.apache.org/ARQ/function#pi>() AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions#doc>('x') AS ?x) {}",
        "SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?o) AS ?x) { ?s ?p ?o }",
        "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.listMember> ?o }",
        "PREFIX apf: <http://jena.apache.org/ARQ/property#> SELECT * { ?x apf:splitIRI (?a ?b) }",
        "PREFIX apf: <http://jena.hpl.hp.com/ARQ/property#> SELECT * { ?x apf:strSplit ('a' 'b') }",
        "SELECT * { ?s <java:x>/<x:y> ?o }",
        "SELECT * { ?s ^<java:x>+|!(<java:y>) ?o }",
        "SELECT * { ?s <http://jena.apache.org/text#query> 'x' }"})
    void functionsOfJenaAndJavaAreRefusedAtTheirPlace(String query) throws Exception {
        JsonNode problem = problem(query);
        assertEquals(400, problem.get("status").asInt());
        assertEquals("https://w3id.org/portolan/query-problem#not-allowed", problem.get("type").asText(),
                problem.toString());
        assertEquals(1, problem.get("line").asInt());
        String[] excerpt = problem.get("excerpt").asText().split("\n");
        String pointed = excerpt[0].substring(excerpt[1].indexOf('^'));
        assertTrue(pointed.startsWith("<") || pointed.startsWith("j:") || pointed.startsWith("apf:"), excerpt[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LET (?x := 1)", "BIND(CALL(<java:x>) AS ?x)", "LATERAL { ?a ?b ?c }", "UNFOLD(?s AS ?t)"})
    void extensionsOfJenaAreSyntaxErrors(String extension) throws Exception {
        assertEquals("https://w3id.org/portolan/query-problem#syntax",
                problem("SELECT * { ?s ?p ?o " + extension + " }").get("type").asText());
    }

    @Test
    void castsAndBuiltInsAreAllowed() throws Exception {
        String query = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
                + "SELECT (xsd:integer('7') + xsd:decimal('0.5') AS ?n) "
                + "(xsd:date('2022-06-25') AS ?d) (xsd:boolean('1') AS ?b) (STRLEN(REPLACE('ab', 'a', 'xx')) AS ?s) {}";
        assertEquals("n,d,b,s\r\n7.5,2022-06-25,true,3\r\n", fixture.ask(query, "text/csv").body());
    }

    @Test
    void serviceIsShownWhereItStandsAndNotWhereItIsOnlyMentioned() throws Exception {
        JsonNode problem = problem("# SERVICE\nSELECT * {\n"
                + "  BIND('SERVICE' AS ?x)\n\tSERVICE <http://x.example/> {}\n}");
        assertEquals(4, problem.get("line").asInt());
        assertEquals(2, problem.get("column").asInt());
        assertEquals("\tSERVICE <http://x.example/> {}\n\t^", problem.get("excerpt").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * { ?s ?p } | 1 | 18",
        "SELECT * {\\n  ?s rdfs:label ?l\\n} | 2 | 6",
        "SELECT * {\\n ?s ?p 'x\\n} | 2 | 10",
        "SELEC * { } | 1 | 6",
        "SELECT ?x ?y { ?x ?y ?z } GROUP BY ?x | 0 | 0",
        "SELECT * { ?s | 1 | 14",
        "SELECT * {\\n  ?s\\n\\n | 2 | 5",
        "'' | 1 | 1",
        "SELECT * { ?s ?p 99999999999999999999 }\\nLIMIT 99999999999999999999 | 2 | 7",
        "SELECT * {} LIMIT 9 OFFSET 99999999999999999999 | 1 | 28",
        "PREFIX a: <b c> SELECT * {} | 1 | 11"})
    void syntaxErrorHasItsPlaceAndTheLineWithACaret(String query, int line, int column) throws Exception {
        JsonNode problem = problem(query.replace("\\n", "\n"));
        assertEquals("https://w3id.org/portolan/query-problem#syntax", problem.get("type").asText());
        if (line > 0) {
            assertEquals(line + ":" + column, problem.get("line") + ":" + problem.get("column"), problem.toString());
            assertEquals("^", problem.get("excerpt").asText().split("\n")[1].strip());
        }
        assertFalse(problem.get("detail").asText().contains("ufeff"), problem.toString());
        assertFalse(problem.get("detail").asText().contains("\n"));
    }

    /** Whatever the prefix is called, and also where two letters have changed places. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PREFIX n: <NS> SELECT * { ?s n:poeple ?o }", "SELECT * { ?s n:poeple ?o }",
        "SELECT * { ?s n:people ?o }"})
    void ownTermIsFoundUnderAnyPrefix(String query) throws Exception {
        String namespace = Fixture.BASE + "ns#";
        HttpResponse<String> answer = own.ask(query.replace("NS", namespace), "*/*");
        assertTrue((header(answer, "Query-Hint") + answer.body()).contains("<" + namespace + "people>"), answer.body());
        assertEquals(query.startsWith("SELECT"), answer.body().contains("Add PREFIX n: <" + namespace + ">"));
    }

    /** SPARQL 1.1, 19.7 (PN_LOCAL_ESC). */
    @Test
    void ownTermIsToldAsItIsAndNotAsItIsWritten() throws Exception {
        String query = "PREFIX n: <" + Fixture.BASE + "ns#> SELECT * { ?s n:peo\\-ple ?o }";
        assertEquals("<%1$sns#peo-ple> is no term of the ontology; nearest is <%1$sns#people>".formatted(Fixture.BASE),
                header(own.ask(query, "*/*"), "Query-Hint"));
    }

    @Test
    void whoHasAnotherAnswerIsToldTheHint() throws Exception {
        String path = "/sparql?query=" + encoded("PREFIX n: <" + Fixture.BASE + "ns#> SELECT * { ?s n:peple ?o }");
        HttpResponse<String> answer = Fixture.send(own.to(path).header("If-None-Match", "\"old\""));
        assertEquals(200, answer.statusCode());
        assertTrue(header(answer, "Query-Hint").contains("ns#people>"), answer.headers().toString());
        HttpResponse<String> known = Fixture.send(own.to(path).header("If-None-Match", header(answer, "ETag")));
        assertEquals(304, known.statusCode());
        assertEquals("", header(known, "Query-Hint"));
    }

    @Test
    void peopleReadErrorsAsText() throws Exception {
        HttpResponse<String> response = fixture.ask("SELECT * {\n  ?s rdfs:label ?l\n}", "*/*");
        assertEquals("text/plain;charset=utf-8", header(response, "Content-Type"));
        assertEquals("""
                The query is not SPARQL 1.1.
                Line 2, column 6: Unresolved prefixed name: rdfs:label

                  ?s rdfs:label ?l
                     ^
                """, response.body());
    }

    @Test
    void requestsThatAreNotOfTheProtocolAreRefused() throws Exception {
        assertEquals(400, fixture.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").statusCode());
        assertEquals(400, fixture.get("/sparql?query=").statusCode());
        HttpResponse<String> undecoded = fixture.get("/sparql?query=%FF%FE");
        assertEquals(400, undecoded.statusCode());
        assertTrue(undecoded.body().contains("The parameters cannot be decoded."), undecoded::body);
        assertEquals(400, fixture.get("/sparql?foo=bar").statusCode());
        assertEquals(400, send("POST", "/sparql", "application/x-www-form-urlencoded", "").statusCode());
    }

    @Test
    void longQueryIsRefusedInEachForm() throws Exception {
        String longQuery = "ASK {} #" + "x".repeat(Limits.STANDARD.queryBytes());
        assertEquals(413, send("POST", "/sparql", "application/sparql-query", longQuery).statusCode());
        assertEquals(413, send("POST", "/sparql", "application/x-www-form-urlencoded", "query=" + encoded(longQuery))
                .statusCode());
        String huge = "query=" + "x".repeat(Limits.STANDARD.queryBytes() * 8);
        assertEquals(413, send("POST", "/sparql", "application/x-www-form-urlencoded", huge).statusCode());
        HttpResponse<String> chunked = Fixture.send(fixture.to("/sparql")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge.getBytes()))));
        assertEquals(413, chunked.statusCode());
        assertEquals(414, fixture.get("/sparql?query=" + "x".repeat(20_000)).statusCode());
    }

    @Test
    void deeplyNestedQueryEndsItselfOnly() throws Exception {
        String nested = "ASK " + "{".repeat(20_000) + "}".repeat(20_000);
        assertEquals(400, send("POST", "/sparql", "application/sparql-query", nested).statusCode());
        String sum = "SELECT (" + "(1+".repeat(9_000) + "1" + ")".repeat(9_000) + " AS ?x) {}";
        assertEquals(400, send("POST", "/sparql", "application/sparql-query", sum).statusCode());
        assertEquals(200, fixture.ask("ASK {}", "*/*").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r . ?s ?t ?u . "
            + "?v ?w ?x . ?y ?z ?a0 . ?a1 ?a2 ?a3 . ?a4 ?a5 ?a6 }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r . ?s ?t ?u . "
            + "?v ?w ?x . ?y ?z ?a0 . ?a1 ?a2 ?a3 . ?a4 ?a5 ?a6 FILTER(?a = ?nothing) }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r . ?s ?t ?u } "
            + "ORDER BY MD5(CONCAT(STR(?a), STR(?u))) LIMIT 1"})
    void queryThatTakesTooLongIsEnded(String query) throws Exception {
        Limits limits = Limits.STANDARD.within(Duration.ofMillis(500));
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(DATASET)).limits(limits))) {
            long start = System.nanoTime();
            HttpResponse<String> response = other.ask(query, "text/csv");
            assertEquals(504, response.statusCode(), response.body());
            assertTrue(response.body().contains("0.5 seconds"), response.body());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void moreQueriesThanMayRunWaitAndThenAreSentAway() throws Exception {
        Limits one = new Limits(Duration.ofMillis(800), 1024, 1);
        String slow = "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . "
                + "?s ?t ?u . ?v ?w ?y . ?z ?a1 ?a2 . ?a3 ?a4 ?a5 }";
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(DATASET)).limits(one))) {
            var statuses = IntStream.range(0, 4).parallel().mapToObj(i -> {
                try {
                    return other.ask(slow, "*/*").statusCode();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
            assertTrue(statuses.contains(504), statuses.toString());
            assertTrue(statuses.stream().allMatch(List.of(503, 504)::contains), statuses.toString());
            assertEquals(200, other.ask("ASK {}", "*/*").statusCode(), "the places are free again");
        }
    }
}
