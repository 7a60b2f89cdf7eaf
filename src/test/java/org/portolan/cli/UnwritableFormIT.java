package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Properties whose IRIs end with no name, of which RDF/XML can make no element: documents say so in that form, as the
 * endpoint does, and are there in all others.
 */
class UnwritableFormIT {
    private static final String PROPERTY = "http://example.org/p/1";
    private static final String VIRTUAL = "{\"name\": \"un\", \"virtual\": true, \"propertyUrl\": \"" + PROPERTY
            + "\", \"default\": \"7\"}";
    private static final String REASON = "RDF/XML cannot write the property <" + PROPERTY + ">";
    private static final String RDF_XML = "application/rdf+xml";
    private static PublishedSite site;
    private static String release;

    /** Huts have such a property, and so has a hut that was replaced. */
    @BeforeAll
    static void publish(@TempDir Path folder) throws IOException {
        Editable publication = Editable.madeIn(folder);
        publication.edit("csv-metadata.json", "\\{.*#Refuge\"\\}", "$0, " + VIRTUAL);
        publication.edit("csv-metadata.json", "\\{\"name\": \"pourquoi\".*\\}", "$0, " + VIRTUAL);
        publication.released();
        publication.edit("huts.csv", "marmotte,", "siffleur,");
        publication.edit("replaced.csv", "\\z", "un,refuge,marmotte,siffleur,Un autre nom\n");
        release = publication.released();
        site = new PublishedSite(publication.releases(), folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/doc/refuge/aiguille", "/list/refuge", "/releases/RELEASE/doc/refuge/aiguille"})
    void rdfXmlIsRefusedAsByTheEndpoint(String path) throws Exception {
        String address = path.replace("RELEASE", release);
        HttpResponse<String> byName = site.get(address + ".rdf");
        HttpResponse<String> byAccept = site.get(address, "Accept", RDF_XML);
        for (HttpResponse<String> answer : List.of(byName, byAccept)) {
            assertEquals(406, answer.statusCode(), answer.body());
            assertEquals("text/plain;charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(answer.body().contains(REASON), answer.body());
            assertTrue(answer.body().contains("text/turtle  " + address + ".ttl"), answer.body());
            assertFalse(answer.body().contains(address + ".rdf"), answer.body());
            assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
            assertTrue(answer.headers().firstValue("ETag").isEmpty());
        }
        assertEquals(406, site.ask("HEAD", address + ".rdf").statusCode());
    }

    @Test
    void problemHasTheTypeOfTheEndpoint() throws Exception {
        String query = "DESCRIBE <https://refuges.example/ligue/id/refuge/aiguille>";
        JsonNode endpoint = problem(site.get("/sparql?format=rdf&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "application/json"));
        JsonNode document = problem(site.get("/doc/refuge/aiguille.rdf", "Accept", "application/json"));
        assertTrue(endpoint.get("detail").asText().contains(REASON), endpoint::toString);
        assertTrue(document.get("detail").asText().contains(REASON), document::toString);
        assertEquals(endpoint.get("type"), document.get("type"));
        assertEquals(endpoint.get("status"), document.get("status"));
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertEquals(406, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void browserSeesAPageThatLinksWhatThereIs() throws Exception {
        HttpResponse<String> answer = site.get("/doc/refuge/aiguille.rdf", "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8");
        assertEquals(406, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("RDF/XML cannot write the property &lt;" + PROPERTY), answer.body());
        for (String form : List.of(".html", ".ttl", ".jsonld", ".nt", ".json")) {
            assertTrue(answer.body().contains("href=\"/doc/refuge/aiguille" + form + "\""), answer.body());
            assertEquals(200, site.get("/doc/refuge/aiguille" + form).statusCode(), form);
        }
    }

    /** That it is gone, and what is there in its place, matters more than the form. */
    @ParameterizedTest
    @ValueSource(strings = {"/doc/refuge/marmotte.rdf", "/doc/refuge/marmotte", "/id/refuge/marmotte"})
    void whatIsGoneIsGoneInEveryForm(String path) throws Exception {
        HttpResponse<String> answer = site.get(path, "Accept", RDF_XML);
        assertEquals(410, answer.statusCode(), answer.body());
        assertEquals("</id/refuge/siffleur>; rel=\"successor-version\"",
                answer.headers().firstValue("Link").orElseThrow());
        assertEquals("text/html;charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains("href=\"/id/refuge/siffleur\""), answer.body());
    }

    @Test
    void otherThingsAreThereAsRdfXml() throws Exception {
        for (String path : List.of("/doc/vallee/brume.rdf", "/list/vallee.rdf", "/mots.rdf", "/catalog.rdf")) {
            assertEquals(200, site.get(path).statusCode(), path);
        }
    }
}
