package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.portolan.fuseki.Fixture.encoded;
import static org.portolan.fuseki.Fixture.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.QueryResults;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.fuseki.budget.Allowance;
import org.portolan.fuseki.guard.Limits;

/** Clients that others wrote read rows and graphs, show what is wrong, and take no part of a result for the whole. */
class ClientsIT {
    private static final String LABELS =
            "SELECT ?s ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l";
    private static final String CITIES = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }";
    private static final String REFUSED = "SELECT * { ?s <java:org.example.Call> ?o }";
    private static final String WHY = "not allowed here";
    private static final String ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . "
            + "?p ?q ?r . ?s ?t ?u . ?v ?w ?x }";
    /** Where {@code npm install --prefix} has put Comunica. */
    private static final Path COMUNICA = Path.of(System.getProperty("portolan.clients", "target/clients"));
    private static Fixture fixture;
    private static String endpoint;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .limits(Limits.STANDARD.within(new Allowance(1_000_000, 3 << 20, 64 << 20, 1_000_000))));
        endpoint = fixture.at("/sparql").toString();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static QueryExecHTTP jena(String query) {
        return QueryExecHTTP.service(endpoint).query(QueryFactory.create(query)).build();
    }

    @Test
    void jenaReadsRowsGraphsAndErrors() {
        try (QueryExecHTTP exec = jena(LABELS)) {
            assertEquals(2, exec.select().materialize().stream().count());
        }
        try (QueryExecHTTP exec = jena(CITIES)) {
            assertEquals(2, exec.construct().size());
        }
        try (QueryExecHTTP exec = jena(REFUSED)) {
            QueryExceptionHTTP refused = assertThrows(QueryExceptionHTTP.class, exec::select);
            assertEquals(400, refused.getStatusCode());
            assertTrue(refused.getResponse().contains(WHY), refused.getResponse());
        }
        try (QueryExecHTTP exec = jena(ENDLESS)) {
            assertThrows(RuntimeException.class, () -> exec.select().forEachRemaining(row -> { }));
        }
    }

    @Test
    void rdf4jReadsRowsGraphsAndErrors() {
        SPARQLRepository repository = new SPARQLRepository(endpoint);
        try (RepositoryConnection connection = repository.getConnection()) {
            List<BindingSet> rows = QueryResults.asList(connection.prepareTupleQuery(LABELS).evaluate());
            assertEquals(List.of("Kiel", "Palermo"), rows.stream().map(row -> row.getValue("l").stringValue()).toList());
            List<Statement> graph = QueryResults.asList(connection.prepareGraphQuery(CITIES).evaluate());
            assertEquals(2, graph.size());
            Exception refused = assertThrows(RuntimeException.class,
                    () -> QueryResults.asList(connection.prepareTupleQuery(REFUSED).evaluate()));
            assertTrue(refused.getMessage().contains(WHY), refused.getMessage());
            assertThrows(RuntimeException.class,
                    () -> QueryResults.stream(connection.prepareTupleQuery(ENDLESS).evaluate()).count());
        } finally {
            repository.shutDown();
        }
    }

    /** What a program printed, and how it ended. */
    private record Ended(int exit, String out) {
    }

    private static Ended run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Ended curl(String query, String accept) throws Exception {
        return run(Path.of("."), "curl", "-sS", "--fail-with-body", "--compressed", "-H", "Accept: " + accept,
                "--data-urlencode", "query=" + query, endpoint);
    }

    @Test
    void curlReadsRowsGraphsAndErrors() throws Exception {
        assumeTrue(isInstalled("curl"), "curl is not installed");
        assertEquals(new Ended(0, "s,l\r\n" + Fixture.BASE + "id/city/kiel,Kiel\r\n" + Fixture.BASE
                + "id/city/palermo,Palermo\r\n"), curl(LABELS, "text/csv"));
        assertEquals(2, curl(CITIES, "application/n-triples").out().lines().count());
        Ended refused = curl(REFUSED, "*/*");
        assertEquals(22, refused.exit());
        assertTrue(refused.out().contains(WHY) && refused.out().contains("    ^"), refused.out());
        int broken = curl(ENDLESS, "text/csv").exit();
        assertTrue(List.of(18, 23, 56, 61).contains(broken), "exit code " + broken);
    }

    @Test
    void comunicaReadsRowsGraphsAndErrors() throws Exception {
        Path modules = COMUNICA.resolve("node_modules").toAbsolutePath();
        assumeTrue(isInstalled("node") && Files.isDirectory(modules.resolve("@comunica/query-sparql")),
                "Comunica is not here; npm install --prefix " + COMUNICA + " @comunica/query-sparql@4.5.0");
        Path script = modules.resolveSibling("comunica.cjs");
        Files.copy(Path.of("src/test/resources/clients/comunica.cjs"), script,
                StandardCopyOption.REPLACE_EXISTING);
        Ended ended = run(script.getParent(), "node", script.toString(), endpoint, LABELS, CITIES, REFUSED, ENDLESS);
        List<JsonNode> results = new ArrayList<>();
        for (String line : ended.out().lines().toList()) {
            results.add(new ObjectMapper().readTree(line));
        }
        assertEquals(4, results.size(), ended.out());
        assertEquals(2, results.get(0).path("count").asInt(), ended.out());
        assertEquals(2, results.get(1).path("count").asInt(), ended.out());
        assertTrue(results.get(2).path("error").asText().contains(WHY), ended.out());
        assertTrue(results.get(3).has("error"), ended.out());
    }

    /** What YASQE 4.2.28 sends: a form, and one favourite before anything else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        LABELS + " | application/sparql-results+json,*/*;q=0.9 | application/sparql-results+json | 200",
        CITIES + " | application/n-triples,*/*;q=0.9 | application/n-triples | 200",
        REFUSED + " | application/sparql-results+json,*/*;q=0.9 | application/problem+json | 400"})
    void yasguiReadsRowsGraphsAndErrors(String query, String accept, String type, int status) throws Exception {
        HttpResponse<String> response = Fixture.send(fixture.to("/sparql").header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", "https://yasgui.org")
                .POST(BodyPublishers.ofString("query=" + encoded(query))));
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(type, header(response, "Content-Type"));
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
        assertTrue(header(response, "Access-Control-Expose-Headers").contains("Content-Location"));
    }
}
