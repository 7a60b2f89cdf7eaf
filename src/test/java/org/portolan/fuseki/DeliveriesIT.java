package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portolan.fuseki.guard.Limits;

/** Results that are read slowly are in memory after their queries have ended, and are paid for. */
class DeliveriesIT {
    private static final long TWO_RESULTS_AND_A_HALF = 2_500_000;
    private final List<Socket> open = new ArrayList<>();

    @Test
    void whoReadsSlowlyFillsOnlyWhatAllShare() throws Exception {
        Limits usual = Limits.STANDARD;
        try (Fixture fixture = Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).limits(new Limits(
                usual.time(), usual.delivery(), usual.allowance(), TWO_RESULTS_AND_A_HALF, usual.queryBytes(),
                usual.depth(), usual.crowd())))) {
            assertEquals("200", asked(fixture, "127.0.0.2", 'a'));
            assertEquals("429", asked(fixture, "127.0.0.2", 'b'), "a client has his part");
            assertEquals("200", asked(fixture, "127.0.0.3", 'b'));
            assertEquals("503", asked(fixture, "127.0.0.4", 'c'));
            assertEquals("200", asked(fixture, "127.0.0.4", 'a'), "two who read the same take the room of one");
            for (Socket reader : open) {
                reader.close();
            }
            long start = System.nanoTime();
            while (asked(fixture, "127.0.0.4", 'c').equals("503") && System.nanoTime() - start < 8_000_000_000L) {
                Thread.sleep(50);
            }
            assertEquals("200", asked(fixture, "127.0.0.4", 'c'), "what was sent is given back");
        }
    }

    /** The status of 0.9 MB of a letter, of which no more is read. */
    private String asked(Fixture fixture, String from, char letter) throws IOException {
        String query = "SELECT ?a ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l BIND('" + String.valueOf(letter).repeat(1000)
                + "' AS ?x) } LIMIT 880";
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(20_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", fixture.server.port()));
        socket.getOutputStream().write(("GET /sparql?format=csv&query=" + Fixture.encoded(query)
                + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1).substring(9);
    }
}
