package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of claims about other things, such as the huts of a valley, a page shows a part: it says which, and where all are. */
class ManyClaimsIT {
    private static final int HUTS = 120;
    private static final int CLAIMS = 502;
    private static final Pattern REST = Pattern.compile("<p><a href=\"(/sparql\\?query=[^\"]*)\">([^<]*)</a>\\s*</p>");
    @TempDir
    private static Path folder;
    private static PublishedSite site;

    /** The first valley has many huts with a claim each, the third one a hut with many claims, the second no claims. */
    @BeforeAll
    static void publish() throws IOException {
        ChangingPublication publication = new ChangingPublication(folder.resolve("input"));
        StringBuilder huts = new StringBuilder();
        StringBuilder claims = new StringBuilder();
        for (int i = 0; i < HUTS; i++) {
            String key = "hutte-" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            huts.append(key).append(",Hutte,Capanna,brume,2000,,,,premiere\n");
            claims.append(key).append("-lits,").append(key).append(",lits,40,2011,premiere\n");
        }
        for (int i = 0; i < CLAIMS; i++) {
            claims.append("lits-").append(i).append(",marmotte,lits,").append(i).append(",2011,premiere\n");
        }
        append("data/huts.csv", huts.toString());
        append("data/statements.csv", claims.toString());
        append("ontology/formes.ttl", """
                formes:Vallee a sh:NodeShape ; sh:targetClass mots:Vallee ; sh:property [
                  sh:path ( [ sh:inversePath mots:dansLaVallee ] [ sh:inversePath mots:auSujetDe ] ) ;
                  sh:name "Dires"@fr , "Detti"@it ; sh:group formes:faits ; sh:order 1 ] .
                """);
        Path pages = publication.folder.resolve("ontology/pages.ttl");
        Files.writeString(pages, Files.readString(pages).replace("site:class mots:Vallee ;",
                "site:class mots:Vallee ; site:shape formes:Vallee ;"));
        site = new PublishedSite(folder.resolve("releases"), publication.folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void append(String file, String lines) throws IOException {
        Path path = folder.resolve("input").resolve(file);
        Files.writeString(path, Files.readString(path) + lines);
    }

    @Test
    void pageTellsHowManyOfManyThingsItShowsAndWhereAllAre() throws Exception {
        Matcher rest = rest("brume");
        assertTrue(rest.group(2).matches(".*\\b101 .*\\b100 .*\\b122[,;].*"), rest.group(2));
        assertEquals(HUTS + 2, answers(rest.group(1)));
    }

    @Test
    void pageTellsHowManyClaimsOfManyItShows() throws Exception {
        Matcher rest = rest("silence");
        assertTrue(rest.group(2).matches(".*\\b500 .*\\b1 .*\\b1[,;].*"), rest.group(2));
        assertEquals(CLAIMS, answers(rest.group(1)));
    }

    @Test
    void pageThatShowsAllSaysNothing() throws Exception {
        assertFalse(REST.matcher(page("orage")).find());
    }

    private static Matcher rest(String valley) throws Exception {
        String page = page(valley);
        Matcher rest = REST.matcher(page);
        assertTrue(rest.find(), page);
        return rest;
    }

    private static String page(String valley) throws Exception {
        return StringEscapeUtils.unescapeHtml4(
                site.get("/doc/vallee/" + valley, "Accept", "text/html", "Accept-Language", "fr").body());
    }

    private static long answers(String query) throws Exception {
        HttpResponse<String> answer = site.get(query, "Accept", "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().lines().count() - 1;
    }
}
