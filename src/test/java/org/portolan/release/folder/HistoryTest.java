package org.portolan.release.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.release.Fixture;
import org.portolan.release.changes.Changes;
import org.portolan.release.changes.ReleaseDifference;
import org.portolan.release.dumps.DumpWriter;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;

class HistoryTest {
    @TempDir
    private Path root;
    private Fixture fixture;
    private Releases releases;
    private History history;

    @BeforeEach
    void publication() throws IOException {
        fixture = new Fixture(root);
        releases = fixture.releases();
        history = new History(releases);
    }

    private Release release(int number) throws IOException {
        fixture.write("data/ships.csv", "key,label\n" + "a,b\n".repeat(number));
        Fixture.Builder builder = number == 1 ? Fixture.builder() : Fixture.builderLater(Fixture.PROGRAM);
        return builder.build(fixture.checked(), releases);
    }

    @Test
    void releaseIsComparedWithTheOneThatWasCurrent() throws IOException {
        Release first = release(1);
        Release second = release(2);
        releases.rollback(first.id());
        Release third = release(3);
        assertEquals("", history.changes(first.id()).orElseThrow().previous());
        assertEquals(first.id(), history.changes(second.id()).orElseThrow().previous());
        assertEquals(first.id(), history.changes(third.id()).orElseThrow().previous());
        assertEquals(Optional.empty(), history.patch(first.id()));
        assertTrue(history.patch(third.id()).isPresent());
        assertEquals(3, history.entries().size());
    }

    /** A process that is killed before it has entered its release, or a release of an older program. */
    @Test
    void entryThatIsAbsentIsMadeWithTheNext() throws IOException {
        Release first = release(1);
        Release second = release(2);
        Changes before = history.changes(second.id()).orElseThrow();
        Durable.delete(releases.folder().resolve("history"));
        assertEquals(Optional.empty(), history.changes(second.id()));
        assertEquals(2, history.entries().size());
        releases.rollback(first.id());
        assertEquals(before.statements(), history.changes(second.id()).orElseThrow().statements());
        assertEquals("", history.changes(first.id()).orElseThrow().previous());
    }

    /** One of an earlier version has no checksums, and is taken as it is. */
    @Test
    void entryIsNeverChanged() throws IOException {
        Release first = release(1);
        Path file = entry(first).resolve("changes.json");
        String asItWas = Files.readString(file).replaceFirst("\"added\":[0-9]+", "\"added\":77");
        Files.writeString(file, asItWas);
        Files.delete(entry(first).resolve("changes.sha256"));
        release(2);
        release(1);
        assertEquals(asItWas, Files.readString(file));
        assertEquals(77, history.changes(first.id()).orElseThrow().statements().added());
        assertEquals(List.of(), history.faults());
    }

    private Path entry(Release release) {
        return releases.folder().resolve("history").resolve(release.id());
    }

    @ParameterizedTest
    @CsvSource({"changes.json, true", "changes.json, false", "changes.rdfp.gz, true", "changes.sha256, true",
            "manifest.json, true"})
    void damagedEntryIsMadeAgainFromTheDumps(String name, boolean isTorn) throws IOException {
        release(1);
        Release second = release(2);
        Path file = entry(second).resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, isTorn ? new byte[0] : new String(whole, StandardCharsets.UTF_8)
                .replaceFirst("\"added\":[0-9]+", "\"added\":77").getBytes(StandardCharsets.UTF_8));
        assertEquals(1, history.faults().size());
        assertTrue(history.faults().get(0).startsWith(entry(second).toString()), history.faults()::toString);
        assertEquals(2, history.entries().size());
        new LeftOvers(releases).tidy();
        assertEquals(List.of(), history.faults());
        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void eachDamagedFileOfAnEntryIsTold() throws IOException {
        release(1);
        Release second = release(2);
        List<Path> files = Stream.of("changes.json", "changes.rdfp.gz", "manifest.json").map(entry(second)::resolve)
                .toList();
        for (Path file : files) {
            Files.write(file, new byte[] {'{'});
        }
        assertEquals(files.stream().map(file -> file + ": is damaged: ").toList(), history.faults().stream()
                .map(fault -> fault.replaceFirst("(: is damaged: ).*", "$1")).sorted().toList());
    }

    /** It would say something else, compared with another release. */
    @Test
    void damagedEntryStaysWhereTheDumpsAreGone() throws IOException {
        Release first = release(1);
        Release second = release(2);
        releases.retain(1, List.of());
        Path file = entry(second).resolve("changes.json");
        Files.writeString(file, "{}");
        new LeftOvers(releases).tidy();
        assertEquals("{}", Files.readString(file));
        assertEquals(1, history.faults().size());
        assertThrows(ReleaseException.class, () -> history.changes(second.id()));
        assertEquals("", history.changes(first.id()).orElseThrow().previous());
    }

    @Test
    void damagedReleaseDoesNotKeepTheNextFromBeingMade() throws IOException {
        Release first = release(1);
        Path dump = first.folder().resolve("data.nq.gz");
        Files.write(dump, List.of("no dump"));
        Release second = release(2);
        assertEquals(second, releases.current().orElseThrow());
        assertEquals(second.manifest(), history.manifest(second.id()).orElseThrow());
        assertEquals(Optional.empty(), history.changes(second.id()));
        assertEquals(Optional.empty(), history.patch(second.id()));
    }

    @Test
    void dumpThatIsNotSortedIsRefusedByName() throws IOException {
        Release first = release(1);
        Release second = release(2);
        Path dump = second.folder().resolve("data.nq.gz");
        Manifest.File written = new DumpWriter(second.folder()).write("data.nq.gz",
                out -> out.write("<b> <p> <o> .\n<a> <p> <o> .\n".getBytes()));
        Release unsorted = new Release(second.folder(), ManifestFile.parse(second.manifest().json().replaceFirst(
                "(\"data.nq.gz\",\\s+\"bytes\" : )[0-9]+(,\\s+\"sha256\" : \")[0-9a-f]+",
                "$1" + written.bytes() + "$2" + written.sha256()).getBytes(StandardCharsets.UTF_8)));
        ReleaseException fault = assertThrows(ReleaseException.class,
                () -> new ReleaseDifference(first, unsorted).changes(1));
        assertTrue(fault.getMessage().contains("its lines are not sorted: <a> <p> <o> ."), fault.getMessage());
        assertTrue(Files.exists(dump));
    }
}
