package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages tell of what sources say: all of it, who they are, and where they differ. */
class SourcesSayIT {
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

    /** Wording, certainty and note are as much of a claim as its value. */
    @Test
    void tableOfClaimsTellsAllThatAClaimSays() throws Exception {
        String alliance = page("organisation/iash", "en");
        assertEquals("number of members 34 Note: List without Bonn and Utrecht September 2023 "
                + "Städtenetzwerkarbeit , Land Berlin, Abteilung Integration und Migration, September 2023 differs: 35",
                row(alliance, "iash-members-berlin-2023"));
        assertTrue(row(alliance, "iash-founders-rgre").startsWith("number of founding signatories more than 30 June"));
        assertTrue(row(page("organisation/iash", "de"), "iash-founders-rgre")
                .contains("mehr als 30 Wortlaut: more than 30"));
        assertTrue(row(page("membership/fs2c-open-arms", "en"), "fs2c-open-arms-2020")
                .startsWith("named in the list yes Wording: Open Arms Italy Certainty: stated 2020 From Sea to City"));
        assertTrue(row(page("city/rottenburg", "en"), "rottenburg-name").contains("Rottenburg Note: Taken as"));
        assertTrue(alliance.contains("<section class=\"stacked\">") && alliance.contains("data-heading=\"As of\""));
    }

    /** In the tables of claims, beside a membership and at the row that a mark leads to. */
    @Test
    void notesStandInTheLanguageOfThePage() throws Exception {
        assertTrue(row(page("organisation/iash", "de"), "iash-members-berlin-2023")
                .startsWith("Zahl der Mitglieder 34 Anmerkung: Liste ohne Bonn und Utrecht September 2023 "));
        String bonn = words(page("city/bonn", "de"));
        assertTrue(bonn.contains("Anmerkung zur Mitgliedschaft Als Gründungsunterzeichnerin und in der Liste der 36"), bonn);
        assertFalse(bonn.contains("Named as a founding signatory") || bonn.contains("leaves out Bonn"), bonn);
        String english = words(page("city/bonn", "en"));
        assertTrue(english.contains("Note on the membership Named as a founding signatory and in the list of 36"), english);
        assertFalse(english.contains("Als Gründungsunterzeichnerin"), english);
        assertTrue(words(page("city/trier", "en")).contains("Note: One source only"));
        assertFalse(words(page("city/trier", "en")).contains("Nur eine Quelle"));
        assertTrue(words(page("organisation/from-the-sea-to-the-city", "de"))
                .contains("Anmerkung: Nicht in dieser Liste, die vollständig ist"));
        for (String kind : List.of("position/iash-legal-migration", "signature/palermo-potsdam-palermo",
                "source/greifswald-2021-06-29")) {
            String german = words(page(kind, "de"));
            assertTrue(german.matches(".* Anmerkung (Nicht in dem Teil|In Palermo während|Nennt alle 33) .*"), german);
        }
    }

    /** The thing itself tells it, not only the page that collects all contradictions. */
    @Test
    void pageTellsWhereClaimsDifferFromTheTables() throws Exception {
        String alliance = page("organisation/iash", "en");
        assertTrue(words(notice(alliance)).matches(
                "Where sources differ : Bonn: named in the list · name · number of founding signatories · number of members"), notice(alliance));
        String members = difference(alliance, "number of members");
        assertTrue(members.startsWith("34 (the tables say: 35) Städtenetzwerkarbeit , Land Berlin, Abteilung "
                + "Integration und Migration, September 2023 as of September 2023 36 (as in the tables) "), members);
        assertTrue(alliance.contains("<a href=\"/id/claim/iash-members-berlin-2023\">as of September 2023</a>"));
        assertTrue(difference(alliance, "number of founding signatories").startsWith("32 (the tables say: 33) "
                + "Potsdam unterzeichnet Erklärung von Palermo , info-potsdam.de, 25 June 2021 as of 25 June 2021 more "
                + "than 30 (as in the tables) "));
        assertTrue(difference(page("city/potsdam", "de"), "Name des Stadtoberhaupts")
                .startsWith("Mark Schubert (die Tabellen sagen: Mike Schubert) "));
        assertFalse(page("city/athens", "en").contains("id=\"differences\""));
    }

    @Test
    void pageTellsWhereSourcesContradictEachOther() throws Exception {
        String demands = difference(page("declaration/palermo-declaration", "en"), "number of demands");
        assertTrue(demands.contains("5 Internationale Allianz Städte Sicherer Häfen , KommunalWiki"), demands);
        assertTrue(demands.contains("6 33 cities form"), demands);
        String consortium = page("organisation/from-the-sea-to-the-city", "en");
        assertTrue(difference(consortium, "founded by").contains("several European cities "
                + "Europäische Städte schließen"), consortium);
        String place = difference(consortium, "geographic scope, location");
        assertTrue(place.contains("geographic scope: several European countries") && place.contains("location: Palermo"),
                place);
    }

    /** A list without a date and a complete one without a date, of one site. */
    @Test
    void pageOfAMemberTellsWhereUndatedListsContradictEachOther() throws Exception {
        String member = page("organisation/afg-activist-collective", "en");
        assertTrue(notice(member).contains("named in the list"), notice(member));
        assertFalse(page("organisation/emergency", "en").contains("Where sources differ"));
    }

    /** Thousands and tens stand as numbers do, not as words. */
    @Test
    void statedNumbersStandInTheirOrder() throws Exception {
        String members = words(difference(page("organisation/staedte-sicherer-haefen", "en"), "number of members"));
        assertTrue(members.matches(".*\\b57 .*\\b100 .*more than 120 .*"), members);
    }

    /** The check decides; page, query, endpoint and documents all tell the same. */
    @Test
    void contradictionsAreDecidedOnce() throws Exception {
        String query = "SELECT ?a ?b { GRAPH <graph/provenance> { ?a <https://w3id.org/portolan/site#contradicts> ?b } "
                + "FILTER(STR(?a) < STR(?b)) }";
        String rows = csv(query);
        String pair = "https://w3id.org/iash/id/claim/palermo-declaration-demands,"
                + "https://w3id.org/iash/id/claim/palermo-declaration-demands-ema";
        assertTrue(rows.contains(pair), rows);
        assertEquals(rows.lines().count(), site.get("/queries/contradictions.csv").body().lines().count());
        String claim = page("claim/palermo-declaration-demands-ema", "en");
        assertTrue(difference(claim, "number of demands").contains("5"), claim);
        JsonNode json = new ObjectMapper().readTree(site.get("/doc/claim/palermo-declaration-demands-ema.json").body());
        assertEquals(2, json.path("contradicts").size(), json::toString);
    }

    /** Whoever quotes a source needs to know who published it, and when. */
    @Test
    void sourcesAreNamedWithPublisherAndDay() throws Exception {
        String cited = "</a><span class=\"beside\">, ANSA, 24 June 2021</span>";
        assertTrue(page("event/palermo-conference-2021", "en").contains(cited)
                || page("organisation/from-the-sea-to-the-city", "en").contains(cited));
        assertTrue(page("organisation/from-the-sea-to-the-city", "de").contains(", ANSA, 24. Juni 2021</span>"));
        String bonn = page("city/bonn", "en");
        assertTrue(bonn.contains("title=\"Greifswald gehört zu Mitbegründern einer „Internationalen Allianz der Sicheren "
                + "Häfen“, Universitäts- und Hansestadt Greifswald, 29 June 2021\""), bonn);
        assertTrue(words(site.get("/queries/member-count-in-sources", "Accept", "text/html", "Accept-Language", "en")
                .body()).contains("Städtenetzwerkarbeit , Land Berlin, Abteilung Integration und Migration"));
        String list = site.get("/list/source", "Accept", "text/html", "Accept-Language", "en").body();
        assertFalse(list.contains("class=\"beside\""), "publishers have a column there");
    }

    /** Who names a member, who leaves it out of a complete list, and who says nothing. */
    @Test
    void consortiumTellsWhichListNamesWhom() throws Exception {
        String page = page("organisation/from-the-sea-to-the-city", "en");
        String table = page.substring(page.indexOf("<caption>What sources say of each membership: named in the list"));
        List<String> headings = Arrays.stream(table.replaceFirst("(?s)</tr>.*", "").split("<th "))
                .skip(1).map(cell -> words("<th " + cell)).toList();
        assertEquals(7, headings.size(), headings::toString);
        assertEquals("From Sea to City, European Alternatives; as of 2020", headings.get(1));
        assertEquals(List.of("Zagreb City of Refuge", "no", "no", "yes", "", "yes", ""),
                cells(table, "Zagreb City of Refuge"));
        assertEquals(List.of("Open Arms", "yes Wording: Open Arms Italy Certainty: stated", "yes", "yes",
                "", "yes", ""), cells(table, "Open Arms"));
        assertEquals(List.of("AfgActivistCollective", "no", "no", "no", "", "no", "yes"),
                cells(table, "AfgActivistCollective"));
        assertTrue(words(table).contains("Certainty: stated; Note: Not in this list, which is complete"), table);
        assertTrue(table.contains("Certainty: incomplete reading") || table.contains("ends within this name"), table);
    }

    /** It is disputed, by whom it is named and by whom not, and what the tables hold. */
    @Test
    void cityTellsWhichListNamesIt() throws Exception {
        String page = page("city/bonn", "en");
        String text = words(page);
        assertTrue(text.contains("Certainty of the membership") && text.contains("disputed"), text);
        String said = difference(page, "International Alliance of Safe Harbours: named in the list");
        assertTrue(said.startsWith("no (the tables say: yes) Städtenetzwerkarbeit , Land Berlin"), said);
        assertTrue(said.contains("yes Who We Are (version with the list of member "
                + "cities) , International Alliance of Safe Harbours undated"), said);
        for (String of : List.of("Hansestadt Greifswald, 29 June 2021 as of 29 June 2021",
                "weltoffen-bonn.de, 28 June 2021 as of 28 June 2021")) {
            assertTrue(said.matches(".* yes .*" + of + ".*"), said);
        }
        String table = page.substring(page.indexOf("<caption>What sources say of the membership"));
        assertTrue(words(table).contains("no the tables say: yes Note: The list of 34 leaves out Bonn"), table);
    }

    /** As on a city's page: five lists, of which four are complete and leave it out. */
    @Test
    void organisationTellsWhichListNamesItAndWhichLeavesItOut() throws Exception {
        String page = page("organisation/afg-activist-collective", "en");
        String text = words(page);
        assertTrue(text.contains("Certainty of its membership single source"), text);
        assertTrue(text.contains("Note on its membership Named in version a of the page alone"), text);
        String caption = "<caption>What sources say of its membership: named in the list";
        assertTrue(page.contains(caption), page);
        List<String> said = cells(page.substring(page.indexOf(caption)), "From the Sea to the City");
        assertEquals(4, said.stream().filter(cell -> cell.startsWith("no")).count(), said::toString);
        assertEquals(1, said.stream().filter(cell -> cell.startsWith("yes")).count(), said::toString);
        assertFalse(text.contains("Everything on this page comes from one source"), text);
        assertTrue(text.contains("Claims that are listed here name their own sources. Everything else on this page comes "
                + "from one source."), text);
        assertTrue(page("organisation/alarm-phone", "de")
                .contains("<caption>Was Quellen zur eigenen Mitgliedschaft sagen"));
        assertFalse(page("organisation/iash", "en").contains("What sources say of its membership"));
    }

    /** The row is of the membership, the signature or the event that the value comes from, not of the thing itself. */
    @ParameterizedTest
    @ValueSource(strings = {"organisation/emergency", "organisation/from-the-sea-to-the-city", "organisation/iash",
            "organisation/afg-activist-collective", "city/bonn", "city/palermo", "city/athens",
            "declaration/palermo-declaration", "event/palermo-conference-2021"})
    void everySourceThatAMarkLeadsToHasItsRow(String thing) throws Exception {
        String page = page(thing, "en");
        for (String source : page.substring(page.indexOf("<ol class=\"sources\">")).split("<li id=\"source-")) {
            String number = source.replaceFirst("(?s)\".*", "");
            assertTrue(!page.contains("href=\"#source-" + number + "\"") || source.contains("?row="), source);
        }
    }

    /** A cell's own source is the thing's too, and not that of the rest of its row. */
    @Test
    void sourceOfACellIsCreditedWithTheCellAlone() throws Exception {
        String rows = csv("""
                SELECT ?place ?source { GRAPH <graph/provenance> { ?place <http://purl.org/dc/terms/source> ?source } }""");
        for (String credit : List.of("/data/signatures.csv#cell=29,5\",?.*/source/info-potsdam-2021-06-25",
                "/data/cities.csv#cell=3,6\",?.*/source/elot-743", "/data/places.csv#cell=3,6\",?.*/source/elot-743",
                "/data/regions.csv#cell=2,2\",?.*/source/compilation")) {
            assertTrue(rows.lines().anyMatch(row -> row.matches(".*" + credit.replace("\"", "\"?"))), credit);
        }
        assertFalse(rows.lines().anyMatch(row -> row.contains("/regions.csv#row=2,") && row.contains("compilation")));
        JsonNode attica = new ObjectMapper().readTree(site.get("/doc/region/attica.json").body());
        assertTrue(attica.path("wasDerivedFrom").toString().contains("/id/source/compilation"), attica::toString);
    }

    /** What is said of rows and cells is less than what they say. */
    @Test
    void provenanceHasAtMostThreeQuartersOfTheStatementsOfTheData() throws Exception {
        String[] counts = csv("""
                SELECT ?data ?provenance {
                  { SELECT (COUNT(*) AS ?data) { ?s ?p ?o } }
                  { SELECT (COUNT(*) AS ?provenance) { GRAPH <graph/provenance> { ?s ?p ?o } } }
                }""").lines().skip(1).findFirst().orElseThrow().split(",");
        int data = Integer.parseInt(counts[0]);
        int provenance = Integer.parseInt(counts[1]);
        assertTrue(provenance > data / 4 && provenance <= 0.75 * data, provenance + " to " + data);
    }

    private static String csv(String query) throws Exception {
        return site.get("/sparql?query=" + URLEncoder.encode("BASE <https://w3id.org/iash/> " + query,
                StandardCharsets.UTF_8), "Accept", "text/csv").body();
    }

    private static String page(String name, String language) throws Exception {
        return StringEscapeUtils.unescapeHtml4(
                site.get("/doc/" + name, "Accept", "text/html", "Accept-Language", language).body());
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    private static String notice(String page) {
        assertTrue(page.contains("<p class=\"notice\">"), page);
        return page.substring(page.indexOf("<p class=\"notice\">")).replaceFirst("(?s)</p>.*", "");
    }

    /** What stands in the section of differences under one of these names. */
    private static String difference(String page, String... names) {
        assertTrue(page.contains("id=\"differences\""), page);
        String section = page.substring(page.indexOf("id=\"differences\"")).replaceFirst("(?s)</section>.*", "");
        String name = Arrays.stream(names).filter(one -> section.contains("<dt>" + one + "</dt>")).findFirst()
                .orElseThrow(() -> new AssertionError(section));
        return words(section.substring(section.indexOf("<dt>" + name + "</dt>") + name.length() + 9)
                .replaceFirst("(?s)<dt>.*", ""));
    }

    /** The row of the table of claims that begins with this one. */
    private static String row(String page, String claim) {
        int at = page.indexOf("/id/claim/" + claim + "\"", page.indexOf("<caption>"));
        assertTrue(at > 0, page);
        return words(page.substring(page.lastIndexOf("<tr>", at), page.indexOf("</tr>", at)));
    }

    /** The cells of the row of this name, without the letters of notes. */
    private static List<String> cells(String table, String name) {
        int at = table.indexOf(">" + name + "</a>");
        assertTrue(at > 0, table);
        String row = table.substring(table.lastIndexOf("<tr>", at), table.indexOf("</tr>", at));
        return Arrays.stream(row.split("<td")).skip(1).map(cell -> words("<td" + cell).replaceAll(" ?\\([a-z]\\)", ""))
                .toList();
    }
}
