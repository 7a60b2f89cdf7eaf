package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;

/** Saved queries with values of the reader's own: what becomes of them, and what is told of those that are none. */
class SavedQueriesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_PROBLEM = "application/problem+json";
    @TempDir
    private static Path folder;
    private static PublishedSite site;

    @BeforeAll
    static void publish() throws IOException {
        site = QuerySite.publish(folder, Limits.STANDARD.within(Duration.ofSeconds(1))
                .within(new Limits.Crowd(16, 2, 16, Duration.ofMillis(200))));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "?thing text:query \"ATHENE\"                         | 2", "?thing text:query (\"Atene\"@en 9)     | 0",
            "(?thing ?score) text:query (rdfs:label \"munic*\" 1) | 1",
            "(?thing ?score ?text) text:query \"munchen\"          | 4",
            "<id/city/muenchen> text:query \"munchen\"             | 1",
            "VALUES ?w { \"berlin\" \"athen\" } (?thing ?s ?t rdfs:label) text:query (?w 50) "
                    + "FILTER(CONTAINS(STR(?thing), \"/city/\") && LANG(?t) = \"de\") | 2"})
    void textsAreSearchedInAQuery(String pattern, int rows) throws Exception {
        String query = "PREFIX text: <https://w3id.org/portolan/text#> "
                + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT * WHERE { " + pattern + " }";
        HttpResponse<String> answer = site.get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
                "Accept", "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(rows, JSON.readTree(answer.body()).at("/results/bindings").size(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?thing text:query (1 2 3)", "() text:query \"a\"", "?thing text:query (\"a\" 0)",
            "?thing text:query (\"a\" \"b\" 3)", "(?a ?b ?c ?d ?e) text:query \"a\"", "?thing text:query ?words"})
    void searchThatIsNotWrittenAsItMustBeIsRefusedWithASentence(String pattern) throws Exception {
        HttpResponse<String> answer = site.get("/sparql?query=" + URLEncoder.encode(
                "PREFIX text: <https://w3id.org/portolan/text#> SELECT * WHERE { " + pattern + " }",
                StandardCharsets.UTF_8), "Accept", "application/json");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(JSON.readTree(answer.body()).get("detail").asText().contains("text#query>: "), answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "text=a%20%22b%22   | text   | literal | a \"b\"",
            "whole=%2B07        | whole  | http://www.w3.org/2001/XMLSchema#integer | 7",
            "part=-2.50         | part   | http://www.w3.org/2001/XMLSchema#decimal | -2.50",
            "day=2024-02-29     | day    | http://www.w3.org/2001/XMLSchema#date | 2024-02-29",
            "about=2024-02      | about  | http://id.loc.gov/datatypes/edtf/EDTF | 2024-02",
            "truth=false        | truth  | http://www.w3.org/2001/XMLSchema#boolean | false",
            "tag=zh-Hant        | tag    | literal | zh-hant",
            "city=palermo       | city   | uri | https://w3id.org/iash/id/city/palermo",
            "city=id/city/bonn  | city   | uri | https://w3id.org/iash/id/city/bonn",
            "city=https://w3id.org/iash/id/city/bonn | city | uri | https://w3id.org/iash/id/city/bonn",
            "item=Q1741         | item   | uri | http://www.wikidata.org/entity/Q1741",
            "side=north         | side   | literal | north",
            "number=12          | number | http://www.w3.org/2001/XMLSchema#integer | 12"})
    void valueBecomesATermOfTheDatatype(String search, String variable, String type, String value) throws Exception {
        JsonNode rows = rows("/queries/every-type.json?" + search);
        assertEquals(1, rows.size());
        assertEquals(List.of(variable), List.copyOf(names(rows.get(0))));
        JsonNode term = rows.get(0).get(variable);
        assertEquals(type, term.path("datatype").asText(term.path("type").asText()));
        assertEquals(value, term.path("value").asText());
    }

    /** To find what is near takes time that nobody gave: it is done for one value of a parameter. */
    @Test
    void oneValueOfAParameterIsToldWhatIsNear() throws Exception {
        JsonNode errors = JSON.readTree(site.get("/queries/every-type.json?town=palerm&town=bon&city=bonm").body())
                .path("errors");
        assertEquals(3, errors.size(), errors::toString);
        assertTrue(errors.get(0).path("detail").asText().contains("“bonn”"), errors::toString);
        assertTrue(errors.get(1).path("detail").asText().contains("“palermo”"), errors::toString);
        assertFalse(errors.get(2).path("detail").asText().contains("Did you mean"), errors::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "whole=0 | whole | a whole number, from 1 to 10 | 3",
            "whole=11 | whole | a whole number, from 1 to 10 | 3",
            "whole=1.5 | whole | a whole number, from 1 to 10 | 3",
            "whole=9999999999999999999 | whole | a whole number, from 1 to 10 | 3",
            "part=1e3 | part | a number, with a point before the decimals | 2.5",
            "day=2023-02-29 | day | a day of the calendar as year-month-day | 2024-02-29",
            "day=2023-02 | day | a day of the calendar as year-month-day | 2024-02-29",
            "about=2023-13 | about | a year, a month or a day, as exactly as you like | 2024-02",
            "truth=yes | truth | true or false | true",
            "tag=d | tag | the tag of a language (BCP 47) | de",
            "city=a/b | city | the key of a thing, or its whole address | palermo",
            "city=https://example.org/id/city/bonn | city | the key of a thing, or its whole address | palermo",
            "city=../city/bonn | city | the key of a thing, or its whole address | palermo",
            "city=id/organisation/iash | city | the key of a thing, or its whole address | palermo",
            "side=west | side | one of north, south | north",
            "number=1&number=2&number=3&number=4 | number | a whole number; up to 3, one a line | 7",
            "whole=1&whole=2 | whole | a whole number, from 1 to 10 | 3",
            "text=a%00b | text | a text of at most 500 characters | some words"})
    void valueThatIsNoneIsToldWithTheFormAndAnExample(String search, String parameter, String expected, String example)
            throws Exception {
        HttpResponse<String> answer = site.get("/queries/every-type.json?" + search);
        assertEquals(400, answer.statusCode());
        assertEquals(JSON_PROBLEM, answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals("https://w3id.org/portolan/query-problem#parameter", problem.path("type").asText());
        assertEquals(400, problem.path("status").asInt());
        assertEquals(1, problem.path("errors").size(), problem::toString);
        assertEquals(parameter, problem.at("/errors/0/parameter").asText());
        assertEquals(expected, problem.at("/errors/0/expected").asText());
        assertEquals(example, problem.at("/errors/0/example").asText());
        String detail = problem.path("detail").asText();
        assertTrue(detail.contains(expected) && detail.contains("for example " + example), detail);
    }

    /** What would be a query in a query that is pasted together. */
    @ParameterizedTest
    @ValueSource(strings = {"\" } UNION { ?s ?p ?o } #", "x\"} ; DROP ALL ; {", "\\", "\\\" . ?s ?p ?o", "'''", "\"\"\"",
            "a\nb\r\n# comment", "<http://example.org/> ?p ?o", "> . ?s ?p ?o . <", "?city", "$city", "UNDEF", "}", "{",
            "\u202e\ud83d\ude00", "%22%7D", "' OR 1=1 --", "</code><script>alert(1)</script>"})
    void whatLooksLikeSparqlStaysText(String value) throws Exception {
        String search = "?text=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        JsonNode rows = rows("/queries/every-type.json" + search);
        assertEquals(1, rows.size());
        assertEquals(value, rows.get(0).at("/text/value").asText());
        String page = site.get("/queries/every-type" + search, "Accept", "text/html").body();
        assertFalse(page.contains("<script>alert"), page);
        String shown = StringEscapeUtils.unescapeHtml4(page.replaceFirst("(?s).*<pre tabindex=\"0\"><code>", "")
                .replaceFirst("(?s)</code></pre>.*", ""));
        String run = site.get("/queries/every-type.rq" + search).body();
        assertEquals(run, shown);
        assertTrue(QueryFactory.create(run).toString().contains("VALUES ?text"), run);
        for (String other : List.of("city", "whole", "day", "tag", "side")) {
            HttpResponse<String> refused = site.get("/queries/every-type.json" + search.replace("text", other));
            assertEquals(400, refused.statusCode(), other + ": " + refused.body());
        }
    }

    @Test
    void unknownNamesAreToldWithTheNearestAndAllFaultsAtOnce() throws Exception {
        JsonNode problem = JSON.readTree(site.get("/queries/members-as-of?contry=it&asof=soon&x=1",
                "Accept", "application/json").body());
        List<String> details = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> error.path("detail").asText()).sorted().toList();
        assertEquals(3, details.size(), details::toString);
        assertTrue(details.contains("The query has no parameter “contry”. Did you mean “country”?"), details::toString);
        assertTrue(details.contains("The query has no parameter “x”. It has: asof, country."), details::toString);
        HttpResponse<String> undecoded = site.get("/queries/members-as-of.json?asof=%ff", "Accept",
                "application/json");
        assertEquals("400 https://w3id.org/portolan/query-problem#parameter", undecoded.statusCode() + " "
                + JSON.readTree(undecoded.body()).path("type").asText(), undecoded.body());
        HttpResponse<String> none = site.get("/queries/goals.csv?asof=2020-01-01");
        assertEquals(400, none.statusCode());
        assertEquals("A parameter of the query is wrong.\nThe query has no parameter “asof”. It has none.\n",
                none.body());
        String thing = site.get("/queries/members-of-a-country.csv?country=dee").body();
        assertTrue(thing.contains("There is no thing “dee” here") && thing.contains("Did you mean “de”?"), thing);
    }

    @Test
    void browserGetsTheFormOnceMore() throws Exception {
        HttpResponse<String> page = site.get("/queries/members-as-of?asof=%22%3E%3Cb%3E", "Accept",
                "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language", "de");
        assertEquals(400, page.statusCode());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(page.body().contains("role=\"alert\"") && page.body().contains("value=\"&#34;>&lt;b>\""), page.body());
        assertTrue(page.body().contains("Erwartet wird: ein Tag des Kalenders"), page.body());
        assertTrue(page.body().contains("<option value=\"it\">Italien</option>"), page.body());
        assertFalse(page.body().contains("<table"), "an answer");
    }

    @Test
    void neededValueIsAskedForBeforeThereIsAnAnswer() throws Exception {
        HttpResponse<String> first = site.get("/queries/needs-a-value", "Accept", "text/html");
        assertEquals(200, first.statusCode());
        assertTrue(first.body().contains("required") && !first.body().contains("role=\"alert\""), first.body());
        assertFalse(first.body().contains("<table"), "an answer");
        HttpResponse<String> csv = site.get("/queries/needs-a-value.csv?city=");
        assertEquals(400, csv.statusCode());
        assertTrue(csv.body().contains("The parameter “city” needs a value."), csv.body());
        assertTrue(site.get("/queries/needs-a-value.csv?city=bonn").body().startsWith("label\r\nBonn\r\n"));
    }

    @Test
    void defaultsAreTheAnswerThatTheReleaseKeeps() throws Exception {
        String kept = site.get("/queries/members-as-of.csv").body();
        assertEquals(kept, site.get("/queries/members-as-of.csv?asof=2026-11-27&country=").body());
        assertFalse(kept.equals(site.get("/queries/members-as-of.csv?asof=2022-12-31").body()));
        assertTrue(kept.startsWith("city,") && kept.lines().skip(1).allMatch(row -> row.endsWith(",2026-11-27")), kept);
    }

    @Test
    void monthOrYearIsTakenForItsLastDayWhereTheQuerySaysSo() throws Exception {
        String path = "/queries/members-as-of.csv?asof=";
        assertEquals(site.get(path + "2022-12-31").body(), site.get(path + "2022").body());
        assertEquals(site.get(path + "2024-02-29").body(), site.get(path + "2024-02").body());
        assertEquals(200, site.get(path + "2022").statusCode());
        HttpResponse<String> none = site.get(path + "2022-13");
        assertEquals(400, none.statusCode());
        assertTrue(none.body().contains("a month or a year stands for its last day"), none.body());
        String page = site.get("/queries/members-as-of?asof=2022", "Accept", "text/html").body();
        assertTrue(page.contains("value=\"2022-12-31\""), page);
        assertEquals(400, site.get("/queries/every-type.csv?day=2024").statusCode());
    }

    @Test
    void severalValuesComeOneALineAsFormsSendThem() throws Exception {
        assertEquals(3, rows("/queries/every-type.json?number=1%0D%0A2%0D%0A%0D%0A3%0D%0A").size());
        assertEquals(2, rows("/queries/every-type.json?number=1&number=2").size());
    }

    @Test
    void queriesOfPagesHaveTheGuardAndTheTimeOfStrangers() throws Exception {
        HttpResponse<String> slow = site.get("/queries/slow.json?n=1");
        assertEquals(504, slow.statusCode(), slow.body());
        assertEquals("https://w3id.org/portolan/query-problem#out-of-time",
                JSON.readTree(slow.body()).path("type").asText());
        assertTrue(slow.headers().firstValue("ETag").isEmpty(), "a tag");
        assertTrue(site.get("/queries/slow?n=1", "Accept", "text/html").body().contains("1.0 seconds"));
        HttpResponse<String> refused = site.get("/queries/calls-a-function.csv?n=1");
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("function#e> is not allowed here"), refused.body());
        assertEquals(200, site.get("/queries/members-as-of.csv?asof=2022-01-01").statusCode());
    }

    /** As at the endpoint. */
    @Test
    void oneReaderHasItsShareOfThePlaces() throws Exception {
        String fresh = "/queries/members-as-of.csv?asof=2022-01-01";
        try (Socket one = asking("/queries/slow.json?n=1"); Socket other = asking("/queries/slow.json?n=2")) {
            Thread.sleep(100);
            HttpResponse<String> refused = site.get(fresh, "Accept", "application/json");
            assertEquals(429, refused.statusCode(), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertTrue(one.isConnected() && other.isConnected());
        }
        Thread.sleep(200); // they have left, and their queries with them
        assertEquals(200, site.get(fresh).statusCode());
    }

    private static Socket asking(String path) throws IOException {
        Socket socket = new Socket("127.0.0.1", site.address(path).getPort());
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** No reader takes a part for the whole: the connection breaks, and the server goes on. */
    @Test
    void answerThatRunsOutOfTimeUnderWayIsBrokenOff() throws Exception {
        for (String form : List.of("csv", "json", "geojson")) {
            assertThrows(IOException.class, () -> site.get("/queries/endless." + form + "?n=1"), form);
        }
        assertEquals("a,d,lat,long\r\n", site.get("/queries/endless.csv").body());
    }

    @Test
    void answerIsTaggedAndItsQueryCanBeChanged() throws Exception {
        String path = "/queries/members-as-of.csv?asof=2022-12-30";
        String tag = site.get(path).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, site.get(path, "If-None-Match", tag).statusCode());
        assertEquals(400, site.get(path + "x", "If-None-Match", tag).statusCode());
        for (String other : List.of("?asof=2022-12-31", "?asof=2022-12-30&country=it", "")) {
            HttpResponse<String> answer = site.get("/queries/members-as-of.csv" + other, "If-None-Match", tag);
            assertEquals(200, answer.statusCode(), other);
            assertNotEquals(tag, answer.headers().firstValue("ETag").orElse(tag), other);
        }
        assertTrue(site.ask("HEAD", path).body().isEmpty());
        String form = site.get("/queries/members-as-of?asof=2022-12-30&edit=yes").body();
        assertTrue(form.contains("<textarea") && form.contains("2022-12-30"), form);
        String german = site.get("/queries/members-as-of?asof=2022-12-30", "Accept-Language", "en").body();
        assertTrue(german.contains("href=\"/queries/members-as-of?asof=2022-12-30&amp;lang=de\""), german);
    }

    private static JsonNode rows(String path) throws Exception {
        HttpResponse<String> answer = site.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).at("/results/bindings");
    }

    private static TreeSet<String> names(JsonNode row) {
        TreeSet<String> names = new TreeSet<>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
