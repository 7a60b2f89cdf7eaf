package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.guard.Limits;

/** A query ends soon after its client has gone, and not before, whatever the client sends meanwhile. */
class DisconnectIT {
    private static final String ENDLESS = "/sparql?query=" + encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . "
            + "?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?a0 . ?a1 ?a2 ?a3 }");
    private static final String HEALTH = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
    private static GuardedQueries queries;
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        queries = new GuardedQueries(Limits.STANDARD.within(Duration.ofSeconds(20)));
        fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).queries(queries));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static Socket asking(Fixture server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        socket.setSoTimeout(20_000);
        send(socket, "GET " + ENDLESS + " HTTP/1.1\r\nHost: a\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean comesTo(int running, long seconds) throws InterruptedException {
        long start = System.nanoTime();
        while (queries.running() != running && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            Thread.sleep(20);
        }
        return queries.running() == running;
    }

    @ParameterizedTest
    @CsvSource({"'', 1, false", "G, 1, false", "G, 1, true", "'\r\n', 1, false", "request, 1, false",
        "request, 1, true", "request, 40, false", "request, 1000, false", "request, 1000, true"})
    void queryOfWhoHasGoneEnds(String ahead, int times, boolean isReset) throws Exception {
        try (Socket client = asking(fixture)) {
            assertTrue(comesTo(1, 10), "it does not run");
            for (int i = 0; i < times; i++) {
                send(client, ahead.replace("request", HEALTH));
            }
            Thread.sleep(400);
            assertEquals(1, queries.running(), "the client is there");
            if (isReset) {
                client.setSoLinger(true, 0);
            }
        }
        assertTrue(comesTo(0, 4), "it runs on");
    }

    /** What is sent ahead is read early, and answered in its turn. */
    @Test
    void requestsThatAreSentAheadAreAnswered() throws Exception {
        Limits limits = Limits.STANDARD.within(Duration.ofSeconds(2));
        try (Fixture other = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).limits(limits));
                Socket client = asking(other)) {
            for (String piece : List.of("G", "ET /health/", "live HTTP/1.1\r\nHost: a\r\n\r\n", HEALTH.repeat(400),
                    HEALTH.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))) {
                Thread.sleep(150);
                send(client, piece);
            }
            String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .replace("HTTP/1.1 102 Processing\r\n\r\n", "");
            assertTrue(answers.startsWith("HTTP/1.1 504 "), answers.substring(0, Math.min(500, answers.length())));
            assertEquals(402, Pattern.compile("HTTP/1.1 200 ").matcher(answers).results().count());
        }
    }
}
