package org.portolan.release.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.Fixture;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;
import org.portolan.release.search.TextQuery;
import org.portolan.release.store.LiveRelease;

class ReleasesTest {
    private static final Optional<String> NO_BASE = Optional.empty();

    @TempDir
    private Path root;
    private Fixture fixture;
    private Releases releases;

    @BeforeEach
    void publication() throws IOException {
        fixture = new Fixture(root);
        releases = fixture.releases();
    }

    @Test
    void beforeTheFirstReleaseThereIsNone() {
        assertEquals(Optional.empty(), releases.current());
        assertEquals(List.of(), releases.list());
    }

    @Test
    void listsTheNewestFirstAndGoesBack() throws IOException {
        Release old = Fixture.builder().build(fixture.checked(), releases);
        fixture.write("data/ships.csv", "key,label\n");
        Release recent = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checked(), releases);
        assertEquals(List.of(recent, old), releases.list());
        assertEquals(old, releases.rollback(old.id()));
        assertEquals(old.id() + "\n", Files.readString(root.resolve("releases/current")));
        assertEquals(old, releases.current().orElseThrow());
    }

    @Test
    void unchangedInputIsKnownByFilesBaseAndProgram() throws IOException {
        assertEquals(Optional.empty(), unchanged(NO_BASE, Fixture.PROGRAM));
        Release release = Fixture.builder().build(fixture.checked(), releases);
        assertEquals(Optional.of(release), unchanged(NO_BASE, Fixture.PROGRAM));
        assertEquals(Optional.of(release), unchanged(Optional.of(Fixture.BASE), Fixture.PROGRAM));
        assertEquals(Optional.empty(), unchanged(Optional.of("https://other.example/"), Fixture.PROGRAM));
        Program other = new Program("2", "44556677");
        assertEquals(Optional.empty(), unchanged(NO_BASE, other));
        Fixture.builderLater(other).build(fixture.checked(), releases);
        assertEquals(Optional.of(release), unchanged(NO_BASE, other));
        fixture.write("data/ships.csv", "key,label\n");
        assertEquals(Optional.empty(), unchanged(NO_BASE, Fixture.PROGRAM));
    }

    @Test
    void releaseOfAnotherBaseIsNotThatOfTheInputsOwn() throws IOException {
        Optional<String> given = Optional.of("https://example.net/ships/");
        Release release = Fixture.builder().build(fixture.checked(given), releases);
        assertTrue(release.manifest().baseGiven());
        assertEquals(Optional.of(release), unchanged(given, Fixture.PROGRAM));
        assertEquals(Optional.empty(), unchanged(NO_BASE, Fixture.PROGRAM));
    }

    @Test
    void baseThatTheInputSaysTooIsNotNotedAsGiven() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(Optional.of(Fixture.BASE)), releases);
        assertFalse(release.manifest().baseGiven());
        assertEquals(Optional.of(release), unchanged(NO_BASE, Fixture.PROGRAM));
    }

    /** The manifest says nothing of where its base came from, as those of earlier versions did not. */
    @Test
    void releaseOfAnEarlierVersionIsMadeAgainBeforeItCountsAsUnchanged() throws IOException {
        Optional<String> given = Optional.of("https://example.net/ships/");
        Release release = Fixture.builder().build(fixture.checked(given), releases);
        Path manifest = release.folder().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("  \"baseGiven\" : true,\n", ""));
        Files.delete(release.folder().resolve("manifest.json.sha256"));
        assertFalse(releases.open(release.id()).manifest().baseGiven());
        Release again = Fixture.builder().build(fixture.checked(given), releases);
        assertEquals(release.id(), again.id());
        assertTrue(again.manifest().baseGiven());
    }

    private Optional<Release> unchanged(Optional<String> base, Program program) {
        return new Repetition(releases).unchanged(fixture.publication().checksums(), base, program);
    }

    @Test
    void pointerOfOtherBytesIsToldAsWhatItIs() throws IOException {
        Fixture.builder().build(fixture.checked(), releases);
        Files.write(root.resolve("releases/current"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        String told = assertThrows(ReleaseException.class, releases::current).getMessage();
        assertTrue(told.contains("points to \"\u00FF\u00FE\", which is no release here"), told);
        Files.write(root.resolve("releases/current"), new byte[1 << 20]);
        assertTrue(assertThrows(ReleaseException.class, releases::current).getMessage().length() < 1000);
    }

    @Test
    void leftOversOfAKilledBuildAreCleared() throws IOException {
        fixture.write("releases/candidate-123/store/Data-0001/x", "torn");
        Fixture.builder().build(fixture.checked(), releases);
        assertFalse(Files.exists(root.resolve("releases/candidate-123")));
    }

    /** The process was killed after the one had gone and before the other came. */
    @Test
    void releaseThatSteppedAsideForOneThatNeverCameStepsBack() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Path aside = release.folder().resolveSibling("candidate-damaged-" + release.id());
        Files.move(release.folder(), aside);
        releases.lock(Duration.ZERO).close();
        assertEquals(release, releases.current().orElseThrow());
        assertFalse(Files.exists(aside));
    }

    /** Whoever reads the pointer while it moves sees one release or the other, never none. */
    @Test
    void pointerIsAlwaysWhole() throws Exception {
        Release one = Fixture.builder().build(fixture.checked(), releases);
        fixture.write("data/ships.csv", "key,label\n");
        Release other = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checked(), releases);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean isMoving = new AtomicBoolean(true);
        Thread reader = new Thread(() -> {
            while (isMoving.get()) {
                seen.add(releases.pointer().orElse("none"));
            }
        });
        reader.start();
        for (int i = 0; i < 300; i++) {
            releases.pointTo(i % 2 == 0 ? one : other);
        }
        isMoving.set(false);
        reader.join();
        assertEquals(Set.of(one.id(), other.id()), seen);
    }

    /**
     * A kill leaves all that was written; a power cut only what was forced. The candidate is forced under its own name,
     * that is before it is renamed, and so is the pointer.
     */
    @Test
    void allIsWrittenThroughBeforeItTakesItsPlace() throws IOException {
        Path recorded = root.resolve("forced.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            Release release = Fixture.builder().build(fixture.checked(), releases);
            recording.stop();
            recording.dump(recorded);
            Set<String> forced = RecordingFile.readAllEvents(recorded).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
                    .map(event -> releases.folder().relativize(Path.of(event.getString("path"))).toString()
                            .replaceFirst("^candidate-[0-9]+", "candidate")).collect(Collectors.toSet());
            try (Stream<Path> all = Files.walk(release.folder())) {
                assertEquals(List.of(), all.map(path -> path.equals(release.folder()) ? "candidate"
                                : "candidate/" + release.folder().relativize(path))
                        .filter(path -> !forced.contains(path)).toList());
            }
            assertTrue(forced.containsAll(List.of("", "current.new")), forced.toString());
        }
    }

    @Test
    void storeHoldsDataAndNamedGraphs() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        try (LiveRelease live = releases.openLive(release)) {
            assertEquals(12, count(live));
            for (String graph : List.of("ontology", "provenance", "catalog")) {
                assertTrue(Txn.calculateRead(live.dataset(), () -> live.dataset().containsGraph(
                        NodeFactory.createURI(live.graph(graph)))), graph);
            }
        }
    }

    @Test
    void staleOrAbsentStoreIsMadeAgain() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Files.writeString(release.folder().resolve("store/stamp"), "of another release");
        try (LiveRelease live = releases.openLive(release)) {
            assertEquals(12, count(live));
        }
        assertFalse(Files.readString(release.folder().resolve("store/stamp")).contains("another"));
        Durable.delete(release.folder().resolve("store"));
        try (LiveRelease live = releases.openLive(release)) {
            assertEquals(12, count(live));
        }
    }

    /** Such as two servers after an upgrade. */
    @Test
    void storeThatIsOpenedByTwoAtOnceIsMadeByOne() throws Exception {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Durable.delete(release.folder().resolve("store"));
        Durable.delete(release.folder().resolve("index"));
        Callable<LiveRelease> opening = () -> releases.openLive(release);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<LiveRelease> opened : both.invokeAll(List.of(opening, opening))) {
                assertEquals(12, count(opened.get()));
                assertEquals(1, opened.get().texts().orElseThrow().search(
                        new TextQuery("MOWE", "", Optional.empty(), Optional.empty(), 9), count -> { }).size());
            }
        } finally {
            both.shutdown();
        }
        releases.openLive(release).close();
    }

    @Test
    void indexOfTextsIsMadeAgainIfItIsStaleTornOrAbsent() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Path index = release.folder().resolve("index");
        Files.writeString(index.resolve("stamp"), "of another release");
        assertEquals(1, found(release));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(index, "_*")) {
            for (Path file : files) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertEquals(1, found(release));
        Durable.delete(index);
        assertEquals(1, found(release));
        var made = Files.getLastModifiedTime(index.resolve("stamp"));
        assertEquals(1, found(release));
        assertEquals(made, Files.getLastModifiedTime(index.resolve("stamp")));
    }

    private int found(Release release) throws IOException {
        try (LiveRelease live = releases.openLive(release)) {
            return live.texts().orElseThrow().search(
                    new TextQuery("MOWE", "", Optional.empty(), Optional.empty(), 9), count -> { }).size();
        }
    }

    @Test
    void storeIsNotMadeAgainIfItsStampHolds() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        var made = Files.getLastModifiedTime(release.folder().resolve("store/stamp"));
        releases.openLive(release).close();
        assertEquals(made, Files.getLastModifiedTime(release.folder().resolve("store/stamp")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.nq.gz", "data.jsonld.gz", "provenance.nq.gz", "data/ships.csv"})
    void damagedFileIsRefusedByName(String name) throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        byte[] bytes = Files.readAllBytes(release.folder().resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(release.folder().resolve(name), bytes);
        ReleaseException fault = assertThrows(ReleaseException.class, () -> releases.openLive(release));
        assertTrue(fault.getMessage().startsWith(release.folder().resolve(name) + ": is damaged"), fault.getMessage());
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Files.delete(release.folder().resolve("data.trig.gz"));
        ReleaseException fault = assertThrows(ReleaseException.class, release::verify);
        assertTrue(fault.getMessage().contains("data.trig.gz: is missing"), fault.getMessage());
    }

    @Test
    void damagedManifestIsNamedAndNotListed() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        Path manifest = release.folder().resolve("manifest.json");
        Files.writeString(manifest, "{\"id\": 1");
        ReleaseException damage = assertThrows(ReleaseException.class, releases::current);
        assertEquals(manifest + ": is damaged: manifest.json.sha256 says that it is another one", damage.getMessage());
        Files.delete(manifest.resolveSibling("manifest.json.sha256"));
        ReleaseException fault = assertThrows(ReleaseException.class, releases::current);
        assertTrue(fault.getMessage().startsWith(manifest + ": the manifest cannot be read"), fault.getMessage());
        assertEquals(List.of(), releases.list());
    }

    @Test
    void pointerToNowhereSaysWhatThereIs() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), releases);
        fixture.write("releases/current", "0123456789abcdef\n");
        ReleaseException fault = assertThrows(ReleaseException.class, releases::current);
        assertTrue(fault.getMessage().endsWith("choose one of [" + release.id() + "]"), fault.getMessage());
    }

    @Test
    void unknownReleaseIsRefused() {
        assertThrows(ReleaseException.class, () -> releases.open("../../etc"));
        assertThrows(ReleaseException.class, () -> releases.rollback("0123456789abcdef"));
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        fixture.write("file", "");
        Releases impossible = new Releases(root.resolve("file/releases"));
        var checked = fixture.checked();
        ReleaseException fault = assertThrows(ReleaseException.class,
                () -> Fixture.builder().build(checked, impossible));
        assertTrue(fault.getMessage().startsWith(root.resolve("file/releases") + ": the folder"), fault.getMessage());
    }

    @Test
    void lockOfAnotherProcessTellsWhoHoldsItAndEndsWithIt() throws Exception {
        Process other = lockHolder();
        try {
            assertEquals('x', other.getInputStream().read());
            ReleaseException fault = assertThrows(ReleaseException.class, () -> releases.lock(Duration.ZERO));
            assertTrue(fault.getMessage().contains("process " + other.pid() + " since 20"), fault.getMessage());
        } finally {
            other.destroyForcibly();
        }
        releases.lock(Duration.ofSeconds(10)).close();
    }

    @Test
    void askingTwiceInOneProcessDoesNotFreeTheLock() throws Exception {
        try (ReleaseLock lock = releases.lock(Duration.ZERO)) {
            lock.check();
            assertThrows(ReleaseException.class, () -> releases.lock(Duration.ZERO));
            Process other = lockHolder();
            assertTrue(other.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, other.exitValue());
        }
    }

    /** A folder of that name stands for whatever keeps the file from being opened. */
    @Test
    void lockThatCouldNotBeTakenCanBeTakenLater() throws IOException {
        Path folder = Files.createDirectories(root.resolve("unlocked"));
        Files.createDirectory(folder.resolve("lock"));
        Releases releases = new Releases(folder);
        ReleaseException fault = assertThrows(ReleaseException.class, () -> releases.lock(Duration.ZERO));
        assertTrue(fault.getMessage().contains("cannot be locked"), fault.getMessage());
        Files.delete(folder.resolve("lock"));
        releases.lock(Duration.ZERO).close();
    }

    private Process lockHolder() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), LockHolder.class.getName(),
                root.resolve("releases").toString()).start();
    }

    /** Holds the lock until it is killed. */
    static final class LockHolder {
        private LockHolder() {
        }

        public static void main(String[] args) throws InterruptedException {
            ReleaseLock lock = new Releases(Path.of(args[0])).lock(Duration.ZERO);
            lock.check();
            System.out.print('x');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    private static long count(LiveRelease live) {
        return Txn.calculateRead(live.dataset(), () -> (long) live.dataset().getDefaultGraph().size());
    }
}
