package org.portolan.fuseki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;
import static org.portolan.fuseki.Fixture.header;

import com.github.luben.zstd.ZstdInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.protocol.AnswerFilter;

/** Answers are compressed for those who ask, and what a limit cuts off looks broken then, too. */
class CompressionIT {
    private static final String MANY = "/sparql?format=csv&query=" + encoded("SELECT * { ?a ?b ?c . ?d ?e ?f }");
    private static final String ENDLESS = "/sparql?format=csv&query=" + encoded("SELECT * { ?a ?b ?c . ?d ?e ?f . "
            + "?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }");
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .limits(Limits.STANDARD.within(Duration.ofMillis(800))).routes(List.of(new Route("/*", new Tagged()))));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** RFC 9110, 12.5.3; that a request's own encoding is not known (415) is another thing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"identity;q=0 | 406", "*;q=0 | 406", "br, *; q=0.000 | 406",
        "gzip;q=0, identity;q=0 | 406", "gzip, identity;q=0 | 200", "*;q=0, zstd;q=0.1 | 200", "br | 200",
        "identity;q=0, * | 200", "*;q=0, identity | 200", "identity;q=0.5 | 200"})
    void encodingThatThereIsNotIsRefusedAndAnyOtherWordIsNot(String accepted, int status) throws Exception {
        HttpResponse<String> answer = Fixture.send(fixture.to("/sparql?query=" + encoded("ASK {}"))
                .header("Accept-Encoding", accepted).header("Accept", "application/sparql-results+json, */*;q=0.1"));
        assertEquals(status, answer.statusCode(), answer.body());
        if (status == 406) {
            assertEquals("application/problem+json", header(answer, "Content-Type"));
            assertTrue(answer.body().contains("query-problem#not-acceptable"), answer.body());
        }
    }

    /** Two kilobytes of the type that the path names, with a tag. */
    private static final class Tagged extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("ETag", "\"x\"");
            if (String.valueOf(request.getHeader("If-None-Match")).contains("\"x\"")) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            if (request.getRequestURI().equals("/breaks")) {
                byte[] much = new byte[200_000];
                new Random(0).nextBytes(much);
                response.getOutputStream().write(much);
                AnswerFilter.breakOff(request, "as a query does whose time is up");
                return;
            }
            response.setContentType(request.getPathInfo().substring(1));
            response.getOutputStream().write(new byte[2048]);
        }
    }

    private static HttpResponse<byte[]> get(String path, String coding, String... headers) throws Exception {
        var request = fixture.to(path).header("Accept-Encoding", coding);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] plain(HttpResponse<byte[]> response) throws IOException {
        InputStream body = new ByteArrayInputStream(response.body());
        return switch (header(response, "Content-Encoding")) {
            case "gzip" -> new GZIPInputStream(body).readAllBytes();
            case "zstd" -> new ZstdInputStream(body).readAllBytes();
            default -> response.body();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip | gzip", "zstd | zstd", "gzip, deflate, br, zstd | gzip",
        "zstd;q=1, gzip;q=0.5 | zstd", "identity | ''", "gzip;q=0 | ''", "br | ''"})
    void rowsAreCompressedAsTheClientAsks(String accept, String coding) throws Exception {
        HttpResponse<byte[]> response = get(MANY, accept);
        assertEquals(200, response.statusCode());
        assertEquals(coding, header(response, "Content-Encoding"));
        assertTrue(header(response, "Vary").contains("Accept-Encoding"), response.headers().toString());
        assertArrayEquals(fixture.get(MANY).body().getBytes(), plain(response));
    }

    @Test
    void answersWithoutCompressionVaryToo() throws Exception {
        assertEquals("Accept, Accept-Encoding", header(fixture.get(MANY), "Vary"));
        assertEquals("Accept, Accept-Encoding", header(fixture.get("/sparql?query=nonsense"), "Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/gzip", "application/zstd", "image/png", "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void whatIsCompressedAlreadyIsLeftAlone(String type) throws Exception {
        HttpResponse<byte[]> response = get("/" + type, "gzip, zstd");
        assertEquals("", header(response, "Content-Encoding"));
        assertEquals(2048, response.body().length);
        assertEquals("\"x\"", header(response, "ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip | \"x--gzip\"", "zstd | \"x--zstd\"", "identity | \"x\""})
    void tagsOfCodingsDifferAndAreKnownAgain(String coding, String tag) throws Exception {
        HttpResponse<byte[]> first = get("/text/html", coding);
        assertEquals(tag, header(first, "ETag"));
        HttpResponse<byte[]> again = get("/text/html", coding, "If-None-Match", "\"y\", " + tag);
        assertEquals(304, again.statusCode());
        assertEquals(tag, header(again, "ETag"));
        assertTrue(header(again, "Vary").contains("Accept-Encoding"));
        assertEquals(200, get("/text/html", coding, "If-None-Match", "\"y--gzip\"").statusCode());
    }

    /** RFC 9110, 13.1: the tag is compared with that of the coding in which the client gets the answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "identity | If-None-Match | \"x--zstd\", \"x\" | 304 | \"x\"",
        "identity | If-None-Match | \"x--gzip\" | 200 | \"x\"",
        "zstd | If-None-Match | \"x--gzip\" | 200 | \"x--zstd\"",
        "gzip, zstd;q=0.5 | If-None-Match | \"x--zstd\" | 200 | \"x--gzip\"",
        "gzip | If-None-Match | \"x\", W/\"x--gzip\" | 304 | \"x--gzip\"",
        "gzip | If-None-Match | \"y\", \"x\" | 304 | \"x\"",
        "identity | If-Match | \"x--gzip\" | 412 | ''",
        "identity | If-Match | \"x--gzip\", \"x\" | 200 | \"x\"",
        "gzip | If-Match | \"x--gzip\" | 200 | \"x--gzip\"",
        "gzip | If-Match | W/\"x--gzip\" | 412 | ''",
        "gzip | If-Match | \"x--zstd\", \"x\" | 412 | ''",
        "zstd | If-Match | * | 200 | \"x--zstd\""})
    void tagOfAnotherCodingIsAnotherTag(String coding, String condition, String tags, int status, String tag)
            throws Exception {
        for (String path : List.of("/text/html", MANY)) {
            String plain = header(get(path, "identity"), "ETag").replace("\"", "");
            HttpResponse<byte[]> answer = get(path, coding, condition, tags.replace("x", plain));
            assertEquals(status, answer.statusCode(), path);
            assertEquals(tag.replace("x", plain), header(answer, "ETag"), path);
            assertTrue(header(answer, "Vary").contains("Accept-Encoding"), path);
            if (status == 412) {
                assertEquals("", header(answer, "Content-Encoding"));
                assertTrue(new String(answer.body(), UTF_8).contains("has changed"), path);
            }
        }
    }

    /** It has no tag, so any that is demanded is another one; what is not there, is not there. */
    @Test
    void answerWithoutATagIsNoneOfThoseDemanded() throws Exception {
        for (String path : List.of("/limits", "/health/live")) {
            assertEquals(412, get(path, "identity", "If-Match", "\"y\"").statusCode(), path);
            assertEquals(200, get(path, "identity", "If-Match", "*").statusCode(), path);
        }
        assertEquals(400, get("/sparql?query=nonsense", "identity", "If-Match", "\"y\"").statusCode());
        assertEquals(304, get("/text/html", "identity", "If-Match", "\"x\"", "If-None-Match", "\"x\"").statusCode());
        assertEquals(412, get("/text/html", "identity", "If-Match", "\"y\"", "If-None-Match", "\"x\"").statusCode());
        assertEquals(412, Fixture.send(fixture.to(MANY).header("If-Match", "\"y\"")
                .method("HEAD", BodyPublishers.noBody())).statusCode());
    }

    /** RFC 9110, 9.3.2: a cache would else take the answer that it has for an old one. */
    @ParameterizedTest
    @CsvSource({"/text/html, gzip", "/text/html, zstd", "/text/html, identity", "/image/png, gzip", "/limits, gzip",
        "many, gzip", "many, zstd"})
    void headSaysWhatGetWouldSay(String what, String coding) throws Exception {
        String path = what.equals("many") ? MANY : what;
        HttpResponse<byte[]> whole = get(path, coding);
        HttpResponse<String> head = Fixture.send(fixture.to(path).header("Accept-Encoding", coding)
                .method("HEAD", BodyPublishers.noBody()));
        for (String name : List.of("ETag", "Content-Encoding", "Content-Type", "Vary")) {
            assertEquals(header(whole, name), header(head, name), name);
        }
        String length = header(head, "Content-Length");
        assertTrue(length.isEmpty() || length.equals(String.valueOf(whole.body().length)), length);
    }

    /** Two hyphens are in one of two hundred tags of answers, too. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a--b\"", "W/\"a--b--gzip\"", "a--gzip", "\"--\", \"x\"", "--"})
    void tagWithHyphensIsATag(String tag) throws Exception {
        for (String coding : List.of("gzip", "zstd", "identity")) {
            int status = get("/text/html", coding, "If-None-Match", tag).statusCode();
            assertEquals(tag.contains("\"x\"") ? 304 : 200, status, coding);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "identity"})
    void compressedAnswerThatIsCutOffIsBroken(String coding) throws Exception {
        IOException broken = assertThrows(IOException.class, () -> get(ENDLESS, coding));
        assertFalse(broken.getMessage().contains("timed out"), broken.toString());
        assertEquals(200, get(MANY, coding).statusCode());
    }

    /** Memory beside the heap is seen by the system alone; half of the answers end before their end. */
    @Test
    void encodersAreGivenBack() throws Exception {
        get(MANY, "zstd");
        long before = resident();
        for (int i = 0; i < 200; i++) {
            assertEquals("zstd", header(get(MANY, "zstd"), "Content-Encoding"));
            assertThrows(IOException.class, () -> get("/breaks", "zstd"));
        }
        long more = resident() - before;
        assertTrue(more < 350_000, more + " KB more, of which the heap may be 256,000");
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).findFirst().orElseThrow();
    }
}
