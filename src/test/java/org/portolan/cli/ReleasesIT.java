package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What changed, and releases by their names, over HTTP. The server is a process of its own, as another one makes and
 * removes releases; the test that removes some comes last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleasesIT {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static ChangingPublication publication;
    private static final List<String> IDS = new ArrayList<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Process server;
    private static URI site;

    @BeforeAll
    static void makeReleasesAndServe() throws Exception {
        publication = new ChangingPublication(folder);
        IDS.add(publication.release());
        publication.change();
        IDS.add(release());
        publication.edit("huts.csv", "brume,1985", "brume,1986");
        IDS.add(release());
        publication.edit("huts.csv", "brume,1986", "brume,1987");
        IDS.add(release());
        Path said = folder.resolve("said");
        server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                Haste.classes(), "-jar", System.getProperty("portolan.jar"), "serve", "--port", "0", "--keep", "4",
                "--releases", publication.releases().toString()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        await("the server", () -> read(said).contains("stop "));
        site = URI.create(read(said).replaceFirst("(?s)^pages +(\\S+)/.*", "$1"));
    }

    /** The second in which a release is made is that of no other one. */
    private static String release(String... more) throws InterruptedException {
        long second = Instant.now().getEpochSecond();
        while (Instant.now().getEpochSecond() == second) {
            Thread.sleep(20);
        }
        return publication.release(more);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean(), () -> what + " did not come about: " + read(folder.resolve("said")));
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path));
        return CLIENT.send((headers.length > 0 ? request.headers(headers) : request).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    @Test
    @Order(1)
    void changesAreToldNewestFirstInTheReadersLanguage() throws Exception {
        String italian = get("/changes", "Accept-Language", "it").body();
        List<Integer> places = IDS.stream().map(id -> italian.indexOf("<a href=\"/releases/" + id + "/\">")).toList();
        assertEquals(places.stream().sorted((one, other) -> other - one).toList(), places);
        assertTrue(places.get(3) > 0, italian);
        for (String told : List.of("<a href=\"/id/refuge/vautour\">Rifugio dell’Avvoltoio</a>",
                "<a href=\"/releases/" + IDS.get(0) + "/id/sentier/chamois-corneille\">", "Sentiero: 1 removed",
                "What is gone went for a reason: a test of what changed",
                "<del><span>1985</span>", "<ins><span>1986</span>",
                "<a href=\"/releases/" + IDS.get(1) + "/changes.rdfp.gz\">")) {
            assertTrue(italian.contains(told), told + " in " + italian);
        }
        assertTrue(get("/changes", "Accept-Language", "fr").body().contains("Refuge du Vautour"));
        HttpResponse<String> page = get("/changes");
        assertEquals(304, get("/changes", "If-None-Match", header(page, "ETag")).statusCode());
        assertEquals(200, get("/changes", "If-None-Match", header(page, "ETag"), "Accept-Language", "it").statusCode());
    }

    @Test
    @Order(1)
    void changesAreJson() throws Exception {
        JsonNode releases = JSON.readTree(get("/changes.json").body()).get("releases");
        assertEquals(List.of(IDS.get(3), IDS.get(2), IDS.get(1), IDS.get(0)),
                IntStream.range(0, releases.size()).mapToObj(i -> releases.get(i).get("release").asText()).toList());
        assertEquals("1986", releases.get(1).at("/changes/0/added/0/value/value").asText());
        assertEquals("{\"fr\":\"Altitude (m)\",\"it\":\"Altitudine (m)\"}",
                releases.get(1).at("/changes/0/added/0/property/label").toString());
        assertFalse(releases.get(3).has("previous"));
        assertEquals(List.of("[]", "[]", "[\"a test of what changed\"]", "[]"), IntStream.range(0, releases.size())
                .mapToObj(i -> releases.get(i).get("removedBecause").toString()).toList());
        String classes = releases.get(3).get("classes").toString();
        assertTrue(classes.contains("\"label\":{\"fr\":\"Refuge\",\"it\":\"Rifugio\"},\"added\":4,\"removed\":0"), classes);
    }

    /** What RFC 4287 asks of a feed and its entries. */
    @Test
    @Order(1)
    void feedHasAnEntryARelease() throws Exception {
        assertTrue(get("/doc/refuge/aiguille", "Accept", "text/html").body()
                .contains("<link rel=\"alternate\" type=\"application/atom+xml\""));
        HttpResponse<String> answer = get("/changes.atom");
        assertTrue(header(answer, "Content-Type").startsWith("application/atom+xml"), answer.headers()::toString);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertEquals("{http://www.w3.org/2005/Atom}feed", "{" + feed.getNamespaceURI() + "}" + feed.getLocalName());
        List<Element> entries = children(feed, "entry");
        assertEquals(List.of(IDS.get(3), IDS.get(2), IDS.get(1), IDS.get(0)), entries.stream()
                .map(entry -> text(entry, "id").replaceFirst("^https://.*/releases/", "")).toList());
        for (Element described : Stream.concat(Stream.of(feed), entries.stream()).toList()) {
            assertTrue(URI.create(text(described, "id")).isAbsolute());
            assertFalse(text(described, "title").isEmpty());
            Instant.parse(text(described, "updated"));
        }
        assertEquals(text(entries.get(0), "updated"), text(feed, "updated"));
        assertEquals(1, children(feed, "author").size());
        assertFalse(text(children(feed, "author").get(0), "name").isEmpty());
        assertEquals(List.of(site + "/changes.atom"), children(feed, "link").stream()
                .filter(link -> link.getAttribute("rel").equals("self")).map(link -> link.getAttribute("href")).toList());
        String page = children(entries.get(3), "link").get(0).getAttribute("href");
        assertEquals(200, get(page.substring(site.toString().length())).statusCode());
        assertTrue(text(entries.get(2), "content").contains("Refuge du Vautour (Refuge)"), answer::body);
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).filter(element -> element.getLocalName().equals(name)).toList();
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), name);
        return found.get(0).getTextContent();
    }

    @Test
    @Order(1)
    void documentOfAnOldReleaseSaysWhatItSaid() throws Exception {
        String old = "/releases/" + IDS.get(0) + "/doc/refuge/chamois";
        assertTrue(get("/doc/refuge/chamois.ttl").body().contains("Refuge du Bouquetin"));
        for (String form : List.of(".ttl", ".jsonld", ".nt", ".rdf", ".json", ".html")) {
            HttpResponse<String> answer = get(old + form, "Accept-Language", "fr");
            assertTrue(answer.body().contains("Refuge du Chamois"), answer::body);
            assertEquals(IMMUTABLE, header(answer, "Cache-Control"));
            assertTrue(header(answer, "Link").contains("</doc/refuge/chamois" + form + ">; rel=\"latest-version\""),
                    answer.headers()::toString);
            assertEquals(304, get(old + form, "If-None-Match", header(answer, "ETag"), "Accept-Language", "fr")
                    .statusCode());
        }
        HttpResponse<String> page = get(old, "Accept", "text/html");
        assertEquals(old + ".html", header(page, "Content-Location"));
        assertTrue(header(page, "Link").contains("<" + old + ".ttl>; rel=\"alternate\""), page.headers()::toString);
        assertTrue(page.body().contains("<a href=\"/doc/refuge/chamois\">This page in the current release</a>"), page::body);
        assertTrue(page.body().contains("href=\"/releases/" + IDS.get(0) + "/id/vallee/brume\""), page::body);
        HttpResponse<String> thing = get("/releases/" + IDS.get(0) + "/id/refuge/chamois");
        assertEquals(303, thing.statusCode());
        assertEquals(old, header(thing, "Location"));
        assertEquals("/releases/" + IDS.get(0) + "/context.jsonld",
                JSON.readTree(get(old + ".json").body()).get("@context").asText());
        assertEquals(200, get("/releases/" + IDS.get(0) + "/context.jsonld").statusCode());
        assertEquals(404, get("/releases/" + IDS.get(0) + "/doc/refuge/vautour").statusCode());
        assertEquals(200, get("/releases/" + IDS.get(3) + "/doc/refuge/vautour").statusCode());
    }

    @Test
    @Order(1)
    void savedQueriesAndFilesOfAnOldReleaseAreThere() throws Exception {
        String query = "/queries/les-plus-hauts.csv";
        assertTrue(get("/releases/" + IDS.get(0) + query).body().contains("2733"));
        assertFalse(get(query).body().contains("2733"));
        assertEquals(IMMUTABLE, header(get("/releases/" + IDS.get(0) + query), "Cache-Control"));
        for (String name : List.of("data.nq.gz", "data/huts.csv", "manifest.json", "provenance.nq.gz")) {
            HttpResponse<byte[]> file = CLIENT.send(HttpRequest.newBuilder(
                    URI.create(site + "/releases/" + IDS.get(0) + "/" + name)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertArrayEquals(Files.readAllBytes(publication.releases().resolve(IDS.get(0)).resolve(name)), file.body());
            // What was taken away since may be added to a manifest, and a signature to the release.
            assertEquals(name.equals("manifest.json") ? "public, no-cache" : IMMUTABLE,
                    header(file, "Cache-Control"));
            assertTrue(header(file, "Link").contains("rel=\"latest-version\""), file.headers()::toString);
        }
        String list = get("/releases/").body();
        IDS.forEach(id -> assertTrue(list.contains("<a href=\"/releases/" + id + "/\">"), list));
        assertTrue(get("/releases/" + IDS.get(0) + "/").body().contains("data.nq.gz"));
    }

    /** As docs/api.md says: the store knows the value of a number, not how it was written. */
    @Test
    @Order(1)
    void numbersAreCanonicalInDocumentsAndAsTheTableWritesThemInDumps() throws Exception {
        String release = "/releases/" + IDS.get(0);
        HttpResponse<byte[]> dump = CLIENT.send(HttpRequest.newBuilder(
                URI.create(site + release + "/data.nt.gz")).build(), HttpResponse.BodyHandlers.ofByteArray());
        String line = "<[^>]+/id/refuge/corneille> <[^>]+> \"%s\"\\^\\^<[^>]+#decimal> \\.";
        assertTrue(Pattern.compile(line.formatted("7.3120")).matcher(new String(new GZIPInputStream(
                new ByteArrayInputStream(dump.body())).readAllBytes(), StandardCharsets.UTF_8)).find());
        String document = get(release + "/doc/refuge/corneille.nt").body();
        assertTrue(Pattern.compile(line.formatted("7.312")).matcher(document).find(), document);
        String asked = get("/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20FILTER(%3Fo%20%3D%207.3120)%20%7D",
                "Accept", "text/csv").body();
        assertTrue(asked.contains(",7.312\r\n"), asked);
    }

    /** Last, for a release that could not be opened is not tried again for a minute. */
    @Test
    @Order(3)
    void damagedFileIsNotGivenOut() throws Exception {
        Path file = publication.releases().resolve(IDS.get(2)).resolve("data/huts.csv");
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(file, flipped);
        try {
            for (String path : List.of("/data/huts.csv", "/doc/refuge/aiguille", "/sparql?query=ASK%7B%7D")) {
                assertUnreadable(path, file);
            }
            assertTrue(read(folder.resolve("said")).contains(file + ": is damaged"), read(folder.resolve("said")));
        } finally {
            Files.write(file, whole);
        }
        assertEquals(200, get("/releases/" + IDS.get(2) + "/data/huts.csv").statusCode());
    }

    /** The current release goes on. */
    private static void assertUnreadable(String path, Path file) throws Exception {
        String release = file.getParent().getParent().getFileName().toString();
        HttpResponse<String> answer = get("/releases/" + release + path, "Accept", "application/json");
        assertEquals(503, answer.statusCode(), path + answer.body());
        assertEquals("", header(answer, "ETag") + header(answer, "Link"), path);
        assertEquals("no-store", header(answer, "Cache-Control"), path);
        assertEquals("application/problem+json", header(answer, "Content-Type"), path);
        String detail = JSON.readTree(answer.body()).path("detail").asText();
        assertTrue(detail.contains(release) && !detail.contains(file.toString()), answer.body());
        assertEquals(200, get(path).statusCode(), path);
    }

    @Test
    @Order(1)
    void releaseWithoutAReadableManifestIsTold() throws Exception {
        Path manifest = publication.releases().resolve(IDS.get(1)).resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        Files.write(manifest, new byte[] {'{'});
        try {
            HttpResponse<String> answer = get("/releases/" + IDS.get(1) + "/data.nq.gz");
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains(IDS.get(1) + " is damaged: manifest.json"), answer.body());
            assertTrue(get("/releases/", "Accept-Language", "en").body().contains("<span>damaged</span>"), "in the list");
        } finally {
            Files.write(manifest, whole);
        }
    }

    @Test
    @Order(1)
    void unknownReleaseIsNotFound() throws Exception {
        for (String path : List.of("/releases/0123456789abcdef/", "/releases/0123456789abcdef/doc/refuge/aiguille",
                "/releases/0123456789abcdef/data.nq.gz", "/releases/latest/", "/releases/" + IDS.get(0) + "/secret",
                "/releases/" + IDS.get(0) + "/store/stamp")) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    /** However many are asked for, few stores are open. */
    @Test
    @Order(1)
    void oldReleasesAreOpenedAndClosedAgain() throws Exception {
        for (String id : IDS) {
            assertEquals(200, get("/releases/" + id + "/doc/refuge/aiguille").statusCode());
        }
        await("that stores are closed", () -> opened().size() == 3);
        assertTrue(opened().contains(IDS.get(3)), opened()::toString);
    }

    private static HashSet<String> opened() {
        try (Stream<String> maps = Files.lines(Path.of("/proc", Long.toString(server.pid()), "maps"))) {
            return maps.filter(line -> line.contains("/store/"))
                    .map(line -> line.replaceFirst(".*/([0-9a-f]{16})/store/.*", "$1"))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first is open in the server when the fifth is made, so only the server can remove it. */
    @Test
    @Order(2)
    void releaseThatIsDroppedIsGoneButForItsManifestAndChanges() throws Exception {
        String first = IDS.get(0);
        String manifest = get("/releases/" + first + "/manifest.json").body();
        assertEquals(200, get("/releases/" + first + "/doc/refuge/aiguille").statusCode());
        publication.edit("huts.csv", "brume,1987", "brume,1988");
        IDS.add(release("--keep", "4"));
        assertEquals(IDS.get(4), publication.run("release", "--list").out().substring(0, 16));
        await("that the first is removed", () -> !Files.exists(publication.releases().resolve(first)));
        await("the fifth", () -> status("/releases/" + IDS.get(4) + "/doc/refuge/aiguille") == 200);
        for (String path : List.of("", "doc/refuge/chamois", "data.nq.gz", "queries/les-plus-hauts.csv")) {
            HttpResponse<String> gone = get("/releases/" + first + "/" + path);
            assertEquals(410, gone.statusCode(), path);
            assertTrue(gone.body().contains("data.nq.gz") && !header(gone, "Cache-Control").contains("immutable"));
            HttpResponse<String> json = get("/releases/" + first + "/" + path, "Accept", "application/json");
            assertEquals(410, json.statusCode(), path);
            assertEquals(JSON.readTree(manifest), JSON.readTree(json.body()));
        }
        assertEquals(410, get("/releases/" + first + "/manifest.json").statusCode());
        for (String path : List.of("/sparql", "/sparql/all")) {
            assertEquals(410, CLIENT.send(HttpRequest.newBuilder(URI.create(site + "/releases/" + first + path))
                    .header("Content-Type", "application/sparql-query")
                    .POST(HttpRequest.BodyPublishers.ofString("ASK {}")).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode(), path);
        }
        ChangingPublication.Run verified = publication.run("verify", site + "/releases/" + first + "/");
        assertEquals(3, verified.exit(), verified::toString);
        assertTrue(verified.err().contains("/releases/" + first + "/manifest.json: this release is dropped"),
                verified::toString);
        assertTrue(get("/changes").body().contains(first));
        assertEquals(200, get("/releases/" + IDS.get(1) + "/changes.rdfp.gz").statusCode());
        assertEquals(200, get("/releases/" + IDS.get(1) + "/doc/refuge/aiguille").statusCode());
        assertEquals(List.of(), publication.files().stream().filter(file -> file.contains("candidate-")).toList());
    }

    /** The server has compared it when it opened the release; what is damaged since is no fault of the program. */
    @Test
    @Order(3)
    void damagedFileOfTheCurrentReleaseIsNamed() throws Exception {
        for (String name : List.of("data/huts.csv", "context.jsonld")) {
            Path file = publication.releases().resolve(IDS.get(4)).resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[] {'x'});
            HttpResponse<String> answer = get("/" + name, "Accept", "application/json");
            Files.write(file, whole);
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(JSON.readTree(answer.body()).path("type").asText().endsWith("#unreadable"), answer.body());
            assertTrue(answer.body().contains(IDS.get(4) + " is damaged: " + name), answer.body());
            assertEquals("", header(answer, "ETag"), answer.body());
        }
    }

    /** One that cannot be made again, for what it was compared with is gone, and one that can. */
    @Test
    @Order(3)
    void entryThatIsDamagedIsToldAndTheOthersAreShown() throws Exception {
        Path lost = entry(1).resolve("changes.json");
        Path torn = entry(4).resolve("changes.json");
        String before = Files.readString(torn);
        Files.writeString(lost, Files.readString(lost).replaceFirst("Avvoltoio", "Avvoltoi0"));
        Files.write(torn, new byte[0]);
        assertDamaged(1, 4);
        assertTrue(read(folder.resolve("said")).contains(torn + ": is damaged"), read(folder.resolve("said")));
        publication.release();
        assertDamaged(1);
        assertEquals(before, Files.readString(torn));
        Path patch = entry(1).resolve("changes.rdfp.gz");
        byte[] flipped = Files.readAllBytes(patch);
        flipped[flipped.length / 2] ^= 1;
        Files.write(patch, flipped);
        HttpResponse<String> answer = get("/releases/" + IDS.get(1) + "/changes.rdfp.gz");
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(IDS.get(1) + " is damaged: changes.rdfp.gz"), answer.body());
        assertEquals("no-store", header(answer, "Cache-Control"));
    }

    private static Path entry(int release) {
        return publication.releases().resolve("history").resolve(IDS.get(release));
    }

    private static void assertDamaged(Integer... releases) throws Exception {
        HttpResponse<String> page = get("/changes", "Accept-Language", "en");
        assertEquals(200, page.statusCode(), page.body());
        assertEquals(releases.length, page.body().split("its entry in the history is damaged", -1).length - 1);
        assertTrue(page.body().contains("<ins><span>1986</span>"), page.body());
        assertEquals("no-store", header(page, "Cache-Control") + header(page, "ETag"));
        HttpResponse<String> feed = get("/changes.atom", "Accept-Language", "en");
        assertEquals(releases.length, feed.body().split("its entry in the history is damaged", -1).length - 1);
        List<String> damaged = new ArrayList<>();
        JSON.readTree(get("/changes.json").body()).get("releases").forEach(release -> {
            if (release.path("damaged").asBoolean()) {
                damaged.add(release.get("release").asText());
            }
        });
        assertEquals(Stream.of(releases).map(IDS::get).sorted().toList(), damaged.stream().sorted().toList());
    }

    /** Programs that read a feed look at an entry again if it says that it was updated. */
    @Test
    @Order(4)
    void rollbackIsNewsToTheFeed() throws Exception {
        String newest = IDS.get(IDS.size() - 1);
        String before = IDS.get(IDS.size() - 2);
        String feed = get("/changes.atom").body();
        Thread.sleep(1000);
        assertEquals(0, publication.run("release", "--rollback", before).exit());
        await("the one before", () -> current().equals(before));
        String back = get("/changes.atom").body();
        for (String about : List.of("", newest, before)) {
            assertTrue(updated(back, about).isAfter(updated(feed, about)), () -> about + feed + back);
        }
        assertEquals(updated(feed, IDS.get(1)), updated(back, IDS.get(1)));
        assertEquals(updated(back, newest), updated(back, ""));
        Thread.sleep(1000);
        assertEquals(newest, publication.release());
        await("the newest", () -> current().equals(newest));
        String forth = get("/changes.atom").body();
        for (String about : List.of("", newest)) {
            assertTrue(updated(forth, about).isAfter(updated(back, about)), () -> about + back + forth);
        }
    }

    private static String current() {
        try {
            JsonNode releases = JSON.readTree(get("/changes.json").body()).get("releases");
            return IntStream.range(0, releases.size()).mapToObj(releases::get)
                    .filter(one -> one.get("current").asBoolean()).findFirst().orElseThrow().get("release").asText();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** When a feed says that it was updated, or the entry of a release. */
    private static Instant updated(String feed, String release) {
        return Instant.parse(feed.replaceFirst(release.isEmpty() ? "(?s).*?<updated>(.*?)</updated>.*"
                : "(?s).*/releases/" + release + "</id>.*?<updated>(.*?)</updated>.*", "$1"));
    }

    private static int status(String path) {
        try {
            return get(path).statusCode();
        } catch (Exception e) {
            return 0;
        }
    }
}
