package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cli.TwoReleases.Run;

/** Releases brought to a Fuseki that is a process of its own, with its own password, through a line that may break. */
class PublishIT {
    private static final List<String> DATASETS = List.of("whole", "broken", "refused", "killed", "lossy", "dry", "idle",
            "mute", "unmoved", "empty", "left", "often", "plain", "plain-broken");
    private static final String PUT = "PUT .*";
    private static TwoReleases releases;
    private static SeparateServer fuseki;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        fuseki = SeparateServer.fuseki(Files.createDirectories(folder.resolve("fuseki")), DATASETS);
        releases = new TwoReleases(Files.createDirectories(folder.resolve("ours")));
    }

    @AfterAll
    static void stop() {
        fuseki.close();
    }

    private static ReadersView readers(String dataset) {
        return new ReadersView(fuseki.at("/" + dataset + "/sparql"), "");
    }

    private static String old() {
        return "Refuge du Chamois," + releases.older;
    }

    private static String recent() {
        return "Refuge du Bouquetin," + releases.newer;
    }

    private static void publishOlder(String dataset) throws Exception {
        Run run = releases.publish(fuseki.at("/" + dataset), "--release", releases.older);
        assertEquals(0, run.exit(), run::toString);
        assertEquals(old(), readers(dataset).seen());
    }

    private static HarmfulProxy proxy() throws Exception {
        return new HarmfulProxy(fuseki.at("/"));
    }

    @Test
    void readersSeeTheOldReleaseThenTheNewOneAndNothingBetween() throws Exception {
        publishOlder("whole");
        Set<String> seen = readers("whole").seenDuring(() -> {
            Run run = releases.publish(fuseki.at("/whole/"));
            assertEquals(0, run.exit(), run::toString);
            assertTrue(run.out().matches("(?s).*sent +data: \\d+ statements, .*moved +\\d graphs in one update.*"
                    + "published .*"), run::toString);
        });
        assertEquals(Set.of(old(), recent()), seen);
        assertEquals(List.of(), TwoReleases.difference(releases.dataset(releases.newer), readers("whole").dataset()));
        try (HarmfulProxy proxy = proxy()) {
            Run again = releases.publish(proxy.at("/whole"));
            assertEquals(0, again.exit(), again::toString);
            assertEquals(List.of(), proxy.requests("(PUT|.*update).*"), "all of it was there");
        }
    }

    @Test
    void whereUpdatesAreRefusedGraphsAreReplacedOneByOneTheDataLast() throws Exception {
        publishOlder("plain");
        try (HarmfulProxy proxy = proxy()) {
            Run run = releases.publish(proxy.at("/plain"));
            assertEquals(0, run.exit(), run::toString);
            assertTrue(run.err().contains("updates are refused") && run.err().contains("one by one"), run::toString);
            List<String> puts = proxy.requests(PUT);
            assertEquals("PUT /plain/data?default", puts.get(puts.size() - 1), puts::toString);
        }
        assertEquals(List.of(), TwoReleases.difference(releases.dataset(releases.newer), readers("plain").dataset()));
    }

    /** A broken line, a busy server, and an answer that gets lost after the work was done. */
    @Test
    void whatPassesIsTriedAgainAndTheMoveOnlyOnce() throws Exception {
        publishOlder("broken");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("PUT .*data/next", 1, proxy.breakHalfway())
                    .harm("PUT .*catalog/next", 2, HarmfulProxy.answer(503)).harm(".*MOVE.*", 1, proxy.loseTheAnswer());
            Run run = releases.publish(proxy.at("/broken"));
            assertEquals(0, run.exit(), run::toString);
            assertEquals(3, run.err().lines().filter(line -> line.contains("; again in ")).count(), run::toString);
            assertTrue(run.err().contains("answers 503 to PUT; again in 2.0 s"), run::toString);
            assertEquals(2, proxy.requests("PUT .*data/next").size());
            assertEquals(1, proxy.requests(".*MOVE.*").size());
        }
        assertEquals(recent(), readers("broken").seen());
    }

    @Test
    void graphCutOffHalfwayLeavesTheOldOneWhereUpdatesAreRefused() throws Exception {
        publishOlder("plain-broken");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("PUT .*default", 2, proxy.breakHalfway());
            Run run = releases.publish(proxy.at("/plain-broken"), "--retries", "1");
            assertEquals(3, run.exit(), run::toString);
            assertTrue(run.err().contains("the connection broke during PUT"), run::toString);
        }
        // A connection that had been idle may break as well, and is tried again, so no other graph is missing.
        assertEquals("Refuge du Chamois," + releases.newer, readers("plain-broken").seen());
        assertEquals(0, releases.publish(fuseki.at("/plain-broken")).exit());
        assertEquals(recent(), readers("plain-broken").seen());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"400|answers 400 to PUT", "403|does not let this user do this (403 to PUT)",
            "404|answers 404 to PUT", "413|takes no request of this size", "501|answers 501 to PUT", "302|leads elsewhere (302 to http://127.0.0.2:9/)"})
    void refusalIsToldAndNotTriedAgain(int status, String told) throws Exception {
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm(PUT, 9, HarmfulProxy.answer(status, "Location", "http://127.0.0.2:9/"));
            Run run = releases.publish(proxy.at("/refused"));
            assertEquals(3, run.exit(), run::toString);
            assertTrue(run.err().contains(told) && run.err().contains(proxy.at("/refused/data").toString()),
                    run::toString);
            assertEquals(1, run.err().lines().count(), run::toString);
            assertEquals(1, proxy.requests(PUT).size());
        }
    }

    @Test
    void wrongPasswordAndNoneAreToldWithoutRepeatingThem() throws Exception {
        Run none = releases.publishAs(fuseki.at("/refused"));
        assertTrue(none.exit() == 3 && none.err().contains("asks who you are (401") && none.err().contains(
                "PORTOLAN_PUBLISH_USER"), none::toString);
        Path wrong = Files.writeString(releases.folder.resolve("wrong"), "user=publisher\npassword=0pen-sesame\n");
        Files.setPosixFilePermissions(wrong, Set.of(PosixFilePermission.OWNER_READ));
        Run run = releases.publishAs(fuseki.at("/refused"), "--credentials", wrong.toString());
        assertTrue(run.exit() == 3 && run.err().contains("does not accept the credentials"), run::toString);
        assertFalse(run.toString().contains("sesame"), run::toString);
    }

    @Test
    void killedPublisherLeavesTheOldGraphsAndTheNextOneGoesOn() throws Exception {
        publishOlder("killed");
        CountDownLatch isHalfway = new CountDownLatch(1);
        CountDownLatch isKilled = new CountDownLatch(1);
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("PUT .*data/next", 1, proxy.stopHalfway(isHalfway, isKilled));
            Process publisher = publisher(proxy.at("/killed"));
            assertTrue(isHalfway.await(30, TimeUnit.SECONDS), () -> "not reached");
            String shown = publisher.info().commandLine().orElse("") + Files.readString(log());
            assertFalse(shown.contains(SeparateServer.PASSWORD), "the password is shown");
            publisher.destroyForcibly().waitFor();
            isKilled.countDown();
            assertEquals(old(), readers("killed").seen());
            int before = proxy.requests(PUT).size();
            Run next = releases.publish(proxy.at("/killed"));
            assertEquals(0, next.exit(), next::toString);
            assertTrue(next.out().matches("(?s).*arrived +catalog: .*there already.*"), next::toString);
            assertEquals(List.of("PUT /killed/data?graph=https://refuges.example/ligue/graph/data/next"),
                    proxy.requests(PUT).subList(before, proxy.requests(PUT).size()));
        }
        assertEquals(recent(), readers("killed").seen());
    }

    /** Every tenth line; or one letter, everywhere. */
    @ParameterizedTest
    @CsvSource({"(?m)^(.*\\n(?:.*\\n){8}).*\\n, $1, statements of catalog that it took without complaint",
            "Distribution, Distributiom, holds other statements than the"})
    void serverThatLosesOrChangesStatementsIsFoundOut(String pattern, String replacement, String told)
            throws Exception {
        publishOlder("lossy");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("PUT .*catalog/next", 9, proxy.change(body -> body.replaceAll(pattern, replacement)));
            Run run = releases.publish(proxy.at("/lossy"));
            assertEquals(3, run.exit(), run::toString);
            assertTrue(run.err().contains(told) && run.err().contains("what readers see is as it was"), run::toString);
            assertEquals(1, proxy.requests("PUT .*catalog/next").size());
        }
        assertEquals(old(), readers("lossy").seen());
    }

    /** The older release is live whole, so nothing of it is moved over what the newer one left. */
    @Test
    void whatAPublicationThatWasCutOffHasLeftIsRemovedByTheNextOne() throws Exception {
        publishOlder("left");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("PUT .*data/next", 1, HarmfulProxy.answer(400));
            assertEquals(3, releases.publish(proxy.at("/left")).exit());
        }
        assertFalse(TwoReleases.difference(releases.dataset(releases.older), readers("left").dataset()).isEmpty());
        publishOlder("left");
        assertEquals(List.of(), TwoReleases.difference(releases.dataset(releases.older), readers("left").dataset()));
    }

    @Test
    void serverThatRepeatsTheCredentialsIsNotRepeated() throws Exception {
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("HEAD.*|PUT.*", 1, (exchange, body) -> {
                byte[] told = ("no: " + exchange.getRequestHeaders().getFirst("Authorization") + " of "
                        + SeparateServer.USER + "/" + SeparateServer.PASSWORD).getBytes();
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(400, exchange.getRequestMethod().equals("HEAD") ? -1 : told.length);
                exchange.getResponseBody().write(told);
            });
            Run run = releases.publish(proxy.at("/refused"), "--gsp", proxy.at("/refused/data").toString());
            assertTrue(run.exit() == 3 && run.err().contains("answers 400 to PUT: no: Basic *** of ***/***"),
                    run::toString);
        }
    }

    /** Whoever asks to be left alone for long is not waited for. */
    @Test
    void serverThatIsAskedTooOftenIsWaitedForAsLongAsItWants() throws Exception {
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("HEAD.*", 1, HarmfulProxy.answer(429, "Retry-After", "2"))
                    .harm("PUT .*catalog/next", 1, HarmfulProxy.answer(503, "Retry-After", "86400"));
            Run run = releases.publish(proxy.at("/often"));
            assertEquals(3, run.exit(), run::toString);
            assertTrue(run.err().contains("is asked too often (429 to HEAD); again in 2.0 s"), run::toString);
            assertTrue(run.err().contains("answers 503 to PUT; it asks to come back in 86400 s"), run::toString);
            proxy.harm("HEAD.*", 9, HarmfulProxy.answer(429));
            Run none = releases.publish(proxy.at("/often"), "--retries", "0");
            assertEquals("portolan: " + proxy.at("/often/data?default") + ": is asked too often (429 to HEAD)",
                    none.err().strip());
        }
    }

    @Test
    void serverThatDoesNotMoveIsFoundOut() throws Exception {
        publishOlder("mute");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm(".*MOVE.*", 1, HarmfulProxy.answer(204));
            Run run = releases.publish(proxy.at("/mute"));
            assertEquals(3, run.exit(), run::toString);
            assertTrue(run.err().contains("/mute/update: answers 204 to the move and does not do it; what readers see is "
                    + "as it was, and all graphs lie whole beside it"), run::toString);
            Run again = releases.publish(proxy.at("/mute"));
            assertEquals(0, again.exit(), again::toString);
            assertEquals(3, again.out().lines().filter(line -> line.startsWith("arrived ")).count(), again::toString);
        }
        assertEquals(recent(), readers("mute").seen());
    }

    @Test
    void whereTheMoveIsRefusedGraphsAreReplacedOneByOneAndNoneIsLeftBeside() throws Exception {
        publishOlder("unmoved");
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm(".*MOVE.*", 9, HarmfulProxy.answer(403));
            Run run = releases.publish(proxy.at("/unmoved"));
            assertEquals(0, run.exit(), run::toString);
            assertTrue(run.err().contains("one by one"), run::toString);
        }
        assertEquals(List.of(), TwoReleases.difference(releases.dataset(releases.newer),
                readers("unmoved").dataset()));
    }

    /** A graph that is empty cannot be moved: for Fuseki it is not there. */
    @Test
    void graphWithoutStatementsEmptiesTheOldOne() throws Exception {
        publishOlder("empty");
        Path hollow = releases.withoutProvenance();
        Run run = releases.publish(fuseki.at("/empty"), "--releases", hollow.toString());
        assertEquals(0, run.exit(), run::toString);
        DatasetGraph expected = releases.dataset(releases.newer);
        expected.removeGraph(NodeFactory.createURI("https://refuges.example/ligue/graph/provenance"));
        assertEquals(List.of(), TwoReleases.difference(expected, readers("empty").dataset()));
    }

    @Test
    void tokenIsSentAsItIsAndDigestIsNotSpoken() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("HEAD.*", 1, (exchange, body) -> {
                sent.add(exchange.getRequestHeaders().getFirst("Authorization"));
                HarmfulProxy.answer(401, "WWW-Authenticate", "Digest realm=\"x\"").befall(exchange, body);
            });
            Path token = Files.writeString(releases.folder.resolve("token"), "token=abc.def\n");
            Files.setPosixFilePermissions(token, Set.of(PosixFilePermission.OWNER_READ));
            Run run = releases.publishAs(proxy.at("/refused"), "--credentials", token.toString());
            assertTrue(run.exit() == 3 && run.err().contains("--auth=basic"), run::toString);
        }
        assertEquals(List.of("Bearer abc.def"), sent);
    }

    @Test
    void dryRunWritesNothing() throws Exception {
        try (HarmfulProxy proxy = proxy()) {
            Run run = releases.publish(proxy.at("/dry"), "--dry-run");
            assertEquals(0, run.exit(), run::toString);
            assertEquals(4, run.out().lines().filter(line -> line.matches("to send +\\w+: \\d+ statements, .*"))
                    .count(), run::toString);
            assertTrue(run.out().contains("nothing was written"), run::toString);
            assertEquals(List.of(), proxy.requests("(PUT|DELETE|.*update).*"));
        }
        assertTrue(readers("dry").dataset().isEmpty());
    }

    @Test
    void addressesThatWereTriedAreTold() throws Exception {
        Run run = releases.publish(fuseki.at("/nowhere"));
        assertEquals(3, run.exit());
        for (String tried : List.of("/nowhere/sparql (404)", "/nowhere/query (404)", "/nowhere (404)", "--query")) {
            assertTrue(run.err().contains(tried), run::toString);
        }
        try (HarmfulProxy proxy = proxy()) {
            proxy.harm("POST /moved.*", 9, HarmfulProxy.answer(301, "Location", "http://127.0.0.2:9/"));
            Run moved = releases.publish(proxy.at("/moved"));
            assertTrue(moved.exit() == 3 && moved.err().contains("/moved/query (301 to http://127.0.0.2:9/)"),
                    moved::toString);
        }
        Run gone = releases.publish("http://127.0.0.1:9/ds", "--retries", "1");
        assertEquals("portolan: http://127.0.0.1:9/ds/sparql: nothing answers there (is the server running?); "
                + "tried 2 times", gone.err().lines().skip(1).findFirst().orElse(""), gone::toString);
        Run dry = releases.publish("http://127.0.0.1:9/ds", "--dry-run");
        assertEquals(3, dry.exit());
        assertEquals("portolan: http://127.0.0.1:9/ds/sparql: nothing answers there (is the server running?)",
                dry.err().strip(), "it waits for nothing and tries nothing again");
        URI idle = fuseki.at("/idle");
        Run told = releases.publish(idle + "/away", "--gsp", idle + "/data", "--query", idle + "/sparql", "--update",
                idle + "/update");
        assertEquals(0, told.exit(), told::toString);
        assertEquals(recent(), readers("idle").seen());
    }

    private Path log() {
        return releases.folder.resolve("publisher.log");
    }

    /** The packaged jar, with the password in its environment. */
    private Process publisher(URI url) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", Haste.classes(), "-jar", System.getProperty("portolan.jar"), "publish", url.toString(),
                "--releases", releases.releases().toString());
        builder.environment().put("PORTOLAN_PUBLISH_USER", SeparateServer.USER);
        builder.environment().put("PORTOLAN_PUBLISH_PASSWORD", SeparateServer.PASSWORD);
        return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }
}
