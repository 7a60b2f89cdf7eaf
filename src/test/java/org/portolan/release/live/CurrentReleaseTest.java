package org.portolan.release.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.problem.Problems;
import org.portolan.release.Fixture;
import org.portolan.release.ReleaseBuilder;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.guards.Allowance;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;

/** Which releases stay, and what is read while they go. */
class CurrentReleaseTest {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private static final List<String> IDS = new ArrayList<>();
    @TempDir
    private static Path made;
    @TempDir
    private Path root;
    private Fixture fixture;
    private Releases releases;

    @BeforeAll
    static void makeThreeReleases() throws IOException {
        Fixture three = new Fixture(made);
        for (int day = 1; day <= 3; day++) {
            edit(three, day);
            IDS.add(Fixture.builderAt(Instant.parse("2026-01-0" + day + "T12:00:00Z"))
                    .build(three.checked(), three.releases()).id());
        }
    }

    private static void edit(Fixture fixture, int day) throws IOException {
        fixture.write("data/ships.csv", "key,label\n" + "a,b\n".repeat(day));
    }

    @BeforeEach
    void copyThem() throws IOException {
        fixture = new Fixture(root);
        edit(fixture, 3);
        releases = fixture.releases();
        FileUtils.copyDirectory(made.resolve("releases").toFile(), releases.folder().toFile());
    }

    private List<String> kept() {
        return releases.list().stream().map(Release::id).toList();
    }

    @Test
    void newestStayAndTheOthersLeaveTheirManifests() {
        assertTrue(releases.retain(2, List.of()));
        assertEquals(List.of(IDS.get(2), IDS.get(1)), kept());
        History history = new History(releases);
        assertEquals(3, history.entries().size());
        assertTrue(history.kept(IDS.get(0)).isEmpty());
        assertEquals(IDS.get(0), history.manifest(IDS.get(0)).orElseThrow().id());
        assertTrue(history.changes(IDS.get(0)).isPresent());
    }

    /** It is not open yet, and no file would tell. */
    @Test
    void releaseThatIsJustBeingOpenedStays() {
        try (ReleaseLock opening = ReleaseLock.ofCaches(releases.folder().resolve(IDS.get(0)))) {
            opening.check();
            assertFalse(releases.retain(2, List.of()));
        }
        assertEquals(3, kept().size());
        assertTrue(releases.retain(2, List.of()));
        assertEquals(2, kept().size());
    }

    @Test
    void currentReleaseStaysHoweverOldItIs() {
        releases.rollback(IDS.get(0));
        assertTrue(releases.retain(1, List.of()));
        assertEquals(List.of(IDS.get(2), IDS.get(0)), kept());
        releases.rollback(IDS.get(2));
        assertTrue(releases.retain(1, List.of()));
        assertEquals(List.of(IDS.get(2)), kept());
    }

    @Test
    void releaseThatIsReadIsRemovedWhenItsReaderIsDone() throws Exception {
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            LiveSource.Lease reader = current.lease(IDS.get(0)).orElseThrow();
            LiveSource.Lease other = current.lease(IDS.get(0)).orElseThrow();
            other.close();
            other.close();
            current.watch(MILLISECONDS_BETWEEN_LOOKS).keep(1);
            await(() -> kept().equals(List.of(IDS.get(2), IDS.get(0))));
            Thread.sleep(10 * MILLISECONDS_BETWEEN_LOOKS);
            LiveRelease live = reader.live();
            assertEquals(12, triples(live));
            assertTrue(Files.exists(live.release().folder().resolve("data.nq.gz")));
            reader.close();
            await(() -> kept().equals(List.of(IDS.get(2))));
            assertEquals(List.of(IDS.get(2)), current.opened());
            assertTrue(current.lease(IDS.get(0)).isEmpty());
        }
    }

    /** It was opened by its name; what was taken away since is told when it is the current one again. */
    @Test
    void openReleaseThatIsMadeAgainTellsWhatWasTakenAway() throws Exception {
        Release withMore = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checkedWithOneMore(), releases);
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            LiveSource.Lease reader = current.lease(IDS.get(2)).orElseThrow();
            Release again = new ReleaseBuilder(Fixture.PROGRAM, Clock.systemUTC()).build(fixture.checked(), releases,
                    new Allowance(0, Optional.of("it sank")), new Problems()).orElseThrow();
            assertEquals(List.of(IDS.get(2), withMore.id()).stream().sorted().toList(), current.opened());
            assertEquals(IDS.get(2), current.reload());
            try (LiveSource.Lease now = current.lease()) {
                assertEquals(again.manifest(), now.live().release().manifest());
                assertEquals(List.of(Fixture.BASE + "id/ship/c"),
                        now.live().release().manifest().removed().get(0).things());
                assertEquals(12, triples(now.live()));
            }
            assertEquals(12, triples(reader.live()), "whoever was reading it reads on");
            reader.close();
        }
    }

    /** As when the disk gives no page of it. */
    @Test
    void releaseWhoseStoreCannotBeReadIsRefusedAndSaidHowToMakeItAgain() throws Exception {
        Consumer<LiveRelease> warm = live -> {
            if (live.release().id().equals(IDS.get(2))) {
                throw new InternalError("a fault occurred in an unsafe memory access operation");
            }
        };
        try (CurrentRelease current = CurrentRelease.open(releases, warm, sentence -> { });
                LiveSource.Lease lease = current.lease()) {
            assertEquals(IDS.get(1), lease.live().release().id());
            assertTrue(current.refused().orElseThrow().contains("portolan release --rebuild " + IDS.get(2)));
        }
    }

    /** So that an operator may make the store of the other one anew right after that. */
    @Test
    void whatNobodyReadsIsClosedWhenTheServerHasReloaded() throws Exception {
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            for (int i = 0; i < 20; i++) {
                String next = IDS.get(i % 2);
                releases.rollback(next);
                assertEquals(next, current.reload());
                assertEquals(List.of(next), current.opened());
            }
        }
    }

    /** A stranger asks for an old one, which takes long: its store is just made, here by somebody else. */
    @Test
    @Timeout(60)
    void serverGoesOverToAnotherReleaseWhileAnOldOneIsMadeReady() throws Exception {
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            CompletableFuture<Optional<LiveSource.Lease>> stranger;
            try (ReleaseLock lock = ReleaseLock.ofCaches(releases.folder().resolve(IDS.get(0)))) {
                lock.check();
                stranger = CompletableFuture.supplyAsync(() -> current.lease(IDS.get(0)));
                await(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                        .anyMatch("old releases"::equals));
                releases.rollback(IDS.get(1));
                assertEquals(IDS.get(1), current.reload());
                assertFalse(stranger.isDone());
            }
            try (LiveSource.Lease lease = stranger.get().orElseThrow()) {
                assertEquals(12, triples(lease.live()));
            }
        }
    }

    @Test
    void whatKeepsOlderReleasesFromBeingRemovedIsToldOnce() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, said::add)) {
            try (ReleaseLock lock = releases.lock(Duration.ZERO)) {
                lock.check();
                current.watch(MILLISECONDS_BETWEEN_LOOKS).keep(1);
                await(() -> !said.isEmpty());
                Thread.sleep(10 * MILLISECONDS_BETWEEN_LOOKS);
                assertEquals(1, said.size(), said::toString);
                assertTrue(said.get(0).startsWith("older releases stay for now: " + releases.folder()), said::toString);
            }
            await(() -> kept().equals(List.of(IDS.get(2))));
        }
    }

    private static int triples(LiveRelease live) {
        return Txn.calculateRead(live.dataset(), () -> live.dataset().getDefaultGraph().size());
    }

    /** Whoever is told to stop while he waits for a release leaves none that nobody gives back. */
    @Test
    void releaseThatNobodyWaitsForAnyMoreIsGivenBack() throws Exception {
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            Thread.currentThread().interrupt();
            assertTrue(current.lease(IDS.get(0)).isEmpty());
            assertTrue(Thread.interrupted());
            current.watch(MILLISECONDS_BETWEEN_LOOKS).keep(1);
            await(() -> kept().equals(List.of(IDS.get(2))));
            assertEquals(List.of(IDS.get(2)), current.opened());
        }
    }

    @Test
    void releaseIsClosedWhateverGoesWrongAsItIsWarmed() {
        List<LiveRelease> opened = new ArrayList<>();
        assertThrows(StackOverflowError.class, () -> CurrentRelease.open(releases, live -> {
            opened.add(live);
            throw new StackOverflowError();
        }, sentence -> { }));
        LiveRelease live = opened.get(0);
        assertThrows(RuntimeException.class, () -> Txn.executeRead(live.dataset(), () -> live.dataset().size()));
    }

    /** It came too late: everything has been closed, and so is this. */
    @Test
    void releaseThatIsOpenedAfterAllAreClosedIsClosed() {
        OpenReleases open = new OpenReleases(Runnable::run, new Unmapping());
        open.close();
        LiveRelease live = releases.openLive(releases.open(IDS.get(0)));
        assertThrows(IllegalStateException.class, () -> open.hold(live));
        assertThrows(RuntimeException.class, () -> Txn.executeRead(live.dataset(), () -> live.dataset().size()));
        assertTrue(releases.retain(1, List.of()));
    }

    /** Another process has the store open, as a server has. */
    @Test
    void releaseThatAnotherProcessHasOpenStays() throws Exception {
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Reader.class.getName(), releases.folder().toString(),
                IDS.get(0)).start();
        try {
            assertEquals('x', other.getInputStream().read());
            assertFalse(releases.retain(1, List.of()));
            assertEquals(List.of(IDS.get(2), IDS.get(0)), kept());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertTrue(releases.retain(1, List.of()));
        assertEquals(List.of(IDS.get(2)), kept());
    }

    @Test
    void oldReleasesAreClosedAgain() throws Exception {
        try (CurrentRelease current = CurrentRelease.open(releases, live -> { }, sentence -> { })) {
            fixture.write("data/ships.csv", "key,label\n");
            String fourth = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checked(), releases).id();
            for (String id : List.of(IDS.get(0), IDS.get(1), fourth)) {
                current.lease(id).orElseThrow().close();
            }
            await(() -> current.opened().size() == 3);
            assertTrue(current.opened().containsAll(List.of(IDS.get(2), IDS.get(1), fourth)),
                    current.opened()::toString);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertTrue(condition.getAsBoolean());
    }

    /** Reads a release until it is killed. */
    static final class Reader {
        private Reader() {
        }

        public static void main(String[] args) throws InterruptedException {
            Releases releases = new Releases(Path.of(args[0]));
            try (LiveRelease live = releases.openLive(releases.open(args[1]))) {
                System.out.print(live.base().isEmpty() ? '-' : 'x');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
