package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables and queries of pages show: what says something, and what is known beside what sources state. */
class ListsIT {
    private static final String SINCE = "iash-palermo,palermo,iash,founding-signatory,"
            + "greifswald-2021-06-29,2021-06,greifswald-2021-06-29,";
    private static final String JOINED = SINCE + ",iash,";
    private static final String LEFT = SINCE + "2024-03,,";

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

    /** As long as nobody has left there is no column for it. */
    @Test
    void columnThatNoRowFillsIsLeftOut() throws Exception {
        assertEquals(List.of("City", "Country", "Region", "Member since", "Role", "Certainty"),
                headings(page(site, "/list/city")));
        assertEquals(List.of("Organisation", "Own name", "Kind", "Founded", "Member of", "Homepage"),
                headings(page(site, "/list/organisation")));
        assertFalse(page(site, "/list/membership").contains(">Until</th>"));
        List<String> lists = Pattern.compile("href=\"(/list/[a-z]+)\"").matcher(page(site, "/")).results()
                .map(link -> link.group(1)).distinct().toList();
        assertEquals(8, lists.size());
        for (String list : lists) {
            assertEquals(List.of(), emptyColumns(page(site, list)), list);
        }
    }

    /** What has no name for readers, such as shapes and the description of the site, is counted together. */
    @Test
    void changesAreCountedByWhatHasAName() throws Exception {
        String page = page(site, "/changes");
        assertTrue(page.contains("City: 36 added") && page.contains("other: "), page);
        assertFalse(page.contains("site#") || page.contains("shacl#") || page.contains("without a class"), page);
    }

    @Test
    void pageNeitherLinksToItselfNorFromTheTermsThatItIsAnExampleOf() throws Exception {
        String claim = page(site, "/doc/claim/iash-members-berlin-2024");
        assertTrue(claim.contains("<h1"), claim);
        assertFalse(claim.contains("Example"), claim);
        String bonn = page(site, "/doc/city/bonn");
        assertTrue(bonn.contains("Place: "), bonn);
        assertFalse(bonn.contains("href=\"/id/city/bonn\""), bonn);
    }

    @Test
    void whoeverHasLeftIsMarkedInTheList() throws Exception {
        Path input = folder.resolve("input");
        FileUtils.copyDirectory(Path.of("data").toFile(), input.resolve("data").toFile());
        FileUtils.copyDirectory(Path.of("ontology").toFile(), input.resolve("ontology").toFile());
        Path table = input.resolve("data/memberships.csv");
        String before = Files.readString(table);
        assertTrue(before.contains(JOINED), before);
        Files.writeString(table, before.replace(JOINED, LEFT));
        try (PublishedSite later = new PublishedSite(folder.resolve("releases"), input)) {
            String list = page(later, "/list/city");
            assertEquals(List.of("City", "Country", "Region", "Member since", "Member until", "Role", "Certainty"),
                    headings(list));
            String row = list.substring(list.lastIndexOf("/id/city/palermo")).replaceFirst("(?s)</tr>.*", "");
            assertTrue(row.contains("March 2024"), row);
            assertEquals(1, Pattern.compile("March 2024").matcher(list).results().count(), list);
            assertTrue(page(later, "/list/membership").contains(">Until</th>"));
        }
    }

    /** A number of inhabitants without a date says so, as on the page of its place. */
    @Test
    void claimWithoutADateIsToldAsUndated() throws Exception {
        String list = page(site, "/list/claim");
        String row = list.substring(list.lastIndexOf("/id/claim/population-palermo")).replaceFirst("(?s)</tr>.*", "");
        assertTrue(row.contains("undated"), row);
        assertTrue(site.get("/list/claim", "Accept", "text/html", "Accept-Language", "de").body()
                .contains("ohne Datum"));
    }

    /** Beside the few signatures that are known by name stands how many sources state. */
    @Test
    void declarationsShowWhatSourcesStateBesideWhatIsKnown() throws Exception {
        String home = page(site, "/");
        String row = home.substring(home.indexOf(">Villeurbanne Declaration</a>")).replaceFirst("(?s)</tr>.*", "")
                .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        assertTrue(row.endsWith("November 2023 1 21 cities"), row);
        assertTrue(home.contains("32 to 33 cities") && home.contains(">Sources state</th>"), home);
    }

    /** The list of claims and the query that begins with them name what each is from. */
    @Test
    void queryForClaimsAsksForTheirSourcesToo() throws Exception {
        String terms = page(site, "/ns");
        String query = terms.substring(terms.indexOf("?thing a &lt;ns#Claim&gt;")).replaceFirst("(?s)LIMIT.*", "");
        assertTrue(query.contains("<http://www.w3.org/ns/prov#wasDerivedFrom> ?wasDerivedFrom".replace("<", "&lt;")
                .replace(">", "&gt;")), query);
    }

    /** Who reads in another language gets that by choosing it. */
    @Test
    void whatNoShapeArrangesIsToldInTheReadersLanguageAlone() throws Exception {
        String english = page(site, "/ns");
        assertTrue(english.contains("The few terms that") && !english.contains("Die wenigen Begriffe"), english);
        assertFalse(english.contains("<small class=\"tag\">de</small>"), english);
        String german = site.get("/ns", "Accept", "text/html", "Accept-Language", "de").body();
        assertTrue(german.contains("Die wenigen Begriffe") && !german.contains("The few terms that"), german);
        assertTrue(site.get("/ns", "Accept", "text/turtle").body().contains("Die wenigen Begriffe"));
    }

    /** The style sheet puts the cells of such a table below each other, and says of the later ones what they are. */
    @Test
    void queriesAndDrawingAreMadeForNarrowScreensToo() throws Exception {
        String queries = page(site, "/queries/");
        assertTrue(queries.contains("<div class=\"stacked\">"), queries);
        assertTrue(queries.replaceAll("\\s", "").contains("<tddata-heading=\"Parameters\"><div><span>from</span></div>"),
                queries);
        assertFalse(page(site, "/list/city").contains("data-heading"));
        assertTrue(page(site, "/ns").replaceAll("\\s", "").contains("<divclass=\"middle\"><svg"));
        String sheet = Pattern.compile("href=\"(/assets/[^\"]+[.]css)\"").matcher(queries).results()
                .map(link -> link.group(1)).findFirst().orElseThrow();
        String css = site.get(sheet).body();
        assertTrue(css.contains(".stacked td:nth-child(n+3)::before") && css.contains("@keyframes middle"), css);
        assertTrue(css.matches("(?s).*\\.wide caption \\{[^}]*position: sticky; left: 0;[^}]*max-width: calc\\(100vw.*"),
                "a caption stays within the window when its table is wider");
        assertTrue(page(site, "/ns").contains("class=\"drawing fitting\"") && css.contains(
                ".drawing.fitting { max-width: 100%; height: auto; }"), "wide windows show the whole drawing");
    }

    /** The lines that name it for programs leave no gap in the query that a page shows. */
    @Test
    void queryIsShownWithoutGaps() throws Exception {
        for (String path : List.of("/queries/what-is-not-known", "/queries/members-as-of?asof=2022")) {
            String page = page(site, path);
            String query = page.substring(page.indexOf("<code>BASE ")).replaceFirst("(?s)</code>.*", "");
            assertTrue(query.contains("SELECT ") && !query.contains("\n\n\n"), query);
        }
    }

    private static String page(PublishedSite site, String path) throws Exception {
        return site.get(path, "Accept", "text/html", "Accept-Language", "en").body();
    }

    private static List<String> headings(String page) {
        return Pattern.compile("<th scope=\"col\">([^<]*)</th>").matcher(page).results().map(found -> found.group(1))
                .toList();
    }

    /** The headings of the columns that have a text in no row. */
    private static List<String> emptyColumns(String page) {
        List<List<String>> rows = Pattern.compile("(?s)<tr>(.*?)</tr>").matcher(page.replaceFirst("(?s).*<tbody>", ""))
                .results().map(row -> Pattern.compile("(?s)<td>(.*?)</td>").matcher(row.group(1)).results()
                        .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip()).toList()).toList();
        List<String> headings = headings(page);
        return headings.stream().filter(heading -> rows.stream()
                .allMatch(row -> row.get(headings.indexOf(heading)).isEmpty())).toList();
    }
}
