package org.portolan.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose operator lets queries have more than there is: the heap and the stack end them, and nothing else. */
class OutOfMemoryIT {
    private static final int TIMES = 3;
    /** Doubles a string thirty times. */
    private static final String LARGE = doubled(30);
    private static final String DEEP = "ASK { FILTER(" + "(1 + ".repeat(20_000) + "1" + ")".repeat(20_000) + " > 0) }";
    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { " + triples(9) + " FILTER(?a0 = ?a8 && ?a0 != ?a8) }";
    private static final int WARM_UPS = 3;
    @TempDir
    private Path folder;

    private static String doubled(int times) {
        StringBuilder query = new StringBuilder("SELECT (STRLEN(?x").append(times).append(") AS ?n) { BIND(STR(RAND()) AS ?x0)");
        for (int i = 0; i < times; i++) {
            query.append(" BIND(CONCAT(?x%d, ?x%d) AS ?x%d)".formatted(i, i, i + 1));
        }
        return query.append(" }").toString();
    }

    private static String triples(int count) {
        StringBuilder triples = new StringBuilder();
        for (int i = 0; i < count; i++) {
            triples.append("?a%d ?b%d ?c%d . ".formatted(i, i, i));
        }
        return triples.toString();
    }

    @Test
    void heapAndStackEndTheQueryAndNotTheServer() throws Exception {
        try (EndpointProcess server = EndpointProcess.with("96m", folder, "--query-string", "2000000000",
                "--query-memory", "4000000000", "--query-depth", "1000000", "--query-length", "1000000",
                "--query-time", "4")) {
            assertAnswers(server);
            for (int i = 0; i < WARM_UPS; i++) { // until the heap has the size that it may have
                server.ask(LARGE, "text/csv");
                server.ask(DEEP, "text/csv");
            }
            server.millisUntilIdle();
            int threads = server.threads();
            long heap = server.heap();
            long resident = server.resident();
            for (int i = 0; i < TIMES; i++) {
                HttpResponse<String> full = server.ask(LARGE, "application/json");
                assertEquals(503, full.statusCode(), full.body());
                assertTrue(full.body().contains("more memory than there is"), full.body());
                HttpResponse<String> nested = server.ask(DEEP, "application/json");
                assertEquals(400, nested.statusCode(), nested.body());
                assertTrue(nested.body().contains("nested too deeply"), nested.body());
            }
            assertAnswers(server);
            assertTrue(server.threads() <= threads + 2, server.threads() + " threads, " + threads + " before");
            assertTrue(server.heap() <= heap + 4_000, server.heap() + " KB of heap, " + heap + " before");
            assertTrue(server.resident() <= resident + 30_000, server.resident() + " KB, " + resident + " before");
        }
    }

    /** Pages, queries, and the watchdog over them. */
    private static void assertAnswers(EndpointProcess server) throws Exception {
        assertEquals(200, server.get("/list/refuge", "text/html").statusCode());
        assertEquals(200, server.ask("SELECT * { ?s ?p ?o BIND(RAND() AS ?fresh) }", "text/csv").statusCode());
        assertEquals(504, server.ask(ENDLESS, "text/csv").statusCode());
    }
}
