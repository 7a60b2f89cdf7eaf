package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.release.LiveRelease;
import org.portolan.release.Release;
import org.portolan.release.Releases;

/** Whatever ends a release in the middle, the old one or the new one is live afterwards, and whole. */
class BrokenReleaseIT {
    private static final int KILLS = Integer.getInteger("portolan.kills", 20);
    private static final long SEED = 20_220_625;
    /** Files of a candidate or of the folder that are there for a moment only, each a point to be killed at. */
    private static final List<String> MOMENTS = List.of("candidate-", "data.nq.gz", "catalog.nq.gz", "store.new",
            "/store/stamp", "manifest.json", "current.new");

    @TempDir
    private Path folder;
    private Path releases;

    @BeforeEach
    void makeFirst() throws Exception {
        releases = folder.resolve("releases");
        FileUtils.copyDirectory(Path.of("src/test/resources/other").toFile(), folder.toFile());
        Process first = release();
        assertEquals(0, first.waitFor(), () -> said(first));
    }

    /** Gives the tables a content that no release has had. */
    private void edit(int number) throws IOException {
        Path huts = folder.resolve("data/huts.csv");
        Files.writeString(huts, Files.readString(huts).replaceFirst("(aiguille,.*brume,)[0-9]+", "$1" + (2000 + number)));
    }

    private Process release(String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "release", "--releases",
                releases.toString(), "--data", folder.resolve("data").toString(), "--ontology",
                folder.resolve("ontology").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                folder.resolve("said").toFile()).start();
    }

    private String said(Process ended) {
        try {
            return ended + ": " + Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
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
        edit(-1);
        assertEquals(0, release().waitFor());
        long usual = System.nanoTime() - start;
        int changed = 0;
        for (int i = 0; i < KILLS; i++) {
            String before = whole();
            edit(i);
            Process process = release();
            if (i % 2 == 0) {
                process.waitFor((long) (usual * random.nextDouble()), TimeUnit.NANOSECONDS);
            } else {
                waitFor(MOMENTS.get(i / 2 % MOMENTS.size()), paths(), process);
            }
            process.destroyForcibly().waitFor();
            changed += whole().equals(before) ? 0 : 1;
        }
        assertTrue(changed < KILLS, "every process ended before it was killed");
        edit(-2);
        Process last = release();
        assertEquals(0, last.waitFor(), () -> said(last));
        Path entry = releases.resolve("history").resolve(whole());
        assertTrue(Files.exists(entry.resolve("manifest.json")) && Files.exists(entry.resolve("changes.rdfp.gz")));
        assertEquals(List.of(), paths().stream().filter(path -> path.matches(".*(candidate-|\\.new).*")).toList());
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
    @ValueSource(ints = {0, 1, 8, 64})
    void diskThatIsFullLeavesTheOldReleaseAndSaysWhere(int kilobytes) throws Exception {
        String before = whole();
        edit(kilobytes);
        Process process = release("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited");
        assertEquals(3, process.waitFor(), () -> said(process));
        assertFalse(said(process).contains("\tat "), () -> said(process));
        assertEquals(before, whole());
        assertEquals(1, Arrays.stream(new Releases(releases).list().toArray()).count());
    }

    @Test
    void manyLeftOversAreCleared() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            Files.createDirectory(releases.resolve("candidate-" + i));
        }
        edit(1);
        Process process = release();
        assertEquals(0, process.waitFor(), () -> said(process));
        assertEquals(List.of(), paths().stream().filter(path -> path.contains("candidate-")).toList());
        whole();
    }
}
