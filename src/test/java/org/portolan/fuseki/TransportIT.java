package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.guard.Limits;

/** What goes over the wire, seen by a socket. */
class TransportIT {
    private static final List<String> INSIDES = List.of("jetty", "java", "exception", "\tat ", "secret", "org.");
    private static final String LARGE = "GET /large HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n";
    private static final String LONG = "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . "
            + "?p ?q ?r . ?s ?t ?u . ?v ?w ?y . ?aa ?bb ?cc . ?dd ?ee ?ff }";
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        HttpServlet echo = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if ("/fails".equals(request.getPathInfo())) {
                    throw new IllegalStateException("secret of org.portolan");
                }
                byte[] body = request.getInputStream().readAllBytes();
                response.getOutputStream().write(body);
            }
        };
        HttpServlet large = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                for (int i = 0; i < 1000; i++) {
                    response.getOutputStream().write(new byte[32 * 1024]);
                }
            }
        };
        fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).routes(List.of(
                new Route("/echo/*", echo), new Route("/embed/*", echo), new Route("/large", large))));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = open(); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(bytes(request));
            socket.shutdownOutput();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads {@code \r}, {@code \n}, {@code \x00}, and {@code {9}} for nine letters. */
    private static byte[] bytes(String text) {
        String plain = text.replace("\\r", "\r").replace("\\n", "\n");
        String coded = Pattern.compile("\\\\x([0-9a-f]{2})").matcher(plain)
                .replaceAll(hex -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
        return Pattern.compile("\\{([0-9]+)}").matcher(coded)
                .replaceAll(count -> "x".repeat(Integer.parseInt(count.group(1)))).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Also where they come one by one, and in a request that comes behind another. */
    @Test
    void twoSpacesOfARequestLineAreRefusedHoweverTheyCome() throws Exception {
        String good = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        try (Socket socket = open()) {
            socket.getOutputStream().write(bytes(good + good.replace("GET ", "GET  ")));
            String both = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(both.matches("(?s)HTTP/1.1 200 .*HTTP/1.1 400 .*"), both);
        }
        try (Socket socket = open()) {
            for (String piece : List.of("GET ", " /health/live HTTP/1.1\r\nHost: a\r\n\r\n")) {
                socket.getOutputStream().write(bytes(piece));
                Thread.sleep(100);
            }
            assertEquals("HTTP/1.1 400", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
        try (Socket socket = open()) {
            for (char piece : good.toCharArray()) {
                socket.getOutputStream().write(piece);
            }
            assertEquals("HTTP/1.1 200", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "/cases/transport/requests.csv", delimiter = '|', quoteCharacter = '\1',
            maxCharsPerColumn = 10_000)
    void requestHasOneReadingOrNone(String request, int status, String what) throws IOException {
        String answer = raw(request);
        List<String> statuses = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ").matcher(answer).results()
                .map(match -> match.group(1)).toList();
        assertEquals(List.of(String.valueOf(status)), statuses, answer);
        String small = answer.toLowerCase(Locale.ROOT);
        assertEquals(List.of(), INSIDES.stream().filter(small::contains).toList(), answer);
        assertGuarded(small);
    }

    private static void assertGuarded(String answer) {
        for (String header : List.of("x-content-type-options: nosniff", "referrer-policy: strict-origin-when",
                "content-security-policy: default-src 'none'", "permissions-policy: ")) {
            assertEquals(1, answer.split("\r\n" + Pattern.quote(header), -1).length - 1, answer);
        }
        assertFalse(answer.contains("unsafe-inline") || answer.contains("\r\nserver:")
                || answer.contains("x-powered-by") || answer.contains("fuseki"), answer);
    }

    /** What is behind a refused request is never looked at, so the connection ends. */
    @Test
    void refusedRequestIsTheLastOfItsConnection() throws IOException {
        try (Socket socket = open(); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(bytes("POST /echo HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5, 5\\r\\n\\r\\n"
                    + "helloGET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"));
            String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertFalse(answer.contains("live"), answer);
        }
    }

    /** So a client does not send its next request into a connection that ends. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /a;b", "GET /a/../b", "GET /%zz", "GET /\\x00", "GET /{20000}", "GET /echo?{9}",
        "GET /echo?&&&&&&&&&&", "GET /nowhere", "GET /echo/fails", "GET /sparql?query=%zz", "GET /health/live"})
    void whatEndsAConnectionSaysSo(String request) throws IOException {
        String first = request.replace("&", "&".repeat(200)) + " HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n";
        try (Socket socket = open(); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(bytes(first + "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n"
                    + "Connection: close\\r\\n\\r\\n"));
            String answers = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertEquals(1, answers.split("\r\nConnection: close", -1).length - 1, answers);
            assertTrue(answers.indexOf("Connection: close") > answers.lastIndexOf("HTTP/1.1 "), answers);
        }
    }

    @Test
    void everyKindOfAnswerIsGuardedAndTellsNothing() throws IOException {
        for (String path : List.of("/health/live", "/nowhere", "/sparql", "/sparql?query=nonsense", "/echo/fails",
                "/sparql?query=ASK%7B%7D", "/admin/reload", "/sparql/all?query=ASK%7B%7D", "/sparql/update", "/$/ping")) {
            String answer = raw("GET " + path + " HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n");
            assertGuarded(answer.toLowerCase(Locale.ROOT));
            assertEquals(path.endsWith("fails"), answer.startsWith("HTTP/1.1 500 "), answer);
            assertFalse(answer.contains("secret") || answer.contains("\tat "), answer);
        }
    }

    @Test
    void onlyEmbedsMayBeFramedElsewhere() throws Exception {
        String policy = "Content-Security-Policy";
        assertTrue(Fixture.header(fixture.get("/embed/x"), policy).endsWith("frame-ancestors *"));
        assertTrue(Fixture.header(fixture.get("/embedded"), policy).endsWith("frame-ancestors 'self'"));
    }

    /**
     * Three who send a byte now and then, and would for ever, are dropped, and so is one who reads so; one whose body
     * comes slowly enough to be a poor line, one who reads so, and one who only waits, are not.
     */
    @Test
    void whoeverSendsWithoutEndIsDropped() throws Exception {
        try (Socket headers = open(); Socket second = open(); Socket body = open(); Socket poor = open();
                Socket idle = open(); Socket reader = narrow("127.0.0.1"); Socket poorReader = narrow("127.0.0.1")) {
            String post = "POST /echo HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 30000\\r\\n\\r\\n";
            send(headers, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n");
            send(second, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\nGET ");
            send(body, post);
            send(poor, post);
            send(reader, LARGE);
            send(poorReader, LARGE);
            List<Socket> dropped = new ArrayList<>(List.of(headers, second, body, reader));
            long start = System.nanoTime();
            int sent = 0;
            while (System.nanoTime() - start < 14_000_000_000L && !dropped.isEmpty()) {
                dropped.removeIf(socket -> !accepts(socket, "x"));
                reader.getInputStream().read();
                assertEquals(8 * 1024, poorReader.getInputStream().readNBytes(8 * 1024).length);
                sent += 300;
                send(poor, "{300}");
                Thread.sleep(250);
            }
            assertEquals(List.of(), dropped);
            send(poor, "{" + (30_000 - sent) + "}");
            assertTrue(firstLine(poor).startsWith("HTTP/1.1 200 "));
            send(idle, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
            assertTrue(firstLine(idle).startsWith("HTTP/1.1 200 "));
        }
    }

    /** One that takes as little ahead as the system lets it. */
    private static Socket narrow(String from) throws IOException {
        return narrow(from, fixture);
    }

    private static Socket narrow(String from, Fixture to) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(20_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", to.server.port()));
        return socket;
    }

    /** Whoever is refused while he sends a byte now and then is told soon, and then no thread waits for him. */
    @Test
    void refusedBodyIsNotWaitedFor() throws Exception {
        try (Socket socket = open()) {
            long start = System.nanoTime();
            send(socket, "POST /sparql HTTP/1.1\\r\\nHost: a\\r\\nContent-Type: text/turtle\\r\\n"
                    + "Content-Length: 900000\\r\\n\\r\\n");
            Thread sender = new Thread(() -> {
                while (accepts(socket, "{700}")) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
            });
            sender.start();
            assertEquals("HTTP/1.1 415 Un", firstLine(socket));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(millis < 3000, millis + " ms");
            sender.join(3000);
            assertFalse(sender.isAlive(), "the connection is open");
        }
    }

    /** Headers that promise a body, which does not come; with a word of ours before it, likewise. */
    @Test
    void bodyThatDoesNotComeIsAnswered() throws Exception {
        String post = "POST /sparql HTTP/1.1\\r\\nHost: a\\r\\nContent-Type: application/sparql-query\\r\\n";
        try (Socket silent = open(); Socket waiting = open(); Socket large = open()) {
            long start = System.nanoTime();
            send(silent, post + "Content-Length: 50\\r\\n\\r\\nASK");
            send(waiting, post + "Content-Length: 50\\r\\nExpect: 100-continue\\r\\n\\r\\n");
            send(large, post + "Content-Length: 99999999\\r\\nExpect: 100-continue\\r\\n\\r\\n");
            assertEquals("HTTP/1.1 413 Pa", firstLine(large));
            assertEquals("HTTP/1.1 408 Re", firstLine(silent));
            assertEquals("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ",
                    new String(waiting.getInputStream().readNBytes(38), StandardCharsets.ISO_8859_1));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(millis < 8000, millis + " ms");
        }
    }

    /** One client has 600 connections, which are more than it has threads; what is beyond ends, and others are free. */
    @Test
    void connectionsOfOneClientAreBounded() throws Exception {
        List<Socket> many = new ArrayList<>();
        try (Socket other = narrow("127.0.0.12")) {
            for (int i = 0; i < 620; i++) {
                many.add(narrow("127.0.0.11"));
            }
            Socket last = many.get(619);
            last.setSoTimeout(2000);
            assertThrows(SocketException.class, () -> last.getInputStream().read(), "it is open");
            assertEquals("HTTP/1.1 200 OK", health(other));
            assertEquals("HTTP/1.1 200 OK", health(many.get(599)));
            for (Socket socket : many.subList(0, 599)) {
                socket.close();
            }
            try (Socket again = narrow("127.0.0.11")) {
                assertEquals("HTTP/1.1 200 OK", health(again), "places are not given back");
            }
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
    }

    private static String health(Socket socket) throws IOException {
        send(socket, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
        return firstLine(socket);
    }

    /** A client has half of the threads at most, and when there are no more, slow ones lose theirs. */
    @Test
    void slowReadersKeepNobodyFromAnswers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Socket other = narrow("127.0.0.9"); Socket third = narrow("127.0.0.10")) {
            read(slow, "127.0.0.2", 450);
            long start = System.nanoTime();
            send(other, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
            assertEquals("HTTP/1.1 200 OK", firstLine(other));
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1), "one client keeps others waiting");
            read(slow, "127.0.0.3", 250);
            start = System.nanoTime();
            send(third, "GET /health/live HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
            assertEquals("HTTP/1.1 200 OK", firstLine(third));
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(8), "clients keep others waiting");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** However many queries may wait, there are threads for what is none. */
    @Test
    void waitingQueriesKeepNobodyFromPages() throws Exception {
        List<Socket> queries = new ArrayList<>();
        Limits one = Limits.STANDARD.within(new Limits.Crowd(1, 1, 500, Duration.ofSeconds(15)));
        try (Fixture patient = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).limits(one))) {
            try {
                for (int i = 0; i < 450; i++) {
                    Socket socket = narrow("127.0.0." + (20 + i % 3), patient);
                    queries.add(socket);
                    send(socket, "GET /sparql?query=" + Fixture.encoded(LONG + " # " + i)
                            + " HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n");
                }
                Thread.sleep(1000);
                try (Socket other = narrow("127.0.0.30", patient)) {
                    long start = System.nanoTime();
                    assertEquals("HTTP/1.1 200 OK", health(other));
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    assertTrue(millis < 8000, "queries keep pages waiting for " + millis + " ms");
                }
            } finally { // before the server ends, which waits for its answers
                for (Socket socket : queries) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void threadsOfARushGo() throws Exception {
        List<Socket> slow = new ArrayList<>();
        read(slow, "127.0.0.4", 80);
        await(() -> threads() > 80);
        for (Socket socket : slow) {
            socket.close();
        }
        await(() -> threads() < 40);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(any -> any.getName().startsWith("qtp")).count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(40), threads() + " threads");
            Thread.sleep(50);
        }
    }

    private static void read(List<Socket> slow, String from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = narrow(from);
            slow.add(socket);
            send(socket, LARGE);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
    }

    private static boolean accepts(Socket socket, String text) {
        try {
            send(socket, text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(15);
        return new String(start, StandardCharsets.ISO_8859_1);
    }
}
