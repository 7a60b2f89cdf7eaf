package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.folder.Releases;

/** What the next release makes of a pointer that somebody has moved, or lost. */
class RollbackTest {
    @TempDir
    private Path folder;
    private ChangingPublication publication;
    private String first;

    @BeforeEach
    void makeOne() throws IOException {
        publication = new ChangingPublication(folder);
        first = publication.release();
    }

    @Test
    void releaseThatUndoesARollbackSaysSo() throws IOException {
        publication.change();
        String second = publication.release();
        assertEquals(0, publication.run("release", "--rollback", first).exit());
        ChangingPublication.Run again = release();
        assertTrue(again.out().contains("%s is the current one again, which had been gone back from to %s"
                .formatted(second, first)), again::toString);
        assertFalse(release().out().contains("gone back from"), "nothing was gone back from");
    }

    @Test
    void pointerThatIsLostOrWrongIsNotTheReleaseBefore() throws IOException {
        Path pointer = publication.releases().resolve("current");
        Files.delete(pointer);
        publication.change();
        String second = publication.release();
        assertEquals(first, previous(second));
        Files.writeString(pointer, "0123456789abcdef\n");
        publication.edit("huts.csv", "1932-07", "1933-07");
        assertEquals(second, previous(publication.release()));
    }

    @Test
    void releaseIsNamedByABeginningAndADroppedOneIsToldAsSuch() throws IOException {
        publication.change();
        String second = publication.release();
        ChangingPublication.Run back = publication.run("release", "--rollback", first.substring(0, 5));
        assertEquals("current   " + first + "\n", back.out(), back::toString);
        assertEquals(0, publication.run("release", "--rebuild", first.substring(0, 5)).exit());
        assertEquals(0, publication.run("release", "--rollback", second).exit());
        publication.release("--keep", "1");
        String there = "is dropped: dumps and store of so old a release are not kept; there are [" + second + "]";
        for (String name : List.of(first, first.substring(0, 5))) {
            assertRefused(publication.releases().resolve(first) + ": " + there, name);
        }
        assertRefused(publication.releases() + ": there is no release zz", "zz");
        assertRefused(publication.releases() + ": there is no release " + publication.folder.resolve("other/" + first),
                publication.folder.resolve("other/" + first).toString());
        Path twin = publication.releases().resolve("history").resolve(twin(second));
        FileUtils.copyDirectory(twin.resolveSibling(second).toFile(), twin.toFile());
        assertRefused("begins the ids of ", second.substring(0, 15));
        assertEquals(0, publication.run("release", "--rollback", second).exit());
    }

    private static String twin(String id) {
        return id.substring(0, 15) + (id.endsWith("0") ? "1" : "0");
    }

    private void assertRefused(String sentence, String name) {
        ChangingPublication.Run run = publication.run("release", "--rollback", name);
        assertEquals(3, run.exit(), run::toString);
        assertTrue(run.err().contains(sentence), run::toString);
    }

    @Test
    void fullDiskIsToldWithWhatMayGoAndThenNeedsNoMore() throws Exception {
        try (SmallFileSystem small = SmallFileSystem.on(folder.resolve("small"), "4m")) {
            ChangingPublication onSmall = new ChangingPublication(small.folder());
            onSmall.release();
            onSmall.change();
            String second = onSmall.release();
            fill(small.folder().resolve("filling"));
            ChangingPublication.Run refused = onSmall.run("release", "--rollback", first);
            assertEquals(3, refused.exit(), refused::toString);
            assertTrue(refused.err().contains(onSmall.releases().resolve("current") + ": cannot be written; if the disk is "
                    + "full, the folders store and index of a release that no server has open may go"), refused::toString);
            assertEquals(second, new Releases(onSmall.releases()).needed().id());
            FileUtils.deleteDirectory(onSmall.releases().resolve(first).resolve("index").toFile());
            assertEquals(0, onSmall.run("release", "--rollback", first).exit());
            assertEquals(first, new Releases(onSmall.releases()).needed().id());
        }
    }

    /** Until there is no byte left. */
    private static void fill(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (channel.write(ByteBuffer.allocate(1 << 10)) > 0) {
                channel.position(channel.size());
            }
        } catch (IOException full) {
            assertEquals("No space left on device", full.getMessage());
        }
    }

    @Test
    void folderInThePlaceOfThePointerIsToldAndNothingInItIsLost() throws IOException {
        Path pointer = publication.releases().resolve("current");
        Files.delete(pointer);
        Path note = Files.createFile(Files.createDirectory(pointer).resolve("note"));
        publication.edit("huts.csv", "1932-07", "1933-07");
        ChangingPublication.Run refused = release();
        assertEquals(3, refused.exit(), refused::toString);
        assertTrue(refused.err().contains(pointer + ": is a folder, where the file with the id of the current release "
                + "should be; move it elsewhere"), refused::toString);
        assertTrue(publication.run("release", "--list").err().startsWith("current names a folder, "));
        Files.delete(note);
        assertEquals(publication.release(), new Releases(publication.releases()).needed().id());
    }

    @Test
    void linkThatLeadsNowhereIsToldWithWhereItLeads() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        FileUtils.deleteDirectory(publication.releases().toFile());
        Files.createSymbolicLink(publication.releases(), nowhere);
        ChangingPublication.Run refused = release();
        assertEquals(3, refused.exit(), refused::toString);
        assertTrue(refused.err().contains(publication.releases() + ": is a link to " + nowhere + ", where nothing is"),
                refused::toString);
        Files.createDirectory(nowhere);
        assertEquals(first, publication.release());
    }

    @Test
    void pointerMovesNoCursor() throws IOException {
        Files.writeString(publication.releases().resolve("current"), "\u001b[31mnone\n");
        String said = publication.run("release", "--list").err();
        assertTrue(said.startsWith("current names ?[31mnone, which cannot be read as a release"), said);
    }

    @Test
    void releaseWithADamagedManifestIsListedAsSuch() throws IOException {
        publication.change();
        String second = publication.release();
        Path manifest = publication.releases().resolve(first).resolve("manifest.json");
        Files.writeString(manifest, "{");
        ChangingPublication.Run listed = publication.run("release", "--list");
        assertEquals(0, listed.exit(), listed::toString);
        assertTrue(listed.out().startsWith(second) && !listed.out().contains(first), listed::toString);
        assertTrue(listed.err().startsWith(manifest + ": is damaged: "), listed::toString);
        assertEquals(1, listed.err().lines().count(), listed::toString);
    }

    private ChangingPublication.Run release() {
        return publication.run("release", "--data", folder.resolve("data").toString(), "--ontology",
                folder.resolve("ontology").toString());
    }

    private String previous(String id) {
        return new Releases(publication.releases()).open(id).manifest().previous();
    }
}
