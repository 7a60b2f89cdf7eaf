package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors end threads, as they do where there is no memory: the server goes on, or says that it cannot. */
class EnduranceIT {
    private static final int MORE_THAN_THREADS = 600;
    private final CountDownLatch dead = new CountDownLatch(1);
    private Fixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).betweenBeats(Duration.ofMillis(100))
                .onDeath(dead::countDown).routes(List.of(new Route("/error", new Failing()), new Route("/job",
                        new Harming()), new Route("/selector", new Harming()), new Route("/select", new Harming()))));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** Has no memory. */
    private static final class Failing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new OutOfMemoryError("of a test");
        }
    }

    /** Does to a thread of Jetty what an error would do. */
    private static final class Harming extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            ServerConnector connector = (ServerConnector) ServletContextRequest.getServletContextRequest(request)
                    .getConnectionMetaData().getConnector();
            ManagedSelector selector = connector.getSelectorManager().getBeans(ManagedSelector.class).iterator().next();
            switch (request.getRequestURI()) {
                case "/job" -> connector.getServer().getThreadPool().execute(() -> {
                    throw new OutOfMemoryError("of a test");
                });
                case "/select" -> selector.submit(any -> {
                    throw new OutOfMemoryError("of a test");
                });
                default -> selector.submit(any -> {
                    try {
                        any.close();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    private void assertAnswers() throws Exception {
        assertEquals(200, fixture.ask("ASK { BIND(RAND() AS ?fresh) }", "text/csv").statusCode());
        assertEquals("{\"status\":\"live\"}", fixture.get("/health/live").body());
    }

    /** More of them than there are threads; each is replaced. */
    @Test
    void threadsThatEndAreReplaced() throws Exception {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            assertEquals(500, fixture.get("/error").statusCode());
        }
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            assertEquals(200, fixture.get(i % 2 == 0 ? "/job" : "/select").statusCode());
        }
        assertAnswers();
        assertFalse(dead.await(2, TimeUnit.SECONDS), "it lives");
        assertAnswers();
    }

    @Test
    void serverWithoutTheThreadThatWaitsForBytesIsFoundDead() throws Exception {
        assertAnswers();
        Thread asks = new Thread(() -> {
            try {
                fixture.get("/selector");
            } catch (IOException | InterruptedException e) {
                // nobody answers any more
            }
        });
        asks.setDaemon(true);
        asks.start();
        assertTrue(dead.await(10, TimeUnit.SECONDS), "nobody notices");
    }

    @Test
    void serverThatTakesNoConnectionsSaysSoToThoseThatThereAre() throws Exception {
        try (Socket kept = new Socket("127.0.0.1", fixture.server.port())) {
            kept.setSoTimeout(10_000);
            assertEquals("200 live", live(kept));
            String port = "127.0.0.1:" + fixture.server.port() + "}";
            Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("-acceptor-")
                    && thread.getName().contains(port)).forEach(Thread::interrupt);
            assertTrue(dead.await(10, TimeUnit.SECONDS), "nobody notices");
            assertEquals("503 dying", live(kept));
        }
    }

    private static String live(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder told = new StringBuilder();
        while (told.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, () -> "the connection ended after " + told);
            told.append((char) next);
        }
        return told.substring(9, 12) + " " + told.toString().replaceFirst("(?s).*\"status\":\"([a-z]+)\".*", "$1");
    }
}
