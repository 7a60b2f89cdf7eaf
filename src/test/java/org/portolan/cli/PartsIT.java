package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invented publication with many things, whose lists, graphs and documents come in parts. */
class PartsIT {
    private static final int HUTS = 1203;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    @TempDir
    private static Path folder;
    private static PublishedSite site;

    @BeforeAll
    static void publish() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/resources/other").toFile(), folder.resolve("input").toFile());
        StringBuilder huts = new StringBuilder();
        Random random = new Random(7);
        for (int i = 3; i < HUTS; i++) {
            String key = Integer.toString(i, 26).chars().mapToObj(digit -> String.valueOf((char) (digit <= '9'
                    ? 'a' + digit - '0' : digit))).reduce("h-", String::concat) + "-" + letters(random, 6);
            huts.append("%s,%s,%s,brume,1985,45.8,7.05,1978,premiere\n".formatted(key, letters(random, 300),
                    letters(random, 300)));
        }
        Files.writeString(folder.resolve("input/data/huts.csv"), huts, StandardOpenOption.APPEND);
        site = new PublishedSite(folder.resolve("releases"), folder.resolve("input"));
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'z' + 1).mapToObj(letter -> String.valueOf((char) letter))
                .reduce("", String::concat);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** All parts of what an address gives, by their addresses. */
    private static Map<String, HttpResponse<String>> parts(String path) throws Exception {
        Map<String, HttpResponse<String>> parts = new LinkedHashMap<>();
        for (Optional<String> next = Optional.of(path); next.isPresent();) {
            HttpResponse<String> part = site.get(next.get());
            assertEquals(200, part.statusCode());
            parts.put(next.get(), part);
            next = part.headers().allValues("Link").stream().map(NEXT::matcher).filter(Matcher::find)
                    .map(found -> found.group(1)).findFirst();
        }
        return parts;
    }

    private static Graph graph(String lines) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(lines)).lang(Lang.NTRIPLES).parse(graph);
        return graph;
    }

    @Test
    void listOfManyThingsMissesNoneAndRepeatsNone() throws Exception {
        Node hut = NodeFactory.createURI(site.live().base() + "mots#Refuge");
        List<Node> found = new ArrayList<>();
        Map<String, HttpResponse<String>> parts = parts("/list/refuge.nt");
        for (HttpResponse<String> part : parts.values()) {
            List<Node> huts = graph(part.body()).stream(Node.ANY, RDF.type.asNode(), hut)
                    .map(triple -> triple.getSubject()).toList();
            assertTrue(huts.size() <= 500, huts.size() + " things");
            found.addAll(huts);
        }
        assertEquals(3, parts.size());
        assertEquals(HUTS, found.size());
        assertEquals(HUTS, Set.copyOf(found).size());
        assertTagged(parts);
    }

    @Test
    void graphOfAnySizeComesInParts() throws Exception {
        Map<String, HttpResponse<String>> parts = parts("/graph/provenance.nt");
        Set<String> lines = new HashSet<>();
        for (HttpResponse<String> part : parts.values()) {
            List<String> ofPart = part.body().lines().toList();
            assertTrue(ofPart.size() <= 5000, ofPart.size() + " statements");
            ofPart.forEach(line -> assertTrue(lines.add(line), line));
        }
        assertTrue(parts.size() > 1);
        assertEquals((int) Txn.calculateRead(site.live().dataset(), () -> site.live().dataset()
                .getGraph(NodeFactory.createURI(site.live().graph("provenance"))).size()), lines.size());
        assertTagged(parts);
        String page = site.get("/graph/provenance").body();
        assertTrue(page.contains("href=\"/graph/provenance?page=2\""), "no way on");
        assertTrue(page.length() < 400_000, page.length() + " characters");
    }

    /** Each part has a tag of its own, by which it is known again and no other. */
    private static void assertTagged(Map<String, HttpResponse<String>> parts) throws Exception {
        Set<String> tags = new HashSet<>();
        for (Map.Entry<String, HttpResponse<String>> part : parts.entrySet()) {
            String tag = part.getValue().headers().firstValue("ETag").orElseThrow();
            assertTrue(tags.add(tag) && !tag.startsWith("W/"), tag);
            for (String other : parts.keySet()) {
                assertEquals(other.equals(part.getKey()) ? 304 : 200,
                        site.get(other, "If-None-Match", tag).statusCode(), other + " " + tag);
            }
        }
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource({"/list/refuge, text/turtle, /list/refuge.ttl", "/list/refuge?page=1, text/turtle, /list/refuge.ttl",
        "/list/refuge?page=2, text/turtle, /list/refuge.ttl?page=2",
        "/list/refuge?page=99, application/n-triples, /list/refuge.nt?page=3",
        "/list/refuge?page=2, text/html, /list/refuge.html?page=2",
        "/list/refuge?page=2&lang=it, text/html, /list/refuge.html?page=2&lang=it",
        "/doc/vallee/brume?incoming=2, application/n-triples, /doc/vallee/brume.nt?incoming=2",
        "/doc/vallee/brume?lang=it, text/html, /doc/vallee/brume.html?lang=it",
        "/graph/provenance?page=2, text/turtle, /graph/provenance.ttl?page=2"})
    void contentLocationNamesWhatWasAskedFor(String path, String type, String expected) throws Exception {
        HttpResponse<String> asked = site.get(path, "Accept", type, "Accept-Language", "fr");
        String location = asked.headers().firstValue("Content-Location").orElseThrow();
        assertEquals(expected, location);
        HttpResponse<String> there = site.get(location, "Accept-Language", "fr");
        assertEquals(asked.headers().firstValue("ETag"), there.headers().firstValue("ETag"));
        assertEquals(asked.body(), there.body());
    }

    @Test
    void pagesShowAsMuchAsAPartHasHoweverMuchThereIs() throws Exception {
        for (String path : List.of("/", "/list/refuge", "/list/refuge?page=2", "/refuge/nowhere",
                "/id/refuge/nowhere")) {
            String page = site.get(path, "Accept-Language", "fr").body();
            int links = page.split("refuge/h-", -1).length - 1;
            assertTrue(links <= 1100, links + " links on " + path);
        }
    }

    private static List<Socket> readSlowly(String path, int count) throws IOException {
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress("127.0.0.1", site.port()));
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', socket.getInputStream().read());
            readers.add(socket);
        }
        return readers;
    }

    private static void close(List<Socket> readers) throws IOException {
        for (Socket reader : readers) {
            reader.setSoLinger(true, 0);
            reader.close();
        }
    }

    private static void awaitLeases(int most) throws InterruptedException {
        for (int i = 0; i < 100 && site.leases() > most; i++) {
            Thread.sleep(20);
        }
        assertTrue(site.leases() <= most, site.leases() + " leases");
    }

    /** They have not a tenth of the page, which is longer than what the system takes of it. */
    @Test
    void whoeverReadsAPageSlowlyDoesNotHoldTheRelease() throws Exception {
        List<Socket> readers = readSlowly("/graph/provenance.nt", 100);
        try {
            awaitLeases(0);
            assertEquals(200, site.get("/list/vallee").statusCode());
            assertFalse(site.get("/sparql?query=ASK%7B%7D").body().isEmpty());
        } finally {
            close(readers);
        }
    }

    /** A file of a release that is read slowly has a lease, until its reader is dropped or goes. */
    @Test
    void whoeverReadsADumpSlowlyKeepsNobodyFromAnswers() throws Exception {
        List<Socket> readers = readSlowly("/releases/" + site.live().release().id() + "/data.nq.gz", 100);
        try {
            assertEquals(100, site.leases());
            assertEquals(200, site.get("/list/vallee").statusCode());
            assertFalse(site.get("/sparql?query=ASK%7B%7D").body().isEmpty());
        } finally {
            close(readers);
        }
        awaitLeases(0);
    }
}
