package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portolan.fuseki.protocol.RefusalPage;

/** The server's life: how it starts, listens, takes servlets, and ends. */
class SparqlServerIT {
    private static HttpServlet servlet(String text) {
        return new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().write(text + request.getPathInfo());
            }
        };
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    @Test
    void servletsAreTakenAsValues() throws Exception {
        try (Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .routes(List.of(new Route("/doc/*", servlet("doc")), new Route("/*", servlet("any")))))) {
            assertEquals("doc/city/kiel", fixture.get("/doc/city/kiel").body());
            assertEquals("any/nowhere", fixture.get("/nowhere").body());
            assertEquals("{\"status\":\"live\"}", fixture.get("/health/live").body());
        }
        assertThrows(IllegalArgumentException.class, () -> new Route("/", servlet("any")));
    }

    @Test
    void portInUseIsToldWithTheWayOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SparqlServer server = SparqlServer.of(Fixture.live(Fixture.dataset()))
                    .address("127.0.0.1", taken.getLocalPort()).build();
            PortInUseException e = assertThrows(PortInUseException.class, server::start);
            assertTrue(e.getMessage().startsWith("port " + taken.getLocalPort() + " on 127.0.0.1 is in use"),
                    e.getMessage());
            assertTrue(e.getMessage().endsWith("; stop that, or choose another port with --port"), e.getMessage());
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertTrue(e.getMessage().contains("(process " + ProcessHandle.current().pid() + ")"), e.getMessage());
            }
            server.stop();
        }
    }

    @Test
    void addressOfAnotherMachineIsToldApartFromPortInUse() {
        SparqlServer server = SparqlServer.of(Fixture.live(Fixture.dataset())).address("192.0.2.1", 0).build();
        IOException e = assertThrows(IOException.class, server::start);
        assertFalse(e instanceof PortInUseException);
        assertTrue(e.getMessage().startsWith("cannot listen on 192.0.2.1:0"), e.getMessage());
        server.stop();
    }

    @Test
    void listensOnLoopbackOnlyUnlessToldOtherwise() throws Exception {
        try (Fixture fixture = Fixture.started()) {
            assertEquals("localhost", fixture.server.uri().getHost());
            for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress() && address instanceof Inet4Address) {
                        assertThrows(IOException.class, () -> new Socket(address, fixture.server.port()).close());
                    }
                }
            }
        }
    }

    @Test
    void stopFreesThePortAndLeavesNoThread() throws Exception {
        Fixture.started().close(); // what the libraries start once stays
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        Fixture fixture = Fixture.started();
        fixture.ask("ASK {}", "*/*");
        int port = fixture.server.port();
        fixture.close();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        List<String> left = Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().startsWith("HttpClient")).map(Thread::getName).toList();
        assertEquals(List.of(), left);
        assertTrue(before.containsAll(threads().stream().filter(t -> !t.getName().startsWith("HttpClient")).toList()));
    }

    @Test
    void stopLetsAnswersUnderWayFinish() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        HttpServlet slow = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                begun.countDown();
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                response.getWriter().write("finished");
            }
        };
        Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .routes(List.of(new Route("/slow", slow))));
        AtomicReference<String> body = new AtomicReference<>();
        Thread client = new Thread(() -> {
            try {
                body.set(fixture.get("/slow").body());
            } catch (IOException | InterruptedException e) {
                body.set(e.toString());
            }
        });
        client.start();
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        fixture.close();
        client.join(5_000);
        assertEquals("finished", body.get());
    }

    @Test
    void hundredConnectionsAreAnsweredAtOnce() throws Exception {
        try (Fixture fixture = Fixture.started()) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), fixture.server.port()));
            }
            byte[] request = ("GET /sparql?format=csv&query="
                    + Fixture.encoded("SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }")
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            for (Socket socket : sockets) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(request);
            }
            for (Socket socket : sockets) {
                try (socket; InputStream in = socket.getInputStream()) {
                    String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer.substring(0, Math.min(200, answer.length())));
                }
            }
        }
    }

    /** At {@code /broken} a servlet fails. */
    private static Fixture broken() throws IOException {
        HttpServlet broken = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                throw new IllegalStateException("secret at org.portolan.Secret");
            }
        };
        return Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .routes(List.of(new Route("/broken", broken))));
    }

    @Test
    void failureOfAServletShowsNothingOfItsInside() throws Exception {
        try (Fixture fixture = broken()) {
            var response = fixture.get("/broken");
            assertEquals(500, response.statusCode());
            assertEquals("500 Server Error\n", response.body());
            assertEquals("*", Fixture.header(response, "Access-Control-Allow-Origin"));
        }
    }

    /** What goes to the log meanwhile, line by line. */
    private static List<String> logged(Fixture fixture, String path, int status, String body) throws Exception {
        PrintStream log = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            var response = Fixture.send(fixture.to(path).header("Accept", "text/html"));
            assertEquals(status, response.statusCode());
            assertTrue(response.body().startsWith(body), response.body());
            assertFalse(response.body().contains("org."), response.body());
        } finally {
            System.setErr(log);
        }
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void failureIsLoggedWithItsTraceOnce() throws Exception {
        try (Fixture fixture = broken()) {
            assertTrue(logged(fixture, "/broken", 500, "500 Server Error\n").size() > 1);
            assertEquals(1, logged(fixture, "/broken", 500, "500 Server Error\n").size());
        }
    }

    @Test
    void failureWhileAnErrorIsToldIsAPlainAnswerAndALineOfTheLog() throws Exception {
        RefusalPage broken = (request, response, refusal, query) -> {
            response.getOutputStream().print("half of a page");
            throw new IllegalStateException("secret at org.portolan.Secret");
        };
        try (Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).refusalPage(broken))) {
            List<String> lines = logged(fixture, "/sparql?query=LOAD", 400, "The query is not SPARQL 1.1.\nLine 1");
            assertEquals(1, lines.size(), lines.toString());
            assertTrue(lines.get(0).contains("IllegalStateException"), lines.get(0));
        }
    }

    /** RFC 9110, 15.5.6. */
    @Test
    void methodThatAnAddressDoesNotHaveIsRefusedWithThoseThatItHas() throws Exception {
        try (Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .routes(List.of(new Route("/*", servlet("any")))))) {
            for (String path : List.of("/", "/limits", "/health/live")) {
                var response = Fixture.send(fixture.to(path).POST(BodyPublishers.ofString("x")));
                assertEquals(405, response.statusCode());
                assertEquals("GET, HEAD, OPTIONS", Fixture.header(response, "Allow"), path);
                assertEquals("The method is not allowed.\nHere there are: GET, HEAD, OPTIONS.\n", response.body());
            }
        }
    }

    @Test
    void whoeverAsksWhileItEndsIsToldWhenToAskAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        HttpServlet slow = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                begun.countDown();
                try {
                    assertTrue(asked.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset()))
                .routes(List.of(new Route("/slow", slow))));
        Thread stops = new Thread(fixture::close);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), fixture.server.port())) {
            client.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            stops.start();
            var response = fixture.ask("ASK {}", "*/*");
            for (int i = 0; i < 200 && response.statusCode() == 200; i++) {
                Thread.sleep(20);
                response = fixture.ask("ASK {}", "*/*");
            }
            assertEquals(503, response.statusCode());
            assertEquals("10", Fixture.header(response, "Retry-After"));
        } finally {
            asked.countDown();
            stops.join(20_000);
        }
    }
}
