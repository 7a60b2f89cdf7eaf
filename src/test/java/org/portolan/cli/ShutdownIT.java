package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is told to end while readers wait for answers. */
class ShutdownIT {
    private static final int TERMINATED = 128 + 15;
    private static final int BLOCK = 1 << 15;
    private static final String MUCH = URLEncoder.encode("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000",
            StandardCharsets.UTF_8);
    private static final String TOKEN = "let-me-in-0123456789";
    /** Runs for some tenths of a second. */
    private static final String LONG = "SELECT (COUNT(*) AS ?count) { VALUES ?n { %s } ?a ?b ?c . ?d ?e ?f }"
            .formatted("1 2 3 4 5 6 7 8 9 10 ".repeat(3));
    @TempDir
    private static Path made;
    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final StringBuffer said = new StringBuffer();
    private URI site;

    @BeforeAll
    static void makeRelease() {
        StringWriter out = new StringWriter();
        Path other = Path.of("src/test/resources/other");
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(out), "release", "--releases", made.toString(),
                "--data", other.resolve("data").toString(), "--ontology", other.resolve("ontology").toString()),
                out::toString);
    }

    @BeforeEach
    void copyRelease() throws IOException {
        FileUtils.copyDirectory(made.toFile(), folder.resolve("releases").toFile());
    }

    private Process serve(String... flags) throws IOException {
        String releases = folder.resolve("releases").toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(Haste.reading());
        command.addAll(List.of("-jar", System.getProperty("portolan.jar"), "serve", "--port", "0", "--releases", releases));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().put("PORTOLAN_ADMIN_TOKEN", TOKEN);
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); !line.startsWith("stop"); line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("pages")) {
                site = URI.create(line.substring("pages".length()).strip());
            }
        }
        return process;
    }

    private HttpRequest to(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private String metrics() throws IOException, InterruptedException {
        return client.send(to("/metrics", "Authorization", "Bearer " + TOKEN), BodyHandlers.ofString()).body();
    }

    /** Takes 32 KB each 0.4 s of an answer, and says how many bytes its body had. */
    private long readSlowly() {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(BLOCK);
            socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
            socket.getOutputStream().write(("GET /sparql?query=" + MUCH + " HTTP/1.1\r\nHost: " + site.getAuthority()
                    + "\r\nAccept: text/csv\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] block = new byte[BLOCK];
            for (int read = socket.getInputStream().read(block); read > 0; read = socket.getInputStream().read(block)) {
                answer.append(new String(block, 0, read, StandardCharsets.ISO_8859_1));
                begun.countDown();
                Thread.sleep(400);
            }
            return answer.length() - answer.indexOf("\r\n\r\n") - 4;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void answersUnderWayEndAndNoMoreAreTaken() throws Exception {
        Path log = folder.resolve("access.log");
        Process process = serve("--drain", "1", "--access-log", log.toString(), "--slow-query", "0",
                "--slow-query-log", folder.resolve("slow.log").toString());
        try {
            long much = client.send(to("/sparql?query=" + MUCH, "Accept", "text/csv"), BodyHandlers.ofByteArray())
                    .body().length;
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(" LIMIT 1", " LIMIT 2").map(end ->
                    client.sendAsync(to("/sparql?query=" + URLEncoder.encode(LONG + end, StandardCharsets.UTF_8),
                            "Accept", "text/csv"), BodyHandlers.ofString())).toList();
            while (!metrics().contains("\nportolan_queries_running 2")) {
                assertTrue(answers.stream().noneMatch(CompletableFuture::isDone), "the queries are too short");
            }
            assertEquals(200, client.send(to("/health/ready"), BodyHandlers.ofString()).statusCode());
            CompletableFuture<Long> slowly = CompletableFuture.supplyAsync(this::readSlowly);
            assertTrue(begun.await(20, TimeUnit.SECONDS), "nothing came");
            long told = System.nanoTime();
            process.destroy();
            while (client.send(to("/health/ready"), BodyHandlers.ofString()).statusCode() != 503) {
                Thread.sleep(20);
            }
            do { // all but readiness is as before, for this second
                assertEquals(200, client.send(to("/health/live"), BodyHandlers.ofString()).statusCode());
            } while (System.nanoTime() - told < TimeUnit.MILLISECONDS.toNanos(500));
            for (var answer : answers) {
                HttpResponse<String> whole = answer.get(20, TimeUnit.SECONDS);
                assertEquals(200, whole.statusCode());
                assertTrue(whole.body().matches("count\r\n[0-9]{6,}\r\n"), whole::body);
            }
            assertEquals(much, slowly.get(30, TimeUnit.SECONDS));
            assertTrue(process.waitFor(15, TimeUnit.SECONDS), "still running");
            assertTrue(System.nanoTime() - told < TimeUnit.SECONDS.toNanos(15));
            assertEquals(TERMINATED, process.exitValue());
            assertThrows(ConnectException.class, () -> client.send(to("/health/live"), BodyHandlers.ofString()));
            assertEquals(2, Files.readAllLines(folder.resolve("slow.log")).stream()
                    .filter(line -> line.contains(LONG)).count());
            assertTrue(Files.readString(log).contains("\"path\":\"/health/ready\",\"status\":503"));
            assertFalse(Files.readString(folder.resolve("err")).contains("\tat "), "a stack trace");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Without any flag: new connections hear it, too, until the last answer is done; then the process ends. */
    @Test
    void notReadyIsToldFromTheFirstMomentToTheLastAnswer() throws Exception {
        Process process = serve();
        String query = LONG.replace(" } ?a", " } VALUES ?m { " + "1 2 3 4 5 6 7 8 } ?a");
        try (Socket kept = new Socket(site.getHost(), site.getPort())) {
            kept.setSoTimeout(20_000);
            assertEquals("200 ready", ready(kept));
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    to("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "text/csv"),
                    BodyHandlers.ofString());
            while (!metrics().contains("\nportolan_queries_running 1")) {
                assertFalse(answer.isDone(), "the query is too short");
            }
            process.destroy();
            Thread.sleep(200);
            for (int i = 0; i < 2; i++) {
                assertEquals("503 stopping", ready(kept));
                try (Socket fresh = new Socket(site.getHost(), site.getPort())) {
                    assertEquals("503 stopping", ready(fresh));
                }
                assertEquals(503, HttpClient.newHttpClient().send(to("/"), BodyHandlers.ofString()).statusCode());
            }
            assertFalse(answer.isDone(), "the query is too short");
            assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
            assertTrue(answer.get().body().matches("count\r\n[0-9]{6,}\r\n"), answer.get()::body);
            assertTrue(process.waitFor(3, TimeUnit.SECONDS), "still running");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String ready(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder told = new StringBuilder();
        while (told.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertTrue(next >= 0, () -> "the connection ended after " + told);
            told.append((char) next);
        }
        return told.substring(9, 12) + " " + told.toString().replaceFirst("(?s).*\"status\":\"([a-z]+)\".*", "$1");
    }

    @Test
    void serverThatNobodyAsksEndsAtOnce() throws Exception {
        Process process = serve();
        try (Socket kept = new Socket(site.getHost(), site.getPort())) {
            kept.setSoTimeout(20_000);
            assertEquals("200 ready", ready(kept));
            process.destroy();
            assertTrue(process.waitFor(3, TimeUnit.SECONDS), "still running");
        } finally {
            process.destroyForcibly();
        }
    }

    /** It serves what {@code current} names, and no other release in its place. */
    @Test
    void nextServerWaitsForTheOneBefore() throws Exception {
        Process first = serve();
        CompletableFuture<Process> next = CompletableFuture.supplyAsync(() -> {
            try {
                return serve();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
        try {
            String waits = "is in use by process " + first.pid() + "; waiting until that ends";
            while (!said.toString().contains(waits)) {
                assertFalse(next.isDone(), said::toString);
                Thread.sleep(50);
            }
            first.destroy();
            assertTrue(next.get(30, TimeUnit.SECONDS).isAlive());
            assertEquals(200, client.send(to("/health/ready"), BodyHandlers.ofString()).statusCode());
        } finally {
            first.destroyForcibly();
            next.thenAccept(Process::destroyForcibly);
        }
    }
}
