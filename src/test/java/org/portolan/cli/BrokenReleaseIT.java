package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;

/** Whatever ends a release in the middle, the old one or the new one is live afterwards, and whole. */
class BrokenReleaseIT {
    private static final int KILLS = Integer.getInteger("portolan.kills", 20);
    /** Of faults that differ by where they strike, a build meets the telling ones; {@code -Psoak} all. */
    private static final boolean IS_SOAK = Boolean.getBoolean("portolan.faults");
    private static final long SEED = 20_220_625;
    /**
     * What changes files and folders; a release makes some three hundred such calls, four of them renames: of the
     * store, the release, its entry in the history, and the pointer.
     */
    private static final List<String> CALLS = List.of("rename", "fsync", "mkdir", "unlink", "rmdir", "ftruncate");
    private static final int MOST_CALLS = 310;
    private static final int RENAMES = 4;
    private static final int KILLED = 128 + 9;
    /** Files of a candidate or of the folder that are there for a moment only, each a point to be killed at. */
    private static final List<String> MOMENTS = List.of("candidate-", "data.nq.gz", "catalog.nq.gz", "store.new",
            "/store/stamp", "manifest.json", "current.new");

    private static final Path OTHER = Path.of("src/test/resources/other");

    private static final String JAR = System.getProperty("portolan.jar");

    @TempDir
    private static Path first;
    private static List<String> writes = List.of();
    @TempDir(factory = TempDirFactory.Standard.class)
    private Path folder;
    private Path releases;

    @BeforeAll
    static void makeFirst() {
        released(first, OTHER);
    }

    @BeforeEach
    void copyFirst() throws IOException {
        releases = folder.resolve("releases");
        FileUtils.copyDirectory(OTHER.toFile(), folder.toFile());
        FileUtils.copyDirectory(first.toFile(), releases.toFile());
    }

    /** Gives the tables a content that no release has had. */
    private void edit(int number) throws IOException {
        Path huts = folder.resolve("data/huts.csv");
        Files.writeString(huts, Files.readString(huts).replaceFirst("(aiguille,.*brume,)[0-9]+", "$1" + (2000 + number)));
    }

    /** Makes a release in this process, for those tests to which it does not matter which; gives what it said. */
    private static String released(Path releases, Path input) {
        StringWriter said = new StringWriter();
        int exit = Main.run(new PrintWriter(said), new PrintWriter(said), "release", "--releases", releases.toString(),
                "--data", input.resolve("data").toString(), "--ontology", input.resolve("ontology").toString());
        assertEquals(0, exit, said::toString);
        return said.toString();
    }

    private Process release(String... before) throws IOException {
        return releaseInto(releases, before);
    }

    private Process releaseInto(Path releases, String... before) throws IOException {
        return start(Haste.reading(), JAR, releases, folder, folder.resolve("said"), before);
    }

    /** @param before words that run the command after them */
    private static Process start(List<String> flags, String jar, Path releases, Path input, Path said, String... before)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.addAll(flags);
        command.addAll(List.of("-cp", jar, Main.class.getName(), "release", "--releases", releases.toString(), "--data",
                input.resolve("data").toString(), "--ontology", input.resolve("ontology").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private String said(Process ended) {
        return ended + ": " + read(folder.resolve("said"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The current release, whose dumps are what its manifest says and whose store answers. */
    private String whole() {
        Releases all = new Releases(releases);
        Release current = all.current().orElseThrow();
        try (LiveRelease live = all.openLive(current)) {
            int triples = Txn.calculateRead(live.dataset(), () -> live.dataset().getDefaultGraph().size());
            assertEquals(current.manifest().triples(), triples);
        }
        return current.id();
    }

    private List<String> paths() throws IOException {
        try (Stream<Path> all = Files.walk(releases)) {
            return all.map(Path::toString).toList();
        }
    }

    @Test
    void killedAtAnyMomentItLeavesTheOldReleaseOrTheNewOne() throws Exception {
        Random random = new Random(SEED);
        long start = System.nanoTime();
        boolean isTraceable = Strace.isTraceable();
        edit(-1);
        assertEquals(0, release().waitFor());
        long usual = System.nanoTime() - start;
        int changed = 0;
        for (int i = 0; i < KILLS; i++) {
            String before = whole();
            edit(i);
            boolean isKilledByCall = isTraceable && i % 4 == 3;
            List<String> known = paths();
            Process process = isKilledByCall ? release(killing(i / 4, random)) : release();
            if (isKilledByCall) {
                assertTrue(process.waitFor() == KILLED || i / 4 >= RENAMES, () -> said(process));
            } else if (i % 4 == 1) {
                waitFor(MOMENTS.get(i / 4 % MOMENTS.size()), known, process);
            } else {
                process.waitFor((long) (usual * random.nextDouble()), TimeUnit.NANOSECONDS);
            }
            process.destroyForcibly().waitFor();
            changed += whole().equals(before) ? 0 : 1;
            if (isKilledByCall && i / 4 < RENAMES || i % 20 == 10) {
                makeWhole(i);
            }
        }
        Files.createDirectories(Path.of("target/soak"));
        Files.writeString(Path.of("target/soak/kills.txt"), "%d releases killed, %s; %d of them were live by then%n"
                .formatted(KILLS, isTraceable ? "a quarter of them at a system call"
                        : "none at a system call, for strace cannot be had here", changed));
        assertTrue(changed < KILLS, "every process ended before it was killed");
        makeWhole(-2);
        Path entry = releases.resolve("history").resolve(whole());
        assertTrue(Files.exists(entry.resolve("manifest.json")) && Files.exists(entry.resolve("changes.rdfp.gz")));
        assertEquals(List.of(), paths().stream().filter(path -> path.matches(".*(candidate-|\\.new).*")).toList());
    }

    /** Kills it before the rename that is next in turn is done, and when all have had their turn, before any call. */
    private static String[] killing(int turn, Random random) {
        boolean isRename = turn < RENAMES;
        return Strace.killing(isRename ? "rename" : String.join(",", CALLS),
                isRename ? turn + 1 : 1 + random.nextInt(MOST_CALLS));
    }

    /** Readers hear of a release when it is live, and of one that never was not at all. */
    @Test
    void releaseThatIsKilledBeforeThePointerMovesIsAnnouncedToNobody() throws Exception {
        assumeTrue(Strace.isTraceable(), "nothing can be killed at a system call here");
        String before = whole();
        edit(1);
        assertEquals(KILLED, release(Strace.killing("rename", 1, "-P", releases.resolve("current.new").toString()))
                .waitFor());
        assertEquals(2, ids(releases.resolve("history")).size(), "it was about to be live");
        String killed = ids(releases.resolve("history")).stream().filter(id -> !id.equals(before)).findFirst()
                .orElseThrow();
        History history = new History(new Releases(releases));
        assertEquals(List.of(before), history.entries().stream().map(History.Entry::id).toList());
        assertEquals(Optional.empty(), history.manifest(killed));
        assertEquals(List.of(before), listed());
        makeWhole(2);
        assertEquals(List.of(whole(), before), listed());
        assertEquals(List.of(before, whole()).stream().sorted().toList(), ids(releases.resolve("history")));
        assertEquals(List.of(before, whole()).stream().sorted().toList(), ids(releases));
    }

    /** The disk says that it has lost what it was given, to the thread that is the first to ask it so often. */
    @ParameterizedTest
    @MethodSource
    void candidateThatCannotBeWrittenThroughLeavesTheOldReleaseAndIsNamed(String call, int when) throws Exception {
        assumeTrue(Strace.isTraceable(), "no call can be made to fail here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        Process process = release(failing(call, when));
        assertEquals(3, process.waitFor(), () -> said(process));
        assertEquals(before, whole());
        assertEquals(List.of(before), listed());
        assertEquals(List.of(), paths().stream().filter(path -> path.contains("candidate-")).toList());
        String said = read(folder.resolve("said"));
        assertTrue(said.matches("portolan: " + releases
                + "/candidate-[^\n]+: [^\n]+ \\(Input/output error[^\n]*\\)\n"), said);
        String named = said.replaceFirst("(?s)portolan: (.*?): .*", "$1");
        String failed = Files.readAllLines(folder.resolve("calls")).stream().filter(line -> line.contains("INJECTED"))
                .findFirst().orElseThrow();
        assertTrue(call.equals("msync") || failed.contains("<" + named), () -> said + failed);
    }

    static Stream<Arguments> candidateThatCannotBeWrittenThroughLeavesTheOldReleaseAndIsNamed() {
        return Stream.of(Arguments.of("msync", 3), Arguments.of("fsync", 160), Arguments.of("fsync", 1),
                Arguments.of("fsync", 100), Arguments.of("fsync", 225)).limit(IS_SOAK ? 5 : 2);
    }

    /** Of the folder of releases: when the release, then its entry in the history is in place. */
    @ParameterizedTest
    @CsvSource({"'',1", "history,1", "'',2", "current.new,1"})
    void folderThatCannotBeWrittenThroughLeavesTheOldRelease(String part, int when) throws Exception {
        assumeTrue(Strace.isTraceable(), "no call can be made to fail here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        Path failing = releases.resolve(part);
        Process process = release(failing("fsync", when, "-P", failing.toString()));
        assertEquals(3, process.waitFor(), () -> said(process));
        assertEquals(before, whole());
        assertEquals(List.of(before), listed());
        String said = read(folder.resolve("said"));
        assertTrue(said.matches("portolan: " + failing.toString().replace(".new", "") + ": cannot be written[^\n]+ "
                + "\\(Input/output error\\)\n"), said);
        makeWhole(1);
        assertEquals(List.of(whole(), before), listed());
        assertFalse(Files.exists(releases.resolve(whole()).resolve("unseen")));
    }

    /** Then nobody knows whether that will last, and who asked for it is told which one is live until then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void releaseIsLiveAlsoIfTheFolderCannotBeWrittenThroughAfterThePointerMoved(boolean isPointer) throws Exception {
        assumeTrue(Strace.isTraceable(), "no call can be made to fail here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        Path elsewhere = folder.resolve("elsewhere");
        released(elsewhere, folder);
        Path made = releases.resolve(new Releases(elsewhere).pointer().orElseThrow());
        Path failing = isPointer ? releases : made;
        Process process = release(failing("fsync", isPointer ? 3 : 1, "-P", failing.toString()));
        assertEquals(3, process.waitFor(), () -> said(process));
        assertEquals(made, releases.resolve(whole()));
        String said = read(folder.resolve("said"));
        assertTrue(said.startsWith("portolan: " + (isPointer ? releases.resolve("current") + ": names "
                + made.getFileName() + ", which is live now (" : made + ": is live, and stays so; but ")), said);
        assertTrue(said.endsWith(", for " + failing + ": cannot be written through to the disk (Input/output error)\n"),
                said);
        Files.setLastModifiedTime(releases.resolve("current"), FileTime.fromMillis(0));
        makeWhole(1);
        assertEquals(List.of(made.getFileName().toString(), before), listed());
        assertTrue(Files.getLastModifiedTime(releases.resolve("current")).toMillis() > 0, "it is written once more");
        assertFalse(Files.exists(made.resolve("unseen")));
    }

    /** The disk says that it has written something, and has not: of a file that nothing of the release is read from. */
    @ParameterizedTest
    @MethodSource
    void fileThatTheDiskHasLostLeavesTheOldReleaseAndIsNamed(String name) throws Exception {
        assumeTrue(Strace.isTraceable(), "no write can be lost here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        List<String> all = writes();
        String lost = all.stream().filter(line -> line.contains("/" + name + ">, ")).findFirst().orElseThrow();
        String thread = lost.replaceFirst(" .*", " ");
        long when = all.subList(0, all.indexOf(lost) + 1).stream().filter(line -> line.startsWith(thread))
                .filter(line -> line.contains("write(")).count();
        Process process = release(Strace.failing("write", "retval=%s:when=%d".formatted(
                lost.replaceFirst(".* = ", ""), when), Path.of("/dev/null")));
        assertEquals(3, process.waitFor(), () -> said(process));
        assertTrue(read(folder.resolve("said")).matches("portolan: " + releases + "/candidate-[0-9]+/" + name
                + ": [^\n]+\n"), () -> said(process));
        assertEquals(before, whole());
        assertEquals(List.of(before), listed());
    }

    static Stream<String> fileThatTheDiskHasLostLeavesTheOldReleaseAndIsNamed() {
        return Stream.of("schemas/refuge.json", "queries/les-plus-hauts.srj", "manifest.json").limit(IS_SOAK ? 3 : 1);
    }

    /** What the same release writes when nothing is lost: each of the tests of that edits alike. */
    private List<String> writes() throws Exception {
        if (writes.isEmpty()) {
            Path calls = folder.resolve("calls");
            Path elsewhere = folder.resolve("elsewhere");
            FileUtils.copyDirectory(releases.toFile(), elsewhere.toFile());
            assertEquals(0, releaseInto(elsewhere, Strace.writing("write", calls, "-y")).waitFor());
            writes = Files.readAllLines(calls, StandardCharsets.ISO_8859_1);
        }
        return writes;
    }

    /** What was read back whole is damaged as it is written through to the disk. */
    @ParameterizedTest
    @MethodSource
    void fileThatIsDamagedAfterItWasReadBackLeavesTheOldReleaseAndIsNamed(String name) throws Exception {
        assumeTrue(Strace.isTraceable(), "nothing can be delayed here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        List<String> known = paths();
        Process process = release(delayed("delay_enter=10000"));
        waitFor("/unseen", known, process);
        Path candidate = Path.of(paths().stream().filter(path -> path.endsWith("/unseen")).findFirst().orElseThrow())
                .getParent();
        flip(candidate.resolve(name));
        assertDamagedIsNamed(process, candidate.resolve(name));
        assertEquals(before, whole());
        assertEquals(List.of(before), listed());
        makeWhole(1);
    }

    static Stream<String> fileThatIsDamagedAfterItWasReadBackLeavesTheOldReleaseAndIsNamed() {
        return Stream.of("data/huts.csv", "manifest.json").limit(IS_SOAK ? 2 : 1);
    }

    @Test
    void manifestThatIsDamagedBeforeThePointerMovesLeavesTheOldReleaseAndIsNamed() throws Exception {
        assumeTrue(Strace.isTraceable(), "nothing can be delayed here: strace is missing, or must not trace");
        String before = whole();
        edit(1);
        List<String> known = paths();
        Process process = release(delayed("delay_exit=3000000", "-P", releases.resolve("history").toString()));
        waitFor("/history/", known, process);
        String id = ids(releases).stream().filter(other -> !other.equals(before)).findFirst().orElseThrow();
        Path manifest = releases.resolve(id).resolve("manifest.json");
        flip(manifest);
        assertDamagedIsNamed(process, manifest);
        assertEquals(before, whole());
        assertEquals(List.of(before), listed());
        makeWhole(1);
        assertEquals(List.of(id, before), listed());
        assertEquals(List.of(id, before).stream().sorted().toList(), ids(releases.resolve("history")));
    }

    private void assertDamagedIsNamed(Process process, Path file) throws InterruptedException {
        assertEquals(3, process.waitFor(), () -> said(process));
        String said = read(folder.resolve("said"));
        assertTrue(said.startsWith("portolan: " + file + ": is damaged: ") && said.lines().count() == 1, said);
    }

    private String[] delayed(String delay, String... more) throws InterruptedException {
        return Strace.failing("fsync", delay, folder.resolve("calls"), more);
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** Has the call fail that is the so many-th of its thread, and writes down which that was. */
    private String[] failing(String call, int when, String... more) throws InterruptedException {
        return Strace.failing(call, "error=EIO:when=" + when, folder.resolve("calls"),
                Stream.concat(Stream.of("-y"), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> ids(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).filter(name -> name.matches(Release.ID)).sorted()
                    .toList();
        }
    }

    private List<String> listed() {
        StringWriter out = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(out), "release", "--list", "--releases",
                releases.toString()), out::toString);
        return out.toString().lines().map(line -> line.substring(0, 16)).toList();
    }

    /** The release that was killed, made again from the same input. */
    private void makeWhole(int number) throws IOException {
        edit(number);
        String said = released(releases, folder);
        assertTrue(said.contains(whole()), said);
    }

    /** Until a new path with this in it is there, or the process has ended. */
    private void waitFor(String part, List<String> known, Process process) throws Exception {
        while (process.isAlive()) {
            try {
                if (paths().stream().anyMatch(path -> path.contains(part) && !known.contains(path))) {
                    return;
                }
            } catch (IOException | java.io.UncheckedIOException vanished) {
                // It has moved on while the folder was read.
            }
        }
    }

    /** The limit of the operating system on the size of a file stands for a full disk: writing fails in the middle. */
    @ParameterizedTest
    @MethodSource
    void diskThatIsFullLeavesTheOldReleaseAndSaysWhere(int kilobytes) throws Exception {
        String before = whole();
        edit(kilobytes);
        Process process = release("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited");
        assertEquals(3, process.waitFor(), () -> said(process));
        assertFalse(said(process).contains("\tat "), () -> said(process));
        assertEquals(before, whole());
        assertEquals(1, Arrays.stream(new Releases(releases).list().toArray()).count());
    }

    static IntStream diskThatIsFullLeavesTheOldReleaseAndSaysWhere() {
        return IntStream.of(1, 64, 0, 8).limit(IS_SOAK ? 4 : 2);
    }

    /** A store is mapped into memory, where a full disk is no exception of reading and writing. */
    @ParameterizedTest
    @MethodSource
    void fullFileSystemLeavesTheOldReleaseAndSaysWhere(int kilobytes) throws Exception {
        try (SmallFileSystem small = SmallFileSystem.on(folder.resolve("small"), 700 + kilobytes + "k")) {
            releases = small.folder().resolve("releases");
            assertTrue(SmallFileSystem.ends("cp", "-r", first.toString(), releases.toString()));
            String before = whole();
            edit(kilobytes);
            Process process = release();
            assertEquals(3, process.waitFor(), () -> said(process));
            assertTrue(Files.readString(folder.resolve("said")).matches("portolan: " + releases
                    + "/[^\n]+: [^\n]+\n"), () -> said(process));
            assertEquals(before, whole());
            assertEquals(List.of(), paths().stream().filter(path -> path.contains("candidate-")).toList());
        }
    }

    static IntStream fullFileSystemLeavesTheOldReleaseAndSaysWhere() {
        return IntStream.of(300, 50).limit(IS_SOAK ? 2 : 1);
    }

    @Test
    void fullFolderForTemporaryFilesIsNamed() throws Exception {
        try (SmallFileSystem small = SmallFileSystem.on(folder.resolve("small"), "8k")) {
            edit(1);
            Process process = start(Haste.with(Haste.classes(), "-Djava.io.tmpdir=" + small.folder()), JAR, releases,
                    folder, folder.resolve("said"));
            assertEquals(3, process.waitFor(), () -> said(process));
            String said = Files.readString(folder.resolve("said"));
            assertTrue(said.matches("portolan: " + small.folder() + "/portolan-[^\n]+: No space left on device; [^\n]+\n"), said);
        }
    }

    /** Root may write everywhere, so it becomes nobody first. */
    @Test
    void folderThatMustNotBeWrittenLeavesTheOldReleaseAndSaysWhere() throws Exception {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        String[] nobody = isRoot ? new String[] {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}
                : new String[0];
        assumeTrue(!isRoot || SmallFileSystem.ends("setpriv", "--reuid=65534", "--clear-groups", "true"),
                "root cannot become somebody else here");
        String before = whole();
        edit(1);
        Path jar = Files.copy(Path.of(JAR), folder.resolve("portolan.jar"));
        for (Path path : List.of(folder, releases)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Process process = start(Haste.FLAGS, jar.toString(), releases, folder, folder.resolve("said"), nobody);
        assertEquals(3, process.waitFor(), () -> said(process));
        assertEquals("portolan: " + releases.resolve("lock") + ": cannot be locked (no permission)", Files.readString(
                folder.resolve("said")).strip());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(releases, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(before, whole());
    }

    @Test
    void fileSystemThatIsReadOnlyLeavesTheOldReleaseAndSaysWhere() throws Exception {
        String before = whole();
        edit(1);
        assumeTrue(SmallFileSystem.ends("mount", "--bind", releases.toString(), releases.toString()),
                "nothing can be mounted here");
        try {
            assumeTrue(SmallFileSystem.ends("mount", "-o", "remount,ro,bind", releases.toString()),
                    "nothing can be mounted here");
            Process process = release();
            assertEquals(3, process.waitFor(), () -> said(process));
            assertEquals("portolan: " + releases.resolve("lock") + ": cannot be locked (Read-only file system)",
                    Files.readString(folder.resolve("said")).strip());
        } finally {
            SmallFileSystem.unmount(releases);
        }
        assertEquals(before, whole());
    }

    /** Then nothing can be renamed from the folder for temporary files, nor from the input, into the releases. */
    @Test
    void releasesMayLieOnAnotherFileSystem() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
                "there is no second file system here");
        releases = Files.createTempDirectory(memory, "portolan").resolve("releases");
        try {
            makeWhole(1);
            makeWhole(2);
            assertEquals(2, new Releases(releases).list().size());
        } finally {
            FileUtils.deleteDirectory(releases.getParent().toFile());
        }
    }

    @Test
    void twoProcessesAtOnceMakeTwoWholeReleases() throws Exception {
        Path other = folder.resolve("other");
        edit(2);
        FileUtils.copyDirectory(folder.resolve("data").toFile(), other.resolve("data").toFile());
        FileUtils.copyDirectory(folder.resolve("ontology").toFile(), other.resolve("ontology").toFile());
        edit(1);
        Process one = release();
        Process two = start(Haste.reading(), JAR, releases, other, folder.resolve("two"));
        List<Integer> exits = List.of(one.waitFor(), two.waitFor());
        String told = said(one) + read(folder.resolve("two"));
        assertTrue(exits.contains(0), told);
        assertTrue(exits.equals(List.of(0, 0))
                || told.matches("(?s).*/lock: is held by process [0-9]+ since [^\n]+, which makes or opens.*"), told);
        makeWhole(2);
        makeWhole(1);
        assertEquals(3, listed().size());
    }

    @Test
    void manyLeftOversAreCleared() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            Files.createDirectory(releases.resolve("candidate-" + i));
        }
        makeWhole(1);
        assertEquals(List.of(), paths().stream().filter(path -> path.contains("candidate-")).toList());
    }
}
