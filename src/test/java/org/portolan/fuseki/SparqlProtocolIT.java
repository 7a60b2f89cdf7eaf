package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;
import static org.portolan.fuseki.Fixture.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.protocol.QueryPage;

/** The Query operation of SPARQL 1.1 Protocol, its formats, and the service description. */
class SparqlProtocolIT {
    private static final String LABELS =
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l";
    private static final String JSON = "application/sparql-results+json";
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.started();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static HttpResponse<String> post(String path, String type, String body) throws Exception {
        BodyPublisher publisher = BodyPublishers.ofString(body);
        return Fixture.send(fixture.to(path).header("Content-Type", type).header("Accept", "text/csv").POST(publisher));
    }

    @Test
    void getAndBothFormsOfPostGiveTheSame() throws Exception {
        String expected = "l\r\nKiel\r\nPalermo\r\n";
        assertEquals(expected, fixture.ask(LABELS, "text/csv").body());
        assertEquals(expected, post("/sparql", "application/x-www-form-urlencoded", "query=" + encoded(LABELS)).body());
        assertEquals(expected, post("/sparql", "application/sparql-query", LABELS).body());
        assertEquals(expected, post("/sparql", "Application/SPARQL-query; charset=UTF-8", LABELS).body());
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json, '\"bindings\"'",
        "application/sparql-results+xml, application/sparql-results+xml, <sparql",
        "text/csv, text/csv;charset=utf-8, Kiel",
        "text/tab-separated-values, text/tab-separated-values;charset=utf-8, ?l",
        "application/json, application/json, '\"bindings\"'",
        "*/*, application/sparql-results+json, '\"bindings\"'",
        "'text/csv;q=0.5, application/sparql-results+xml;q=0.9', application/sparql-results+xml, <sparql",
        "'text/csv;q=0, */*', application/sparql-results+json, '\"bindings\"'",
        "'nonsense;;q=x', application/sparql-results+json, '\"bindings\"'",
        ";, application/sparql-results+json, '\"bindings\"'",
        "';;,text/csv;', text/csv;charset=utf-8, Kiel"})
    void rowsComeInTheFormatAskedFor(String accept, String type, String within) throws Exception {
        HttpResponse<String> response = fixture.ask(LABELS, accept);
        assertEquals(200, response.statusCode(), response.body());
        assertEquals(type, header(response, "Content-Type"));
        assertTrue(header(response, "Vary").contains("Accept"));
        assertTrue(response.body().contains(within), response.body());
    }

    @ParameterizedTest
    @CsvSource({"/sparql, 200", "/limits, 200", "/sparql?query=nonsense, 400", "/nowhere, 404", "/health/live, 200"})
    void elementOfSemicolonsAloneIsPassedOver(String path, int status) throws Exception {
        for (String accept : List.of(";", "text/html,;")) {
            HttpResponse<String> answer = Fixture.send(fixture.to(path).header("Accept", accept)
                    .header("Accept-Language", ";"));
            assertEquals(status, answer.statusCode(), answer.body());
        }
    }

    /** Jena cannot close a hash join of which nothing was asked yet. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { ?s a ?t . { SELECT ?s { ?s ?p ?o } LIMIT 5 } } ORDER BY ?s LIMIT 0",
        "SELECT * { ?s a ?t OPTIONAL { ?s ?p ?o { SELECT ?s { ?s ?p ?o } LIMIT 5 } } } ORDER BY ?s LIMIT 0",
        "SELECT * { ?c rdfs:label|a ?c . ?b ?p ?d . OPTIONAL { ?d ?p ?b . { SELECT ?b (COUNT(DISTINCT ?d) AS ?n1) "
            + "{ ?a a/rdfs:subClassOf* ?d } GROUP BY ?b } BIND(STR(?c) AS ?x) } FILTER(isLiteral(?a)) } LIMIT 50"})
    void joinThatIsNotBegunIsClosed(String query) throws Exception {
        HttpResponse<String> answer = fixture.ask("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + query,
                "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(1, answer.body().lines().count(), answer.body());
    }

    /** RFC 9110, 15.5.7: a result that one format cannot say comes in the next of those that are accepted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CONSTRUCT | application/rdf+xml, text/turtle;q=0.5 | text/turtle;charset=utf-8",
        "CONSTRUCT | application/xml, application/rdf+xml;q=0.9, application/n-triples;q=0.5 | application/n-triples",
        "CONSTRUCT | application/rdf+xml, application/xml | ''",
        "SELECT | application/sparql-results+xml, text/csv;q=0.9 | text/csv;charset=utf-8",
        "SELECT | text/xml, application/json;q=0.1 | application/json", "SELECT | text/xml, text/turtle | ''"})
    void formatThatCannotSayTheResultIsPassedOver(String form, String accept, String type) throws Exception {
        String query = form.equals("SELECT") ? "SELECT (\"\\u0001\" AS ?x) {}"
                : "CONSTRUCT { <http://a/1> <http://example.org/p/1> 1 } {}";
        HttpResponse<String> answer = fixture.ask(query, accept);
        assertEquals(type.isEmpty() ? 406 : 200, answer.statusCode(), answer.body());
        if (!type.isEmpty()) {
            assertEquals(type, header(answer, "Content-Type"));
            assertEquals(304, Fixture.send(fixture.to("/sparql?query=" + encoded(query)).header("Accept", accept)
                    .header("If-None-Match", header(answer, "ETag"))).statusCode());
            String name = form.equals("SELECT") ? "xml" : "rdf";
            assertEquals(406, fixture.get("/sparql?format=" + name + "&query=" + encoded(query)).statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"json, true", "xml, <boolean>true</boolean>", "csv, true", "tsv, true"})
    void askAnswersInEveryRowFormat(String format, String within) throws Exception {
        HttpResponse<String> response = fixture.get("/sparql?format=" + format + "&query=" + encoded("ASK {?s ?p ?o}"));
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains(within), response.body());
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, text/turtle;charset=utf-8", "application/n-triples, application/n-triples",
        "application/rdf+xml, application/rdf+xml", "application/ld+json, application/ld+json",
        "application/trig, application/trig", "application/n-quads, application/n-quads",
        "application/rdf+json, application/rdf+json",
        "application/rdf+thrift, application/rdf+thrift", "application/rdf+protobuf, application/rdf+protobuf",
        "'application/ld+json, text/plain, */*', application/ld+json"})
    void graphsComeInEveryFormat(String accept, String type) throws Exception {
        Lang lang = RDFLanguages.contentTypeToLang(accept.replaceFirst(",.*", ""));
        for (String query : List.of("CONSTRUCT WHERE { ?s a <ns#City> }", "DESCRIBE <id/city/kiel>")) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient().send(fixture.to("/sparql?query="
                    + encoded(query)).header("Accept", accept).build(), BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode());
            assertEquals(type, header(response, "Content-Type"));
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.create().source(new ByteArrayInputStream(response.body())).lang(lang).parse(graph);
            assertEquals(query.startsWith("D") ? 3 : 2, graph.size());
        }
    }

    @Test
    void unknownFormatIsRefusedWithTheListOfThose() throws Exception {
        HttpResponse<String> response = fixture.ask(LABELS, "image/png");
        assertEquals(406, response.statusCode());
        assertTrue(response.body().contains("text/csv (format=csv)"), response.body());
        assertEquals(406, fixture.get("/sparql?format=xls&query=" + encoded(LABELS)).statusCode());
    }

    @Test
    void relativeIrisResolveAgainstThePublicationsBase() throws Exception {
        String query = "PREFIX a: <ns#> SELECT ?s { ?s a a:City FILTER(?s = <id/city/kiel>) }";
        assertEquals("s\r\nhttps://example.org/alliance/id/city/kiel\r\n", fixture.ask(query, "text/csv").body());
    }

    @Test
    void graphsAreChosenByTheQueryAndByTheProtocolWhichGoesBefore() throws Exception {
        String from = "SELECT ?l FROM <graph/ontology> { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }";
        assertEquals("l\r\nCity\r\n", fixture.ask(from, "text/csv").body());
        String catalog = "&default-graph-uri=" + encoded(Fixture.BASE + "graph/catalog");
        assertEquals("l\r\nAlliance\r\n", fixture.get("/sparql?format=csv&query=" + encoded(from) + catalog).body());
        String named = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }";
        String only = "&named-graph-uri=" + encoded(Fixture.BASE + "graph/ontology");
        assertEquals("g\r\n" + Fixture.BASE + "graph/ontology\r\n",
                fixture.get("/sparql?format=csv&query=" + encoded(named) + only).body());
    }

    @Test
    void allGraphsAreOneUnderAnAddressOfTheirOwn() throws Exception {
        String cityOfAClass = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?name ?class "
                + "{ ?city a ?type ; rdfs:label ?name . ?type rdfs:label ?class } ORDER BY ?name";
        String path = "?format=csv&query=" + encoded(cityOfAClass);
        assertEquals("name,class\r\n", fixture.get("/sparql" + path).body());
        assertEquals("name,class\r\nKiel,City\r\nPalermo,City\r\n", fixture.get("/sparql/all" + path).body());
        String count = "?format=csv&query=" + encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        assertEquals("n\r\n8\r\n", fixture.get("/sparql/all" + count).body());
        String graphs = "?format=csv&query=" + encoded("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }");
        assertEquals("n\r\n2\r\n", fixture.get("/sparql/all" + graphs).body());
        String one = count + "&default-graph-uri=" + encoded(Fixture.BASE + "graph/catalog");
        assertEquals("n\r\n1\r\n", fixture.get("/sparql/all" + one).body());
    }

    /** Times with a zone and without are compared by value or as text, so that three of them may go round in a circle. */
    @ParameterizedTest
    @ValueSource(strings = {"", " LIMIT 900"})
    void orderInWhichTermsGoRoundInACircleIsAnAnswer(String limit) throws Exception {
        Random random = new Random(0);
        List<String> zones = List.of("", "Z", "+14:00", "-14:00");
        Set<String> times = new LinkedHashSet<>();
        for (int i = 0; i < 1200; i++) {
            int minute = random.nextInt(24 * 60);
            times.add("'%02d:%02d:00%s'^^x:time".formatted(minute / 60, minute % 60, zones.get(random.nextInt(4))));
        }
        HttpResponse<String> answer = post("/sparql?format=csv", "application/sparql-query",
                "PREFIX x: <" + XSD.getURI() + "> SELECT ?z { VALUES ?z { " + String.join(" ", times) + " } } ORDER BY ?z" + limit);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(limit.isEmpty() ? times.size() + 1 : 901, answer.body().lines().count());
    }

    @Test
    void whatTwoGraphsSayIsInAllOfThemOnce() throws Exception {
        DatasetGraph twice = Fixture.dataset();
        Txn.executeWrite(twice, () -> twice.getDefaultGraph().stream().limit(2).toList().forEach(triple -> {
            twice.getGraph(NodeFactory.createURI(Fixture.BASE + "graph/catalog")).add(triple);
            twice.getGraph(NodeFactory.createURI(Fixture.BASE + "graph/ontology")).add(triple);
        }));
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(twice)))) {
            String count = "?format=csv&query=" + encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
            assertEquals("n\r\n8\r\n", other.get("/sparql/all" + count).body());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /sparql | application/sparql-query; charset=iso-8859-1 | ASK {} | 415",
        "POST | /sparql | application/x-www-form-urlencoded; charset=utf-16 | query=ASK%20%7B%7D | 415",
        "POST | /sparql | application/sparql-query; charset=us-ascii | ASK {} | 200",
        "POST | /sparql | application/sparql-query;Charset=UTF-7 | ASK {} | 415",
        "POST | /sparql | application/x-www-form-urlencoded; CHARSET=\"utf-16\" | query=ASK%20%7B%7D | 415",
        "POST | /sparql | application/sparql-query; charset=utf-8; Charset=utf-7 | ASK {} | 415",
        "POST | /sparql | application/sparql-query; a=\";charset=utf-7\"; CharSet=\"Utf-8\" | ASK {} | 200",
        "POST | /sparql | application/sparql-query; charset=utf8 | ASK {} | 200",
        "POST | /sparql?query=ASK%7B%7D | application/sparql-query | ASK {} | 400",
        "POST | /sparql?query=ASK%7B%7D | application/x-www-form-urlencoded | query=ASK%20%7B%7D | 400",
        "POST | /sparql?update=CLEAR%20ALL | application/sparql-query | ASK {} | 400",
        "POST | /sparql/all | text/plain | ASK {} | 415",
        "PUT | /sparql/all | application/sparql-query | ASK {} | 405"})
    void otherBodiesAreRefused(String method, String path, String type, String body, int status) throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to(path).header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)));
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
    }

    @Test
    void compressedBodyIsRefused() throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to("/sparql").header("Content-Encoding", "gzip")
                .header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString("ASK {}")));
        assertEquals(415, response.statusCode(), response.body());
        assertTrue(response.body().contains("compressed"), response.body());
    }

    @Test
    void distanceIsComputedAndWhatIsNoPointHasNone() throws Exception {
        String query = "PREFIX geof: <http://www.opengis.net/def/function/geosparql/> "
                + "PREFIX geo: <http://www.opengis.net/ont/geosparql#> "
                + "SELECT (geof:distance(\"POINT(0 0)\"^^geo:wktLiteral, \"%s\"^^geo:wktLiteral, "
                + "<http://www.opengis.net/def/uom/OGC/1.0/metre>) < 111320 AS ?x) {}";
        assertEquals("x\r\ntrue\r\n", fixture.ask(query.formatted("POINT(1 0)"), "text/csv").body());
        HttpResponse<String> none = fixture.ask(query.formatted("POINT(oops)"), "text/csv");
        assertEquals(200, none.statusCode());
        assertEquals("x\r\n\r\n", none.body());
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to("/sparql?query=" + encoded(LABELS))
                .header("Accept", JSON).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, response.statusCode());
        assertEquals(JSON, header(response, "Content-Type"));
        assertEquals("", response.body());
    }

    @Test
    void optionsAnswersPreflightAndNamesTheMethods() throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to("/sparql").header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST").method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, response.statusCode());
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertEquals("GET, HEAD, POST, OPTIONS", header(response, "Access-Control-Allow-Methods"));
        assertEquals("GET, HEAD, POST, OPTIONS", header(response, "Allow"));
        assertEquals("Accept, Accept-Language, Content-Type, If-Match, If-None-Match",
                header(response, "Access-Control-Allow-Headers"));
        assertEquals("", header(response, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @CsvSource({"/health/live, 200", "/sparql?query=nonsense, 400", "/nowhere, 404", "/sparql/nowhere, 404"})
    void answersAndErrorsAreOpenToOtherOrigins(String path, int status) throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to(path).header("Origin", "https://elsewhere.example"));
        assertEquals(status, response.statusCode());
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertEquals("", header(response, "Access-Control-Allow-Credentials"));
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertTrue(header(response, "Access-Control-Expose-Headers").contains("ETag"));
        assertEquals("", header(response, "Server"));
    }

    @ParameterizedTest
    @CsvSource({"/sparql?query=, 17000, 414", "/sparql?query=%, 1, 400", "/..%2f?, 1, 400"})
    void requestsThatNoServletSeesAreOpenToOtherOriginsToo(String path, int length, int status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.server.port())) {
            socket.getOutputStream().write(("GET " + path + "x".repeat(length)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("\nAccess-Control-Allow-Origin: *\r"), answer);
        }
    }

    @Test
    void withoutQueryComesTheServiceDescription() throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to("/sparql").header("Accept", "application/ld+json"));
        assertEquals("application/ld+json", header(response, "Content-Type"));
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(response.body())).lang(Lang.JSONLD).parse(graph);
        String turtle = fixture.get("/sparql").body();
        Graph same = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(turtle)).lang(Lang.TURTLE).parse(same);
        assertTrue(graph.isIsomorphicWith(same));
        for (String said : List.of("<" + fixture.at("/sparql") + ">", "sd:SPARQL11Query", "format:SPARQL_Results_CSV",
                "void:triples  6", "<" + Fixture.BASE + "graph/ontology>", "sd:defaultDataset")) {
            assertTrue(turtle.contains(said), said + " in\n" + turtle);
        }
    }

    /** So a difference is one of the service, and functions are found in their order. */
    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"})
    void serviceDescriptionIsTheSameEachTime(String type) throws Exception {
        String first = described(type);
        for (int i = 0; i < 5; i++) {
            assertEquals(first, described(type));
        }
        List<String> functions = Pattern.compile("(?<=XMLSchema#)[a-zA-Z]+(?=>)").matcher(described("text/turtle"))
                .results().map(MatchResult::group).toList();
        List<String> ofOne = functions.subList(0, functions.size() / 2);
        assertEquals(ofOne.stream().sorted().toList(), ofOne);
        assertEquals(18, ofOne.size());
    }

    private static String described(String type) throws Exception {
        return Fixture.send(fixture.to("/sparql").header("Accept", type)).body();
    }

    @Test
    void browserWithoutQueryGetsThePageThatIsGivenAndMachinesDoNot() throws Exception {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        QueryPage page = (request, response) -> response.getWriter().write("a form");
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).queryPage(page))) {
            assertEquals("a form", Fixture.send(other.to("/sparql").header("Accept", browser)).body());
            assertTrue(other.get("/sparql").body().contains("sd:Service"));
            assertTrue(other.ask("ASK {}", browser).body().contains("true"));
        }
        HttpResponse<String> bare = Fixture.send(fixture.to("/sparql").header("Accept", browser));
        assertEquals("text/plain;charset=utf-8", header(bare, "Content-Type"));
    }

    @Test
    void healthSaysWhichReleaseIsServed() throws Exception {
        assertEquals("{\"status\":\"live\"}", fixture.get("/health/live").body());
        assertEquals("{\"release\":\"0123456789abcdef\",\"status\":\"ready\",\"triples\":6}",
                fixture.get("/health/ready").body());
    }

    @Test
    void eachRequestAsksForTheReleaseThatIsLive() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        var live = Fixture.live(Fixture.dataset());
        try (Fixture other = Fixture.of(SparqlServer.of(() -> {
            asked.incrementAndGet();
            return live.lease();
        }))) {
            other.ask("ASK {}", JSON);
            other.ask("ASK {}", JSON);
            assertEquals(2, asked.get());
        }
    }

    @Test
    void resultThatRunsOutOfTimeMidwayIsBrokenOffAndNotShort() throws Exception {
        String endless = "SELECT * "
                + "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }";
        Limits limits = Limits.STANDARD.within(Duration.ofMillis(1500));
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).limits(limits))) {
            IOException broken = assertThrows(IOException.class,
                    () -> HttpClient.newHttpClient().send(other.to("/sparql?format=csv&query="
                            + encoded(endless)).build(), BodyHandlers.discarding()));
            assertFalse(broken instanceof HttpTimeoutException, broken.toString());
            assertEquals(200, other.ask("ASK {}", JSON).statusCode());
        }
    }
}
