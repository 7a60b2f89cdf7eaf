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
import org.junit.jupiter.params.provider.CsvSource;
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

    /** What nobody can mean is nonsense, whatever the address has. */
    @ParameterizedTest
    @CsvSource({"/list/city?page=abc, page, NUMBER", "/list/city?page=0, page, NUMBER",
            "/list/city.json?page=-1, page, NUMBER", "/catalog?page=1.5, page, NUMBER",
            "/graph/provenance?page=x, page, NUMBER", "/changes?page=x, page, NUMBER",
            "/changes.json?page=00, page, NUMBER", "/sitemap.xml?page=x, page, NUMBER",
            "/doc/city/bonn?incoming=zzz, incoming, NUMBER",
            "/releases/ID/doc/city/bonn?incoming=0, incoming, NUMBER",
            "/ns?incoming=x, incoming, NUMBER",
            "/releases/ID/data/cities?row=abc, row, NUMBER",
            "/?lang=xx, lang, 'one of en, de'", "/list/city?lang=xx, lang, 'one of en, de'",
            "/id/city/bonn?lang=DE!, lang, 'one of en, de'", "/doc/city/bonn.ttl?lang=fr, lang, 'one of en, de'",
            "/data/cities.csv?lang=fr, lang, 'one of en, de'", "/queries/goals?lang=fr, lang, 'one of en, de'",
            "/queries/members-as-of.csv?lang=fr, lang, 'one of en, de'"})
    void valueThatCannotBeIsRefused(String path, String name, String form) throws Exception {
        String address = path.replace("ID", site.live().release().id());
        HttpResponse<String> refused = site.get(address, "Accept", "application/json", "Accept-Language", "en");
        assertEquals(400, refused.statusCode(), refused.body());
        String expected = form.replace("NUMBER", "a whole number from 1 on");
        JsonNode fault = JSON.readTree(refused.body()).at("/errors/0");
        assertEquals(name, fault.path("parameter").asText());
        assertEquals(expected, fault.path("expected").asText());
        String example = fault.path("example").asText();
        assertTrue(fault.path("detail").asText().endsWith("is no value for the parameter “" + name + "”. Expected is: "
                + expected + ", for example " + example + "."), fault::toString);
        int answered = site.ask("HEAD", address.replaceFirst("=.*", "=1").replaceFirst("lang=1", "lang=" + example))
                .statusCode();
        assertTrue(answered < 400, path + " " + answered);
        for (String header : List.of("ETag", "Location", "Content-Location", "Content-Disposition")) {
            assertTrue(refused.headers().firstValue(header).isEmpty(), header);
        }
        assertEquals("no-store", refused.headers().firstValue("Cache-Control").orElse(""));
    }

    /** What could be, and is not: the last one is named. */
    @ParameterizedTest
    @CsvSource({"/list/city?page=2, Es gibt hier keine Seite 2; die letzte ist 1.",
            "/list/city.ttl?page=999, Es gibt hier keine Seite 999; die letzte ist 1.",
            "/list/city?page=99999999999999999999, Es gibt hier keine Seite 99999999999999999999; die letzte ist 1.",
            "/graph/provenance?page=999, Es gibt hier keine Seite 999; die letzte ist",
            "/changes?page=2, Es gibt hier keine Seite 2; die letzte ist 1.",
            "/changes.json?page=2, Es gibt hier keine Seite 2; die letzte ist 1.",
            "/sitemap.xml?page=2, Es gibt hier keine Seite 2; die letzte ist 1.",
            "/doc/city/bonn?incoming=2, Es gibt hier keinen Teil 2; so viel wird hierüber nicht gesagt.",
            "/releases/ID/doc/city/bonn.nt?incoming=9, Es gibt hier keinen Teil 9; so viel wird hierüber nicht gesagt.",
            "/ns?incoming=3, Es gibt hier keinen Teil 3; so viel wird hierüber nicht gesagt.",
            "/releases/ID/data/cities?row=5000, Es gibt hier keine Zeile 5000; die letzte ist 37."})
    void partOrRowThatThereIsNotIsNotThere(String path, String detail) throws Exception {
        String address = path.replace("ID", site.live().release().id());
        HttpResponse<String> json = site.get(address, "Accept", "application/json", "Accept-Language", "de");
        assertEquals(404, json.statusCode(), json.body());
        assertTrue(JSON.readTree(json.body()).path("detail").asText().startsWith(detail), json.body());
        HttpResponse<String> page = site.get(address, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "de");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains(detail), page.body());
        assertTrue(page.body().contains("<a href=\"" + address.replaceFirst("\\?.*", "") + "\">"), page.body());
        assertTrue(page.headers().firstValue("ETag").isEmpty());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    /** What is left empty is not given, as at queries; the header of a table is its first row. */
    @Test
    void whatIsLeftEmptyIsNotGiven() throws Exception {
        for (String path : List.of("/list/city?page=&lang=", "/list/city?page=1", "/doc/city/bonn?incoming=",
                "/releases/" + site.live().release().id() + "/data/cities?row=1")) {
            assertEquals(200, site.get(path).statusCode(), path);
        }
        assertEquals(400, site.get("/queries/goals?lang=fr", "Accept", "text/html").statusCode());
        assertEquals(400, site.get("/sparql?lang=fr", "Accept", "text/html").statusCode());
        JsonNode both = JSON.readTree(site.get("/list/city?page=1&page=2", "Accept", "application/json",
                "Accept-Language", "en").body());
        assertEquals("The parameter “page” has 2 values and takes 1 at most. Expected is: a whole number from 1 on, "
                + "for example 2.", both.at("/errors/0/detail").asText());
    }

    /** The reader has chosen a language, and is led on in it. */
    @ParameterizedTest
    @CsvSource({"/id/city/bonn, /doc/city/bonn", "/releases/ID/id/city/bonn, /releases/ID/doc/city/bonn",
            "/dumps/latest.nq.gz, /releases/ID/data.nq.gz", "/.well-known/void, /catalog",
            "/releases/ID, /releases/ID/"})
    void redirectKeepsTheLanguage(String from, String to) throws Exception {
        String id = site.live().release().id();
        assertEquals(to.replace("ID", id), location(from.replace("ID", id)));
        assertEquals(to.replace("ID", id) + "?lang=de", location(from.replace("ID", id) + "?lang=de"));
        assertEquals(200, site.get(to.replace("ID", id) + "?lang=de").statusCode());
    }

    private static String location(String path) throws Exception {
        HttpResponse<String> answer = site.ask("GET", path, "Accept", "text/html");
        assertEquals(3, answer.statusCode() / 100, path);
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]*", "");
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
        for (String path : List.of("/list/city", "/graph/{graph}", "/changes", "/doc/city/{key}",
                "/releases/{release}/data/{name}")) {
            assertFalse(paths.path(path).at("/get/responses/404").isMissingNode(), path);
        }
        assertTrue(paths.at("/~1/get/responses/404").isMissingNode());
        assertEquals(List.of("lang"), parameters(paths, "/releases/{release}/data/{name}.csv"));
    }

    private static List<String> parameters(JsonNode paths, String path) {
        JsonNode get = paths.path(path).path("get");
        assertFalse(get.isMissingNode(), path);
        return get.path("parameters").findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText()).toList();
    }
}
