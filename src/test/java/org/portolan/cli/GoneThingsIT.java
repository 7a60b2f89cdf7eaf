package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.folder.Releases;

/** What was replaced or removed answers 410: where to go on, or why. */
class GoneThingsIT {
    private static final String BASE = "https://refuges.example/ligue/";
    private static final String SUCCESSOR = "</id/refuge/siffleur>; rel=\"successor-version\"";
    private static PublishedSite site;
    private static String first;
    private static String withdrawn;

    /**
     * A hut that got a new key twice, a valley that became two, and a path and a hut that went for good; and a hut of a
     * release that was gone back from. A name and a reason have what XML cannot say: an earlier version took such a reason.
     */
    @BeforeAll
    static void publish(@TempDir Path folder) throws IOException {
        Editable publication = Editable.madeIn(folder);
        publication.edit("valleys.csv", "\\z", "double,Val Double,Valle Doppia,premiere\n");
        first = publication.released();
        publication.edit("paths.csv", "chamois-corneille,.*\n", "");
        publication.edit("valleys.csv", "double,.*\n", "");
        publication.edit("huts.csv", "marmotte,", "siffleur,");
        publication.edit("replaced.csv", "\\z", """
                un,refuge,marmotte,murmele,Un autre nom
                deux,refuge,murmele,siffleur,Encore un autre nom
                trois,vallee,double,brume,
                quatre,vallee,double,orage,
                """);
        publication.released("--accept-removals", "Le sentier s’est effondré");
        publication.edit("huts.csv", "2410", "2411");
        publication.edit("huts.csv", "Bivouac 3", "Bivouac\u001b3");
        publication.edit("huts.csv", "bivouac-b,.*\n", "");
        String current = publication.released("--accept-removals", "Le vent l’emporta");
        accepted(publication.releases().resolve(current), "Le vent l’emporta", "Le vent\\u001bl’emporta");
        publication.edit("huts.csv", "\\z", "retour,Bivouac du Retour,Bivacco del Ritorno,brume,2500,,,1999,premiere\n");
        withdrawn = publication.released();
        publication.edit("huts.csv", "retour,.*\n", "");
        new Releases(publication.releases()).rollback(current);
        site = new PublishedSite(publication.releases(), folder);
    }

    /** Gives the manifest another reason, as JSON writes it. */
    private static void accepted(Path release, String before, String reason) throws IOException {
        Path manifest = release.resolve("manifest.json");
        String text = Files.readString(manifest).replace(before, reason);
        Files.writeString(manifest, text);
        Files.writeString(release.resolve("manifest.json.sha256"), DigestUtils.sha256Hex(text) + "  manifest.json\n");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void changesSayWhichReleaseServesAndWhichWasGoneBackFrom() throws Exception {
        JsonNode releases = new ObjectMapper().readTree(site.get("/changes.json").body()).get("releases");
        assertEquals(withdrawn, releases.get(0).get("release").asText());
        assertTrue(releases.get(0).get("goneBackFrom").asBoolean() && !releases.get(0).get("current").asBoolean());
        assertTrue(releases.get(1).get("current").asBoolean() && !releases.get(1).get("goneBackFrom").asBoolean());
        assertFalse(releases.get(2).get("current").asBoolean() || releases.get(2).get("goneBackFrom").asBoolean());
        for (String path : List.of("/changes", "/changes.atom")) {
            String said = site.get(path, "Accept-Language", "en").body();
            assertTrue(said.indexOf("Gone back from: an earlier release is the current one.")
                    < said.indexOf("The current release. Compared with release"), said);
            assertEquals(2, said.split("Gone back from: ", -1).length, said);
        }
    }

    @Test
    void whatIsReplacedIsToldInALine() throws Exception {
        List<String> said = site.get("/changes.atom", "Accept-Language", "en").body().lines().toList();
        int line = said.stream().map(each -> each.startsWith("replaced  Refuge de la Marmotte")).toList().indexOf(true);
        assertTrue(line > 0, said::toString);
        assertTrue(said.get(line + 1).matches(" +[^:]+: not stated → .*"), said.get(line + 1));
        assertFalse(said.get(line + 2).startsWith("  "), said.get(line + 2));
    }

    private static HttpResponse<String> get(String path, String accept, String language) throws Exception {
        return site.get(path, "Accept", accept, "Accept-Language", language);
    }

    private static Graph graph(HttpResponse<String> answer, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(answer.body())).lang(lang).parse(graph);
        return graph;
    }

    private static Node node(String path) {
        return NodeFactory.createURI(BASE + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id/refuge/marmotte", "/doc/refuge/marmotte", "/doc/refuge/marmotte.html",
            "/id/refuge/murmele"})
    void replacedThingLeadsToWhatIsThereInTheEnd(String path) throws Exception {
        HttpResponse<String> answer = get(path, "text/html", "fr");
        assertEquals(410, answer.statusCode());
        assertEquals(List.of(SUCCESSOR), answer.headers().allValues("Link"));
        assertTrue(answer.body().contains("<a href=\"/id/refuge/siffleur\">Refuge de la Marmotte</a>"), answer::body);
        assertTrue(answer.body().contains("autre nom"), answer::body);
        assertEquals(303, site.get("/id/refuge/siffleur").statusCode());
    }

    @Test
    void thingThatBecameSeveralLeadsToAll() throws Exception {
        HttpResponse<String> answer = get("/doc/vallee/double", "text/html", "it");
        assertEquals(410, answer.statusCode());
        assertEquals(List.of("</id/vallee/brume>; rel=\"successor-version\"",
                "</id/vallee/orage>; rel=\"successor-version\""), answer.headers().allValues("Link").stream().sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"ttl, TURTLE", "nt, NTRIPLES", "rdf, RDFXML"})
    void programsAreToldByWhatItWasReplaced(String extension, String lang) throws Exception {
        HttpResponse<String> answer = site.get("/doc/refuge/marmotte." + extension);
        assertEquals(410, answer.statusCode());
        assertEquals(List.of(SUCCESSOR), answer.headers().allValues("Link"));
        Lang syntax = lang.equals("TURTLE") ? Lang.TURTLE : lang.equals("RDFXML") ? Lang.RDFXML : Lang.NTRIPLES;
        assertTrue(graph(answer, syntax).contains(node("id/refuge/marmotte"), DCTerms.isReplacedBy.asNode(),
                node("id/refuge/murmele")), answer::body);
    }

    @Test
    void formIsTheOneThatIsAccepted() throws Exception {
        HttpResponse<String> json = get("/id/refuge/marmotte", "application/json", "fr");
        assertEquals(410, json.statusCode());
        assertEquals("application/json", json.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(json.body().contains("\"isReplacedBy\""), json::body);
        assertEquals("Accept, Accept-Language, Accept-Encoding", json.headers().firstValue("Vary").orElseThrow());
        HttpResponse<String> turtle = get("/doc/sentier/chamois-corneille", "text/turtle", "fr");
        assertEquals(410, turtle.statusCode());
        assertTrue(graph(turtle, Lang.TURTLE).contains(node("id/sentier/chamois-corneille"), SKOS.changeNote.asNode(),
                NodeFactory.createLiteralString("Le sentier s’est effondré")), turtle::body);
        assertEquals(410, get("/id/refuge/marmotte", "image/png", "fr").statusCode());
        assertEquals(410, site.ask("HEAD", "/id/refuge/marmotte").statusCode());
    }

    /** The removal was accepted two releases ago. */
    @ParameterizedTest
    @ValueSource(strings = {"/id/sentier/chamois-corneille", "/doc/sentier/chamois-corneille",
            "/doc/sentier/chamois-corneille.html"})
    void removedThingTellsWhyAndSinceWhen(String path) throws Exception {
        HttpResponse<String> answer = get(path, "text/html", "fr");
        assertEquals(410, answer.statusCode());
        String accepted = site.live().release().manifest().removed().get(0).accepted();
        String day = "since " + DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                .format(LocalDate.parse(accepted.substring(0, "2026-01-31".length())));
        for (String told : List.of("Le sentier s’est effondré", first, day, BASE + "id/sentier/chamois-corneille")) {
            assertTrue(answer.body().contains(told), () -> told + " is not in " + answer.body());
        }
        assertEquals(List.of(), answer.headers().allValues("Link"));
    }

    /** The other forms have the character itself. */
    @Test
    void whatXmlCannotSayDoesNotKeepTheRestFromReaders() throws Exception {
        for (String told : List.of("410 /doc/refuge/bivouac-b Le vent l’emporta", "200 /doc/refuge/bivouac-d Bivouac 3",
                "200 /list/refuge Bivouac 3")) {
            String[] words = told.split(" ", 3);
            String body = words[2].replaceFirst("(.*) ", "$1\u001b");
            for (Lang lang : List.of(Lang.RDFXML, Lang.NTRIPLES)) {
                HttpResponse<String> answer = site.get(words[1] + (lang == Lang.RDFXML ? ".rdf" : ".nt"));
                assertEquals(words[0], "" + answer.statusCode(), told);
                String said = lang == Lang.RDFXML ? body.replace('\u001b', '\ufffd') : body;
                assertTrue(graph(answer, lang).stream().map(Triple::getObject).anyMatch(object -> object.isLiteral()
                        && object.getLiteralLexicalForm().equals(said)), answer::body);
            }
        }
    }

    /** Its address was published, so it may stand in somebody's data. */
    @ParameterizedTest
    @ValueSource(strings = {"/id/refuge/retour", "/doc/refuge/retour", "/doc/refuge/retour.html"})
    void thingOfAReleaseThatWasGoneBackFromLeadsThere(String path) throws Exception {
        HttpResponse<String> answer = get(path, "text/html", "fr");
        String there = "/releases/" + withdrawn + "/doc/refuge/retour";
        assertEquals(410, answer.statusCode(), answer::body);
        assertEquals(List.of("<" + there + ">; rel=\"predecessor-version\""), answer.headers().allValues("Link"));
        assertTrue(answer.body().contains("<a href=\"" + there + "\">"), answer::body);
        HttpResponse<String> turtle = site.get("/doc/refuge/retour.ttl");
        assertEquals(410, turtle.statusCode());
        assertTrue(graph(turtle, Lang.TURTLE).contains(node("id/refuge/retour"), RDFS.seeAlso.asNode(),
                node(there.substring(1))), turtle::body);
    }

    @Test
    void documentOfTheSuccessorObeysItsSchema() throws Exception {
        PublishedJson json = new PublishedJson(site);
        assertEquals(List.of(), json.faults("/doc/refuge/siffleur"));
        assertEquals(List.of(), json.faults("/doc/vallee/brume"));
    }

    @Test
    void whatNeverWasIsNotFound() throws Exception {
        for (String path : List.of("/id/refuge/nulle-part", "/doc/refuge/nulle-part.ttl", "/doc/refuge/marmotte.xyz")) {
            assertEquals(404, site.get(path).statusCode(), path);
        }
    }

    @Test
    void noListAndNoSiteMapNamesWhatIsGone() throws Exception {
        for (String path : List.of("/list/refuge", "/list/sentier", "/list/vallee", "/sitemap.xml")) {
            String body = get(path, "text/html", "fr").body();
            for (String gone : List.of("marmotte\"", "/marmotte<", "murmele", "double", "chamois-corneille")) {
                assertFalse(body.contains(gone), () -> gone + " is in " + path);
            }
        }
    }
}
