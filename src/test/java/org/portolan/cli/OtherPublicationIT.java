package org.portolan.cli;

import org.apache.commons.io.FileUtils;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publication with another base, other classes and other languages goes the whole way with the same program: what is
 * invented in {@code src/test/resources/other/} proves that the program knows nothing of the alliance.
 */
class OtherPublicationIT {
    private static final Path OTHER = Path.of("src/test/resources/other");
    private static PublishedSite site;

    @BeforeAll
    static void publish(@TempDir Path folder) throws IOException {
        site = new PublishedSite(folder, OTHER);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void homePageIsInItsLanguagesAndLinksWhatIsThere() throws Exception {
        String french = site.get("/", "Accept", "text/html", "Accept-Language", "fr").body();
        assertTrue(french.contains("La Ligue des refuges") && french.contains("Les plus hauts"), french);
        assertTrue(site.get("/", "Accept", "text/html", "Accept-Language", "it").body()
                .contains("La Lega dei rifugi"));
        List<String> broken = Pattern.compile("href=\"(/[^\"#]*)").matcher(french).results()
                .map(link -> link.group(1).replace("&amp;", "&")).distinct().filter(link -> status(link) >= 400)
                .toList();
        assertEquals(List.of(), broken);
        assertTrue(french.contains("href=\"/mots\""), "the vocabulary is not linked");
    }

    @Test
    void everyPageOfTheSiteMapIsThere() throws Exception {
        List<String> paths = site.get("/sitemap.xml").body().lines().filter(line -> line.contains("<loc>"))
                .map(line -> line.replaceFirst(".*<loc>https?://[^/]*(.*)</loc>.*", "$1")).toList();
        assertTrue(paths.size() > 13, paths::toString);
        assertEquals(List.of(), paths.stream().filter(path -> status(path) != 200).toList());
    }

    @Test
    void thingHasItsFactsInEveryForm() throws Exception {
        String page = site.get("/doc/refuge/aiguille", "Accept", "text/html", "Accept-Language", "it").body();
        for (String shown : List.of("Rifugio dell’Ago", "Altitudine (m)", "2410", "huts.csv", "36")) {
            assertTrue(page.contains(shown), shown);
        }
        for (String form : List.of("ttl", "jsonld", "nt", "rdf", "json")) {
            assertTrue(site.get("/doc/refuge/aiguille." + form).body().contains("2410"), form);
        }
    }

    /** Other classes, other names, other languages; kinds without a shape have a schema too. */
    @Test
    void thingReadsAsJsonAndObeysItsSchema() throws Exception {
        PublishedJson json = new PublishedJson(site);
        assertEquals(13, json.documents().size());
        assertEquals(List.of(), json.documents().stream().flatMap(path -> json.faults(path).stream()).toList());
        assertEquals(Files.readString(Path.of("src/test/resources/cases/json/documents/other-refuge-aiguille.json")),
                site.get("/doc/refuge/aiguille.json").body().replace(site.live().release().id(), "RELEASE"));
        HttpResponse<String> answer = site.get("/doc/refuge/aiguille.json");
        ObjectNode document = (ObjectNode) json.tree("/doc/refuge/aiguille.json");
        document.put("altitude", 1410);
        List<String> errors = PublishedJson.errors(json.schema(answer), document);
        assertTrue(errors.size() == 1 && errors.get(0).contains("minimum value of 1500"), errors::toString);
        document.put("altitude", 2410).put("hauteur", 1905);
        List<String> unknown = PublishedJson.errors(json.schema(answer), document);
        assertTrue(unknown.size() == 1 && unknown.get(0).contains("property 'hauteur' is not defined"), unknown::toString);
        assertEquals("Refuge", json.tree("/schemas/refuge.json").path("title").textValue());
    }

    @Test
    void listIsInTheOrderOfItsDates() throws Exception {
        String list = site.get("/list/refuge", "Accept", "text/html", "Accept-Language", "fr").body();
        String table = list.substring(list.indexOf("<tbody"));
        assertEquals(List.of("aiguille", "marmotte", "chamois", "corneille"),
                Pattern.compile("href=\"/doc/refuge/(\\w+)\"|href=\"/id/refuge/(\\w+)\"").matcher(table).results()
                        .map(link -> link.group(1) == null ? link.group(2) : link.group(1)).distinct().toList());
    }

    /** What nobody has said in Italian is said in French, the first of its languages, though English is there too. */
    @Test
    void textFallsBackToTheFirstOfItsLanguages() throws Exception {
        String[] italian = {"Accept", "text/html", "Accept-Language", "it"};
        String refuge = site.get("/doc/refuge/aiguille", italian).body();
        assertTrue(refuge.contains("Ouvert depuis") && !refuge.contains("Open since"), refuge);
        String terms = site.get("/mots", italian).body();
        assertTrue(terms.contains("<h2>Chronique <code>Chronique"), terms);
        String query = site.get("/queries/les-plus-hauts", italian).body();
        assertTrue(query.contains("Les refuges avec leur altitude") && !query.contains("The refuges with"), query);
    }

    /** One shape; what else there is comes from the things of the data. */
    @Test
    void vocabularyIsDrawnAsFarAsItIsKnown() throws Exception {
        String drawing = site.get("/mots.svg", "Accept-Language", "it").body();
        for (String text : List.of("Rifugio", "Valle", "Sentiero", "Da", "Verso", "riguardo a")) {
            assertTrue(drawing.contains(">" + text + "<"), text + " in " + drawing);
        }
        assertTrue(drawing.contains("<a href=\"/mots#Refuge\">"), drawing);
    }

    @Test
    void endpointDumpsAndCatalogueAnswer() throws Exception {
        assertTrue(site.get("/sparql?query=SELECT%20*%20%7B%3Cid/refuge/aiguille%3E%20%3Cmots%23altitude%3E%20%3Fa%7D",
                "Accept", "text/csv").body().contains("2410"));
        assertEquals(200, site.get("/dumps/").statusCode());
        String catalog = site.get("/catalog.ttl").body();
        assertTrue(catalog.contains("POLYGON((7.0311 45.7999") && catalog.contains("\"1932-07\""), catalog);
    }

    @Test
    void faultIsToldAtItsCell(@TempDir Path work) throws IOException {
        FileUtils.copyDirectory(OTHER.toFile(), work.toFile());
        Path huts = work.resolve("data/huts.csv");
        Files.writeString(huts, Files.readString(huts).replace("2410", "1410").replace("silence,2120", "orages,2120"));
        StringWriter out = new StringWriter();
        int exit = Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "check", "--data",
                work.resolve("data").toString(), "--ontology", work.resolve("ontology").toString());
        assertEquals(1, exit);
        assertTrue(out.toString().contains("huts.csv:2:54: error: "), out.toString());
        assertTrue(out.toString().contains("did you mean orage?"), out.toString());
        assertTrue(out.toString().contains("\"1410\": Un refuge est au-dessus de 1500 m"), out.toString());
    }

    /** Neither its name nor a term, a kind of thing or a table of it. */
    @Test
    void nothingInTheProgramNamesTheAlliance() throws IOException {
        String terms = Files.readString(Path.of("ontology/iash.ttl"));
        List<String> names = Stream.concat(
                Pattern.compile("^iash:(\\w+) a ", Pattern.MULTILINE).matcher(terms).results()
                        .map(term -> "iash:" + term.group(1)),
                Pattern.compile("^iash:(\\w+) a ", Pattern.MULTILINE).matcher(terms).results()
                        .map(term -> "ns#" + term.group(1))).toList();
        assertFalse(names.isEmpty());
        Pattern named = Pattern.compile(Stream.concat(names.stream().map(Pattern::quote),
                Stream.of("Safe Harbour", "Sicherer Häfen", "\"(city|goal|declaration|signature|membership)\"",
                        "(claims|signatures|memberships)\\.csv")).reduce((one, other) -> one + "|" + other)
                .orElseThrow());
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).filter(file -> named.matcher(code(file)).find())
                    .toList());
        }
    }

    private static String code(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*\\*.*?\\*/", "");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** 0 if there was no answer. */
    private static int status(String path) {
        try {
            return site.get(path, "Accept", "text/html").statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
