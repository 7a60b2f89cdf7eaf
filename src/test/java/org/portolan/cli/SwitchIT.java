package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;

/** A server that runs goes over to another release without one wrong answer; it is a process of its own here. */
class SwitchIT {
    private static final int SWITCHES = Integer.getInteger("portolan.switches", 10);
    /** Each asks so often: two hundred requests a second in all, if the machine can. */
    private static final int READERS = 8;
    private static final long PERIOD_NANOS = 40_000_000;
    /** Before, a server that has just started compiles its code, whatever the releases do. */
    private static final long STARTING_NANOS = 5_000_000_000L;
    private static final String TOKEN = "let-me-in-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What the data and the catalogue say of the release, in one answer. */
    private static final String BOTH = """
            SELECT ?altitude ?release WHERE {
              <id/refuge/aiguille> <mots#altitude> ?altitude
              GRAPH <graph/catalog> { ?download <http://www.w3.org/ns/dcat#downloadURL> ?url
                FILTER(CONTAINS(STR(?url), "/releases/") && STRENDS(STR(?url), "/data.nq.gz")) }
              BIND(REPLACE(STR(?url), "^.*/releases/([0-9a-f]+)/.*$", "$1") AS ?release)
            }""";

    @TempDir
    private static Path made;
    private static Path releases;
    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process server;
    private URI site;

    @BeforeAll
    static void makeTwoReleases() throws IOException {
        releases = made.resolve("releases");
        release("2410");
        release("2411");
    }

    @BeforeEach
    void copyReleases() throws Exception {
        FileUtils.copyDirectory(made.resolve("releases").toFile(), folder.resolve("releases").toFile());
        releases = folder.resolve("releases");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    /** Makes a release in which a hut stands at this height. */
    private static void release(String altitude) throws IOException {
        Path input = made.resolve(altitude);
        FileUtils.copyDirectory(Path.of("src/test/resources/other").toFile(), input.toFile());
        Path huts = input.resolve("data/huts.csv");
        Files.writeString(huts, Files.readString(huts).replace("2410", altitude));
        run("release", "--data", input.resolve("data").toString(), "--ontology", input.resolve("ontology").toString());
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of(args), Stream.of("--releases", releases.toString()))
                .toArray(String[]::new);
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(out), all), out::toString);
        return out.toString();
    }

    private void serve(String... more) throws IOException {
        serve(Haste.reading(), more);
    }

    private void serve(List<String> flags, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(flags);
        command.addAll(List.of("-jar", System.getProperty("portolan.jar"), "serve", "--port", "0", "--releases",
                releases.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PORTOLAN_ADMIN_TOKEN", TOKEN);
        server = builder.start();
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("pages")) {
                site = URI.create(line.substring(5).strip());
            } else if (line.startsWith("stop")) {
                Thread rest = new Thread(() -> listen(out));
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IllegalStateException(String.join("\n", said));
    }

    private void listen(BufferedReader out) {
        try {
            out.lines().forEach(said::add);
        } catch (UncheckedIOException closed) {
            // The process has ended.
        }
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode health() throws IOException, InterruptedException {
        return JSON.readTree(get("/health/ready", "*/*").body());
    }

    private String serving() {
        try {
            return health().get("release").asText();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private HttpResponse<String> reload(String token) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve("/admin/reload")).header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean(), () -> what + " did not come about: " + said);
    }

    private static List<Release> both() {
        List<Release> both = new Releases(releases).list();
        assertEquals(2, both.size());
        return both;
    }

    /** What is asked while releases change, and what came of it. */
    private final class Readers {
        private final Map<String, String> altitudes;
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        private final Queue<Asked> answered = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();
        private final long start;
        private long end;

        /** @param altitudes of the hut, by release */
        Readers(Map<String, String> altitudes) {
            this.altitudes = altitudes;
            String query = "/sparql?query=" + URLEncoder.encode(BOTH, StandardCharsets.UTF_8);
            for (int i = 0; i < READERS; i++) {
                int number = i;
                threads.add(new Thread(() -> {
                    long begun = System.nanoTime() + number * PERIOD_NANOS / READERS;
                    for (int asked = 0; !ended.get(); asked++) {
                        long due = begun + asked * PERIOD_NANOS;
                        LockSupport.parkNanos(due - System.nanoTime());
                        ask((asked + number) % 2 == 0 ? query : "/doc/refuge/aiguille.html", due);
                    }
                }));
            }
            start = System.nanoTime();
            threads.forEach(Thread::start);
        }

        private void ask(String path, long due) {
            try {
                HttpResponse<String> answer = get(path, "text/csv, text/html;q=0.5");
                answered.add(new Asked(due, System.nanoTime() - due));
                boolean isQuery = path.startsWith("/sparql");
                String[] cells = answer.body().split("[,\r\n]+");
                String release = isQuery ? cells[3]
                        : answer.headers().firstValue("ETag").orElse("").replaceFirst("\"([0-9a-f]{16}).*", "$1");
                String altitude = altitudes.getOrDefault(release, "none");
                if (answer.statusCode() != 200 || !(isQuery ? cells[2].equals(altitude)
                        : answer.body().contains(altitude))) {
                    wrong.add(answer.statusCode() + " " + path + " of " + release + ": " + answer.body());
                }
            } catch (Exception failed) {
                wrong.add(path + ": " + failed);
            }
        }

        void end() throws InterruptedException {
            ended.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            end = System.nanoTime();
        }

        String slowest() {
            return "%d requests, %.0f a second, %s; in the first five seconds %s".formatted(answered.size(),
                    answered.size() / ((end - start) / 1e9),
                    slowest(answered.stream().filter(asked -> asked.due() - start >= STARTING_NANOS)),
                    slowest(answered.stream().filter(asked -> asked.due() - start < STARTING_NANOS)));
        }

        private static String slowest(Stream<Asked> some) {
            List<Long> sorted = some.map(Asked::nanos).sorted().toList();
            return sorted.isEmpty() ? "none" : "median %.1f ms, p99 %.1f ms, slowest %.1f ms".formatted(
                    sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 99 / 100) / 1e6,
                    sorted.get(sorted.size() - 1) / 1e6);
        }
    }

    /**
     * A request.
     *
     * @param due   when it was to be sent; one that waits for the one before it is late through no fault of its own
     * @param nanos from then until it was answered
     */
    private record Asked(long due, long nanos) {
    }

    /** The server runs as it does for anybody. */
    @Test
    void noRequestFailsAndNoAnswerMixesReleasesWhileTheyChange() throws Exception {
        List<Release> both = both();
        serve(List.of());
        String first = serving();
        assertEquals(both.get(0).id(), first);
        Readers readers = new Readers(Map.of(both.get(0).id(), "2411", both.get(1).id(), "2410"));
        List<Long> files = new ArrayList<>();
        for (int i = 1; i <= SWITCHES; i++) {
            String next = both.get(i % 2).id();
            run("release", "--rollback", next);
            if (i % 2 == 0) {
                assertEquals("{\"release\":\"" + next + "\"}", reload(TOKEN).body());
            }
            await("release " + next, () -> serving().equals(next));
            files.add(openFiles());
        }
        readers.end();
        assertEquals(List.of(), List.copyOf(readers.wrong));
        assertTrue(readers.answered.size() > SWITCHES, readers::slowest);
        String old = both.get((SWITCHES + 1) % 2).id();
        await("that the other store is closed", () -> mapped(old) == 0);
        assertEquals(200, get("/doc/refuge/aiguille", "text/html").statusCode());
        assertTrue(mapped(both.get(SWITCHES % 2).id()) > 0, "nothing is mapped");
        await("as many open files as before", () -> openFiles() <= files.get(0));
        Files.createDirectories(Path.of("target/soak"));
        Files.writeString(Path.of("target/soak/switches.txt"), "%d switches: %s; resident %s%n".formatted(SWITCHES,
                readers.slowest(), resident()));
    }

    private long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS")).findFirst().orElseThrow().substring(6).strip();
    }

    /** How many files of a release's store are in the memory of the server. */
    private long mapped(String release) {
        try (Stream<String> maps = Files.lines(Path.of("/proc", Long.toString(server.pid()), "maps"))) {
            return maps.filter(line -> line.contains(release + "/store")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void damagedReleaseIsRefusedAtStartAndTheNewestWholeOneServes() throws Exception {
        List<Release> both = both();
        Path dump = both.get(0).folder().resolve("data.nq.gz");
        Files.write(dump, new byte[] {1}, StandardOpenOption.APPEND);
        serve();
        assertEquals(both.get(1).id(), serving());
        assertTrue(health().get("refused").asText().contains(dump + ": is damaged"), health()::toString);
        assertTrue(said.stream().anyMatch(line -> line.contains(dump + ": is damaged")), said::toString);
        assertTrue(said.stream().anyMatch(line -> line.contains("release " + both.get(1).id() + " serves in its place")));
    }

    /** It serves on, for the store is whole; who looks is told. */
    @Test
    void damageThatComesWhileServingIsToldWhenOneLooks() throws Exception {
        serve();
        Path dump = releases.resolve(serving()).resolve("data.nq.gz");
        byte[] whole = flip(dump);
        String expected = "{\"release\":\"" + serving() + "\"}";
        assertTrue(reload(TOKEN).body().contains(dump + ": is damaged"));
        assertTrue(health().get("refused").asText().contains(dump + ": is damaged"), health()::toString);
        assertEquals(200, get("/doc/refuge/aiguille", "text/html").statusCode());
        Thread.sleep(2500);
        assertTrue(health().has("refused"), "it is so still after the next looks at the pointer");
        Files.write(dump, whole);
        assertEquals(expected, reload(TOKEN).body());
        assertFalse(health().has("refused"), health()::toString);
    }

    /** What no reader asks for, and nobody looks at, is read by the server itself every now and then. */
    @Test
    void damageIsToldThatNobodyWouldHaveSeen() throws Exception {
        serve("--reread", "0.4", "--public-metrics");
        Path dump = releases.resolve(serving()).resolve("data.nq.gz");
        Path patch = releases.resolve("history").resolve(serving()).resolve("changes.rdfp.gz");
        byte[] whole = flip(dump);
        await("that health names the dump", () -> damaged().equals(List.of(dump + ": is damaged")));
        assertTrue(get("/metrics", "*/*").body().contains("\nportolan_release_damaged 1"));
        byte[] wholePatch = flip(patch);
        await("that health names both", () -> damaged().equals(List.of(dump + ": is damaged", patch + ": is damaged")));
        Thread.sleep(2000);
        for (Path file : List.of(dump, patch)) {
            assertEquals(1, said.stream().filter(line -> line.contains(file + ": is damaged")).count(), said::toString);
        }
        Files.write(dump, whole);
        Files.write(patch, wholePatch);
        await("that they are whole again", () -> damaged().isEmpty());
        assertTrue(get("/metrics", "*/*").body().contains("\nportolan_release_damaged 0"));
        assertTrue(said.stream().anyMatch(line -> line.contains("mended: " + dump)), said::toString);
    }

    /** Without its manifest it is still known which files the release that serves should have. */
    @Test
    void damageIsToldUntilItHasBeenReadAgainAndIsWhole() throws Exception {
        serve("--reread", "0.4", "--public-metrics");
        Path release = releases.resolve(serving());
        Path dump = release.resolve("data.nq.gz");
        flip(dump);
        await("that health names the dump", () -> damaged().equals(List.of(dump + ": is damaged")));
        Path context = release.resolve("context.jsonld");
        byte[] whole = Files.readAllBytes(context);
        Files.delete(context);
        Path manifest = release.resolve("manifest.json");
        flip(manifest);
        await("that health names all three", () -> damaged().equals(List.of(manifest + ": is damaged",
                context + ": is missing from the release", dump + ": is damaged")));
        assertTrue(get("/metrics", "*/*").body().contains("\nportolan_release_damaged 3"));
        assertFalse(said.stream().anyMatch(line -> line.contains("mended: ")), said::toString);
        Files.write(context, new byte[] {'x'});
        await("that it is damaged in another way", () -> damaged().contains(context + ": is damaged"));
        assertFalse(said.stream().anyMatch(line -> line.contains("mended: ")), said::toString);
        Files.write(context, whole);
        await("that it is whole again", () -> said.stream().anyMatch(line -> line.contains("mended: " + context)));
    }

    /** Of a release that has been dropped: the entry cannot be made again. */
    @Test
    void damageOfTheHistoryIsToldFromTheStartAndWhateverServes() throws Exception {
        List<Release> both = both();
        Path patch = releases.resolve("history/0123456789abcdef/changes.rdfp.gz");
        FileUtils.copyDirectory(releases.resolve("history").resolve(both.get(0).id()).toFile(),
                patch.getParent().toFile());
        flip(patch);
        serve("--public-metrics");
        assertEquals(List.of(patch + ": is damaged"), damaged());
        assertTrue(get("/metrics", "*/*").body().contains("\nportolan_release_damaged 1"));
        String other = both.stream().map(Release::id).filter(id -> !id.equals(serving())).findFirst().orElseThrow();
        run("release", "--rollback", other);
        assertEquals("{\"release\":\"" + other + "\"}", reload(TOKEN).body());
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of(patch + ": is damaged"), damaged());
            Thread.sleep(20);
        }
        assertEquals(1, said.stream().filter(line -> line.contains(patch.toString())).count(), said::toString);
    }

    @Test
    void damageThatWasMendedIsToldNoMoreAfterAReload() throws Exception {
        serve("--reread", "8");
        Path dump = releases.resolve(serving()).resolve("data.nq.gz");
        byte[] whole = flip(dump);
        await("that it is told", () -> !damaged().isEmpty());
        Files.write(dump, whole);
        assertEquals(200, reload(TOKEN).statusCode());
        for (int i = 0; i < 60 && !damaged().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertEquals(List.of(), damaged());
    }

    private static byte[] flip(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(file, broken);
        return whole;
    }

    /** The beginnings of what health says of damaged files. */
    private List<String> damaged() {
        try {
            return StreamSupport.stream(health().path("damaged").spliterator(), false)
                    .map(fault -> fault.asText().replaceFirst("(: is damaged).*", "$1")).toList();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** After an upgrade, or when the store is damaged; never under a server that reads it. */
    @Test
    void storeIsMadeAgainButNotUnderAServer() throws Exception {
        List<Release> both = both();
        serve();
        String other = serving().equals(both.get(0).id()) ? both.get(1).id() : both.get(0).id();
        Path store = releases.resolve(serving()).resolve("store");
        var made = Files.getLastModifiedTime(store.resolve("stamp"));
        StringWriter err = new StringWriter();
        assertEquals(3, Main.run(new PrintWriter(err), new PrintWriter(err), "release", "--rebuild", "--releases",
                releases.toString()), err::toString);
        assertEquals("portolan: " + store + ": is in use by process " + server.pid() + "; make another release the "
                + "current one, or end that process, and rebuild then", err.toString().strip());
        assertEquals(made, Files.getLastModifiedTime(store.resolve("stamp")));
        Path torn = releases.resolve(other).resolve("store/Data-0001/SPO.dat");
        Files.write(torn, new byte[] {1, 2, 3});
        assertTrue(run("release", "--rebuild", other).startsWith("rebuilt   " + other + ", "));
        assertTrue(Files.size(torn) != 3, "it was built from the dumps");
        run("release", "--rollback", other);
        assertEquals("{\"release\":\"" + other + "\"}", reload(TOKEN).body());
        assertEquals(200, get("/doc/refuge/aiguille", "text/html").statusCode());
        assertTrue(run("release", "--rebuild", store.getParent().getFileName().toString()).startsWith("rebuilt "),
                "the server has gone over to the other one");
        try (Stream<Path> left = Files.walk(releases)) {
            assertEquals(List.of(), left.filter(path -> path.toString().matches(".*(\\.new|candidate-).*")).toList());
        }
    }

    @Test
    void pointerThatIsMissingOrLeadsNowhereIsTold() throws Exception {
        List<Release> both = both();
        Files.delete(releases.resolve("current"));
        serve();
        assertEquals(both.get(0).id(), serving());
        assertTrue(health().get("refused").asText().contains("does not say which release is the current one"));
        Files.writeString(releases.resolve("current"), "0000000000000000\n");
        await("that it is refused", () -> said.stream().anyMatch(line -> line.contains("which is no release here")));
        assertEquals(both.get(0).id(), serving());
        Files.delete(releases.resolve("current"));
        Files.createDirectory(releases.resolve("current"));
        await("that a folder is refused", () -> said.stream().anyMatch(line -> line.contains("current: is a folder")));
        stop();
        serve();
        assertEquals(both.get(0).id(), serving());
        assertTrue(health().get("refused").asText().contains("is a folder"), health()::toString);
        Files.delete(releases.resolve("current"));
        Files.writeString(releases.resolve("current"), both.get(1).id() + "\n");
        await("release " + both.get(1).id(), () -> serving().equals(both.get(1).id()));
        assertFalse(health().has("refused"), health()::toString);
    }

    @Test
    void releaseThatCannotBeOpenedLeavesTheOtherServing() throws Exception {
        List<Release> both = both();
        run("release", "--rollback", both.get(1).id());
        serve();
        byte[] whole = Files.readAllBytes(both.get(0).folder().resolve("data.nq.gz"));
        Files.write(both.get(0).folder().resolve("data.nq.gz"), new byte[] {1}, StandardOpenOption.APPEND);
        Files.writeString(releases.resolve("current"), both.get(0).id() + "\n");
        HttpResponse<String> refused = reload(TOKEN);
        assertEquals(409, refused.statusCode());
        JsonNode state = JSON.readTree(refused.body());
        assertEquals(both.get(1).id(), state.get("release").asText());
        assertTrue(state.get("refused").asText().contains("is damaged"), refused::body);
        assertTrue(health().get("refused").asText().contains("is damaged"), health()::toString);
        assertEquals(200, get("/doc/refuge/aiguille", "text/html").statusCode());
        Files.write(both.get(0).folder().resolve("data.nq.gz"), whole);
        Files.writeString(releases.resolve("current"), both.get(0).id() + "\n");
        await("the release that was mended", () -> serving().equals(both.get(0).id()));
    }

    /** Store and index are no part of a release, so no checksum of the release tells; they are made again. */
    @ParameterizedTest
    @CsvSource({"store/Data-0001/SPO.dat, 0, 0", "store/Data-0001/SPO.bpt, 7, 1", "store/Data-0001/OSP.idn, 8, 1",
        "store/Data-0001/nodes-data.obj, 40, 1", "index/segments_1, 36, 1", "index/_0.cfs, 4096, 1"})
    void cacheThatIsTornOrAlteredIsMadeAgain(String name, int place, int bits) throws Exception {
        List<Release> both = both();
        Path file = both.get(0).folder().resolve(name);
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = Arrays.copyOf(whole, bits == 0 ? place : whole.length);
        if (bits != 0) {
            broken[Math.min(place, broken.length - 1)] ^= (byte) bits;
        }
        Files.write(file, broken);
        serve();
        assertEquals(both.get(0).id(), serving());
        assertFalse(health().has("refused"), health()::toString);
        assertFalse(Arrays.equals(broken, Files.readAllBytes(file)), "it was made again");
        assertEquals(200, get("/doc/refuge/aiguille", "text/html").statusCode());
        String found = get("/sparql?query=" + URLEncoder.encode("SELECT ?s { (?s) <https://w3id.org/portolan/text#query> "
                + "(\"aiguille\") }", StandardCharsets.UTF_8), "text/csv").body();
        assertTrue(found.contains("/refuge/aiguille"), found);
    }

    @Test
    void adminIsNotThereForThoseWithoutTheToken() throws Exception {
        serve();
        assertEquals(404, reload("let-me-in-012345678X").statusCode());
        assertEquals(404, reload("").statusCode());
        assertEquals(404, get("/admin/reload", "*/*").statusCode());
        assertEquals(200, reload(TOKEN).statusCode());
        assertEquals(405, client.send(HttpRequest.newBuilder(site.resolve("/admin/reload"))
                .header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
    }
}
