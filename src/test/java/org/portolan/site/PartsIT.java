package org.portolan.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.site.SmallSite.node;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.system.Txn;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.fuseki.Route;
import org.portolan.fuseki.SparqlServer;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Program;

/** A publication in which there is much of everything, over HTTP: what comes in parts, and who reads it slowly. */
class PartsIT {
    private static final int SHIPS = 1204;
    private static final int NOTES = 2500;
    private static final int SOURCES = 12_000;
    private static final int SLOW = 100;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OLDER = "fedcba9876543210";
    private static final AtomicInteger LOOKS = new AtomicInteger();
    private static final AtomicInteger LEASES = new AtomicInteger();
    @TempDir
    private static Path folder;
    private static SparqlServer server;

    /** Counts how often the whole of a graph is looked at. */
    private static final class Counted extends DatasetGraphWrapper {
        Counted(DatasetGraph dataset) {
            super(dataset);
        }

        @Override
        public Graph getGraph(Node name) {
            return new GraphWrapper(super.getGraph(name)) {
                @Override
                public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
                    if (List.of(subject, predicate, object).equals(List.of(Node.ANY, Node.ANY, Node.ANY))) {
                        LOOKS.incrementAndGet();
                    }
                    return super.find(subject, predicate, object);
                }
            };
        }
    }

    @BeforeAll
    static void start() throws IOException {
        byte[] table = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        Path current = Files.createDirectory(folder.resolve("0123456789abcdef"));
        Files.createDirectory(current.resolve("data"));
        Files.write(current.resolve("data/large.csv"), table);
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        Txn.executeWrite(dataset, () -> fill(SmallSite.filled(dataset, 150, 0)));
        SmallSite small = new SmallSite(current,
                List.of(new Manifest.File("data/large.csv", table.length, DigestUtils.sha256Hex(table))),
                new Counted(dataset));
        older(small.manifest(), table);
        LiveSource live = () -> {
            LEASES.incrementAndGet();
            return new LiveSource.Lease(small.live(), LEASES::decrementAndGet);
        };
        GuardedQueries queries = new GuardedQueries(Limits.STANDARD);
        Site site = new Site(live, Program.running(), Optional.empty(), queries);
        server = SparqlServer.of(live).address("127.0.0.1", 0).queries(queries).routes(site.servlets().entrySet()
                .stream().map(entry -> new Route(entry.getKey(), entry.getValue())).toList()).build();
        server.start();
    }

    /** A release beside the current one, of which there are the files. */
    private static void older(Manifest current, byte[] table) throws IOException {
        Path older = Files.createDirectories(folder.resolve(OLDER).resolve("data")).getParent();
        Files.write(older.resolve("data/large.csv"), table);
        Files.writeString(older.resolve("manifest.json"), current.json().replace(current.id(), OLDER));
    }

    private static void fill(DatasetGraph dataset) {
        Graph data = dataset.getDefaultGraph();
        for (int i = 2; i < SHIPS; i++) {
            data.add(node("id/ship/s" + i), RDF.type.asNode(), node("ns#Ship"));
        }
        for (int i = 0; i < NOTES; i++) {
            data.add(node("id/ship/bea"), node("ns#note"), NodeFactory.createLiteralString("note " + i));
        }
        for (int i = 0; i < SOURCES; i++) {
            dataset.add(Quad.create(node("graph/provenance"), node("id/row/" + i), node("ns#source"),
                    NodeFactory.createLiteralString("x".repeat(100))));
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return CLIENT.send((headers.length > 0 ? request.headers(headers) : request).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** All parts of what an address gives, by their addresses. */
    private static Map<String, HttpResponse<String>> parts(String path) throws Exception {
        Map<String, HttpResponse<String>> parts = new LinkedHashMap<>();
        for (Optional<String> next = Optional.of(path); next.isPresent();) {
            HttpResponse<String> part = get(next.get());
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
        List<Node> found = new ArrayList<>();
        Map<String, HttpResponse<String>> parts = parts("/list/ship.nt");
        for (HttpResponse<String> part : parts.values()) {
            List<Node> ships = graph(part.body()).stream(Node.ANY, RDF.type.asNode(), node("ns#Ship"))
                    .map(triple -> triple.getSubject()).toList();
            assertTrue(ships.size() <= 500, ships.size() + " things");
            found.addAll(ships);
        }
        Graph first = graph(parts.get("/list/ship.nt").body());
        assertEquals(200, first.stream(node("id/ship/bea"), Node.ANY, Node.ANY).count() - 1);
        assertTrue(first.contains(node("id/ship/bea"), RDFS.seeAlso.asNode(), node("doc/ship/bea")));
        assertEquals(3, parts.size());
        assertEquals(SHIPS, found.size());
        assertEquals(SHIPS, Set.copyOf(found).size());
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
        assertEquals(3, parts.size());
        assertEquals(SOURCES, lines.size());
        assertTagged(parts);
        String page = get("/graph/provenance").body();
        assertTrue(page.contains("href=\"/graph/provenance?page=2\""), "no way on");
        assertTrue(page.length() < 100_000, page.length() + " characters");
    }

    /** Whoever has a part, or asks for one that there is not, has nothing looked at for him. */
    @Test
    void partsThatThereAreNotAreNotSearched() throws Exception {
        String last = "/graph/provenance.nt?page=3";
        String tag = get(last).headers().firstValue("ETag").orElseThrow();
        int looks = LOOKS.get();
        assertEquals(304, get(last, "If-None-Match", tag).statusCode());
        for (String beyond : List.of("/graph/provenance.nt?page=4", "/graph/provenance?page=999999",
                "/graph/provenance?page=99999999999", "/list/ship?page=99", "/sitemap.xml?page=2")) {
            assertEquals(404, get(beyond).statusCode(), beyond);
        }
        assertEquals(looks, LOOKS.get());
    }

    /** Each part has a tag of its own, by which it is known again and no other. */
    private static void assertTagged(Map<String, HttpResponse<String>> parts) throws Exception {
        Set<String> tags = new HashSet<>();
        for (Map.Entry<String, HttpResponse<String>> part : parts.entrySet()) {
            String tag = part.getValue().headers().firstValue("ETag").orElseThrow();
            assertTrue(tags.add(tag) && !tag.startsWith("W/"), tag);
            for (String other : parts.keySet()) {
                assertEquals(other.equals(part.getKey()) ? 304 : 200, get(other, "If-None-Match", tag).statusCode(),
                        other + " " + tag);
            }
        }
    }

    @Test
    void thingOfWhichVeryMuchIsSaidIsToldInParts() throws Exception {
        Set<Node> notes = new HashSet<>();
        Node document = NodeFactory.createURI(SmallSite.BASE + "doc/ship/bea");
        int part = 1;
        for (boolean more = true; more; part++) {
            String search = part == 1 ? "" : "?incoming=" + part;
            Graph graph = graph(get("/doc/ship/bea.nt" + search).body());
            List<Node> found = graph.stream(node("id/ship/bea"), node("ns#note"), Node.ANY)
                    .map(triple -> triple.getObject()).toList();
            assertTrue(found.size() <= 1000, found.size() + " statements");
            notes.addAll(found);
            more = graph.contains(NodeFactory.createURI(document.getURI() + search), RDFS.seeAlso.asNode(),
                    NodeFactory.createURI(document.getURI() + "?incoming=" + (part + 1)));
        }
        assertEquals(4, part);
        assertTagged(Map.of("/doc/ship/bea.nt", get("/doc/ship/bea.nt"), "/doc/ship/bea.nt?incoming=2",
                get("/doc/ship/bea.nt?incoming=2")));
        assertEquals(NOTES, notes.size());
        String page = get("/doc/ship/bea").body();
        assertTrue(page.length() < 200_000 && page.contains("?incoming=2"), page.length() + " characters");
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource({"/list/ship, text/turtle, /list/ship.ttl", "/list/ship?page=1, text/turtle, /list/ship.ttl",
        "/list/ship?page=2, text/turtle, /list/ship.ttl?page=2",
        "/list/ship?page=3, application/n-triples, /list/ship.nt?page=3",
        "/list/ship?page=2, text/html, /list/ship.html?page=2",
        "/list/ship?page=2&lang=de, text/html, /list/ship.html?page=2&lang=de",
        "/doc/ship/ada?incoming=2, application/n-triples, /doc/ship/ada.nt?incoming=2",
        "/doc/ship/ada?lang=de, text/html, /doc/ship/ada.html?lang=de",
        "/graph/provenance?page=2, text/turtle, /graph/provenance.ttl?page=2"})
    void contentLocationNamesWhatWasAskedFor(String path, String type, String expected) throws Exception {
        HttpResponse<String> asked = get(path, "Accept", type, "Accept-Language", "en");
        assertEquals(expected, asked.headers().firstValue("Content-Location").orElseThrow());
        HttpResponse<String> there = get(expected, "Accept-Language", "en");
        assertEquals(asked.headers().firstValue("ETag"), there.headers().firstValue("ETag"));
        assertEquals(asked.body().replace(path.replace("&", "&amp;"), ""),
                there.body().replace(path.replace("&", "&amp;"), ""));
    }

    @Test
    void pagesShowAsMuchAsAPartHasHoweverMuchThereIs() throws Exception {
        for (String path : List.of("/", "/list/ship", "/list/ship?page=2", "/id/ship/nowhere")) {
            int links = get(path).body().split("href=\"[^\"]*ship/s[0-9]", -1).length - 1;
            assertTrue(links <= 500, links + " links on " + path);
        }
        assertEquals(SHIPS, get("/sitemap.xml").body().split("/doc/ship/", -1).length - 1);
    }

    private static List<Socket> readSlowly(String path) throws IOException {
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
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

    private static void awaitNoLease() throws InterruptedException {
        for (int i = 0; i < 100 && LEASES.get() > 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(0, LEASES.get());
    }

    private static void assertAnswers() throws Exception {
        long start = System.nanoTime();
        assertEquals(200, get("/list/voyage").statusCode());
        assertEquals(200, get("/sparql?query=ASK%7B%7D").statusCode());
        assertTrue(System.nanoTime() - start < 2_000_000_000L, "others wait");
    }

    /** They have not a tenth of the page, which is longer than what the system takes of it. */
    @Test
    void whoeverReadsAPageSlowlyDoesNotHoldTheRelease() throws Exception {
        List<Socket> readers = readSlowly("/graph/provenance.nt");
        try {
            awaitNoLease();
            assertAnswers();
        } finally {
            close(readers);
        }
    }

    /** The lease that there is of such a file's request is that of another release. */
    @Test
    void whoeverReadsAFileOfAnOlderReleaseSlowlyHoldsNoRelease() throws Exception {
        List<Socket> readers = readSlowly("/releases/" + OLDER + "/data/large.csv");
        try {
            awaitNoLease();
            assertAnswers();
        } finally {
            close(readers);
        }
    }

    /** A file of a release that is read slowly has a lease, until its reader is dropped or goes. */
    @Test
    void whoeverReadsAFileSlowlyKeepsNobodyFromAnswers() throws Exception {
        List<Socket> readers = readSlowly("/data/large.csv");
        try {
            assertEquals(SLOW, LEASES.get());
            assertAnswers();
        } finally {
            close(readers);
        }
        awaitNoLease();
    }
}
