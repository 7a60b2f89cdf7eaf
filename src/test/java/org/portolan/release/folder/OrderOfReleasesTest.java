package org.portolan.release.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.Fixture;
import org.portolan.release.files.Durable;
import org.portolan.release.manifest.Release;

/** Which release is newer is what releases say of each other; only where they say nothing is the clock asked. */
class OrderOfReleasesTest {
    @TempDir
    private Path root;
    private Fixture fixture;
    private Releases releases;

    @BeforeEach
    void publication() throws IOException {
        fixture = new Fixture(root);
        releases = fixture.releases();
    }

    private Release release(String table, String built) throws IOException {
        fixture.write("data/ships.csv", "key,label\n" + table + ",x\n");
        return Fixture.builderAt(Instant.parse(built)).build(fixture.checked(), releases);
    }

    @Test
    void clockThatWentBackwardsDoesNotMakeTheNewestReleaseAnOldOne() throws IOException {
        Release first = release("a", "2026-03-29T02:30:00Z");
        Release second = release("b", "2026-03-29T01:30:00Z");
        Release third = release("c", "2026-03-29T02:00:00Z");
        assertEquals(List.of(third, second, first), releases.list());
        assertEquals("2026-03-29T01:30:00Z", second.manifest().built(), "the clock is told as it was");
    }

    @Test
    void releasesNameTheOneBefore() throws IOException {
        Release first = release("a", "2026-01-01T00:00:00Z");
        Release second = release("b", "2026-01-02T00:00:00Z");
        releases.rollback(first.id());
        Release third = release("c", "2026-01-03T00:00:00Z");
        assertEquals(List.of("", first.id(), first.id()), List.of(first.manifest().previous(),
                second.manifest().previous(), third.manifest().previous()));
        assertEquals(List.of(third, second, first), releases.list());
    }

    @Test
    void whereNoChainLeadsTheClockDecides() throws IOException {
        Release first = release("a", "2026-01-03T00:00:00Z");
        Release second = release("b", "2026-01-01T00:00:00Z");
        Release third = release("c", "2026-01-02T00:00:00Z");
        Durable.delete(second.folder());
        assertEquals(List.of(first, third), releases.list());
    }

    /** A release that was damaged is made again, and keeps its place. */
    @Test
    void releaseMadeAgainNamesTheSameOneBefore() throws IOException {
        Release first = release("a", "2026-01-01T00:00:00Z");
        Release second = release("b", "2026-01-02T00:00:00Z");
        Durable.delete(first.folder().resolve("data.ttl.gz"));
        Release again = release("a", "2026-01-04T00:00:00Z");
        assertEquals("", again.manifest().previous());
        assertEquals(List.of(second, again), releases.list());
    }
}
