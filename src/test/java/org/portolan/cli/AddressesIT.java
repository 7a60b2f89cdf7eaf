package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What addresses take after their question mark: what is known does something, and the rest is told. */
class AddressesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    private static Path folder;
    private static PublishedSite site;

    @BeforeAll
    static void publish() throws IOException {
        site = new PublishedSite(folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** One address for each case of the server, and each kind of file. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/id/city/palermo", "/doc/city/palermo", "/doc/city/palermo.ttl", "/list/city",
            "/list/city.json", "/queries/", "/about", "/changes", "/changes.json", "/changes.atom", "/releases/",
            "/releases/ID/", "/releases/ID/manifest.json", "/releases/ID/data/cities", "/releases/ID/data/cities.csv",
            "/releases/ID/doc/city/palermo", "/releases/ID/data.nq.gz", "/data/cities.csv", "/data/csv-metadata.json",
            "/dumps/", "/dumps/latest.nq.gz", "/schemas/", "/schemas/city.json", "/context.jsonld", "/openapi.json",
            "/ns", "/ns.svg", "/ns.ttl", "/catalog", "/catalog.ttl", "/graph/provenance", "/sitemap.xml", "/robots.txt",
            "/.well-known/void", "/.well-known/api-catalog"})
    void parameterThatNobodyReadsIsRefused(String path) throws Exception {
        String address = path.replace("ID", site.live().release().id());
        int answered = site.ask("HEAD", address).statusCode();
        assertTrue(answered < 400, address + " " + answered);
        assertEquals(answered, site.ask("HEAD", address + "?lang=de").statusCode());
        HttpResponse<String> refused = site.get(address + "?asof=2022-01-01", "Accept", "application/json");
        assertEquals(400, refused.statusCode(), refused.body());
        JsonNode problem = JSON.readTree(refused.body());
        assertEquals("https://w3id.org/portolan/query-problem#parameter", problem.path("type").asText());
        assertEquals("asof", problem.at("/errors/0/parameter").asText());
        assertTrue(problem.at("/errors/0/detail").asText().matches(
                "This address takes no parameter “asof”\\. It has: (\\w+, )*lang\\."), problem::toString);
        for (String header : List.of("ETag", "Location", "Content-Location", "Content-Disposition")) {
            assertTrue(refused.headers().firstValue(header).isEmpty(), header);
        }
        assertEquals("no-store", refused.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void readerIsToldOnAPageInHisLanguage() throws Exception {
        HttpResponse<String> page = site.get("/list/city?asof=2022-01-01&pge=2", "Accept", "text/html,*/*;q=0.8",
                "Accept-Language", "de");
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("Diese Adresse nimmt keinen Parameter „asof“. Sie hat: page, lang."), page.body());
        assertTrue(page.body().contains("Diese Adresse nimmt keinen Parameter „pge“. Ist „page“ gemeint?"), page.body());
        assertTrue(page.body().contains("<a href=\"/list/city\">"), page.body());
        String text = site.get("/list/city?%3Cb%3E", "Accept", "text/turtle").body();
        assertEquals("A parameter of the address is unknown.\n"
                + "This address takes no parameter “<b>”. It has: page, lang.\n", text);
        assertFalse(site.get("/list/city?%3Cb%3E", "Accept", "text/html").body().contains("<b>"));
    }

    /** Whoever comes by a link in a newsletter has not written what its sender added. */
    @Test
    void whatCountsVisitsIsPassedOverEverywhere() throws Exception {
        String counted = "?utm_source=letter&utm_medium=email&fbclid=x&gclid=y&mc_cid=z&ref=w";
        for (String path : List.of("/", "/list/city", "/doc/city/bonn", "/queries/", "/queries/goals",
                "/queries/members-as-of.csv", "/dumps/", "/data/cities.csv", "/ns")) {
            HttpResponse<String> plain = site.get(path);
            HttpResponse<String> answer = site.get(path + counted);
            assertEquals(200, answer.statusCode(), path + answer.body());
            assertEquals(plain.headers().firstValue("ETag"), answer.headers().firstValue("ETag"), path);
        }
        assertEquals(400, site.get("/queries/goals?utm_source=x&asof=2020").statusCode());
    }

    @Test
    void whatIsNotThereIsNotThereWhateverItsParameters() throws Exception {
        for (String path : List.of("/list/none", "/doc/city/none", "/nowhere", "/data/none.csv", "/releases/none")) {
            assertEquals(404, site.get(path + "?asof=2022").statusCode(), path);
        }
    }

    /** The description names for each address what it takes, as its refusal does. */
    @Test
    void descriptionTellsWhatAddressesTake() throws Exception {
        JsonNode paths = JSON.readTree(site.get("/openapi.json").body()).path("paths");
        assertEquals(List.of("page", "lang"), parameters(paths, "/list/city"));
        assertEquals(List.of("incoming", "lang"), parameters(paths, "/doc/city/{key}"));
        assertEquals(List.of("row", "lang"), parameters(paths, "/releases/{release}/data/{name}"));
        assertEquals(List.of("lang"), parameters(paths, "/"));
        List<String> without = new TreeSet<>(List.of("/sparql", "/queries/goals")).stream()
                .filter(path -> parameters(paths, path).contains("lang")).toList();
        assertEquals(List.of(), without);
        assertFalse(paths.at("/~1list~1city/get/responses/400").isMissingNode());
    }

    private static List<String> parameters(JsonNode paths, String path) {
        JsonNode get = paths.path(path).path("get");
        assertFalse(get.isMissingNode(), path);
        return get.path("parameters").findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText()).toList();
    }
}
