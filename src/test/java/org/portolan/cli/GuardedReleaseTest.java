package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Removal;

/** A release that takes something away is refused with the list, unless somebody says why. */
class GuardedReleaseTest {
    private static final String THINGS = "https://refuges.example/ligue/id/";
    private static String first;

    @TempDir
    private static Path made;
    @TempDir
    private Path folder;
    private Editable publication;

    @BeforeAll
    static void makeFirst() throws IOException {
        first = Editable.madeIn(made).released();
    }

    @BeforeEach
    void copyFirst() throws IOException {
        FileUtils.copyDirectory(made.toFile(), folder.toFile());
        publication = new Editable(folder);
    }

    private int release(String... more) {
        return publication.release(more);
    }

    private void edit(String table, String expression, String replacement) throws IOException {
        publication.edit(table, expression, replacement);
    }

    /** What was said, with the folder and the release by the names that they have for all tests. */
    private String said() {
        return publication.said().replace(folder.resolve("data").toString(), "data").replace(first, "FIRST");
    }

    private String problem(String code) {
        return Stream.of(said().split("\n(?=\\S)")).filter(text -> text.contains("[" + code + "]")).findFirst()
                .orElseThrow(() -> new AssertionError(said()));
    }

    private void assertRefused(String... codes) throws IOException {
        assertEquals(1, release(), said());
        assertTrue(said().endsWith("No release was made; FIRST stays as it is.\n"), said());
        for (String code : codes) {
            problem(code);
        }
        assertEquals(first + "\n", Files.readString(folder.resolve("releases/current")));
        try (Stream<Path> left = Files.list(folder.resolve("releases"))) {
            assertEquals(Stream.of(first, "current", "history", "lock").sorted().toList(),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private Manifest manifest() {
        return new Releases(folder.resolve("releases")).current().orElseThrow().manifest();
    }

    @Test
    void addressThatVanishesIsRefusedWithItsRow() throws IOException {
        edit("paths.csv", "chamois-corneille,.*\n", "");
        assertRefused("resource-vanished");
        assertEquals("""
                data/paths.csv: error: id/sentier/chamois-corneille is gone [resource-vanished]
                  why: its address is published; row 3 of release FIRST described it
                  fix: put the row back; or say in the table of replacements what replaces it; if nothing does, say why: \
                --accept-removals "why\"""", problem("resource-vanished"));
        assertTrue(said().contains("\n1 error, 0 warnings\n"), said());
    }

    @Test
    void keyThatChangesIsRefusedWithTheNewOne() throws IOException {
        edit("huts.csv", "marmotte,Refuge de la Marmotte", "siffleur,Le Siffleur");
        assertRefused("key-changed");
        assertEquals("""
                data/huts.csv: error: id/refuge/marmotte is gone, and id/refuge/siffleur looks like it under a new key \
                [key-changed]
                  why: keys stay, for addresses are made from them; row 5 of release FIRST described it
                  fix: write the key "marmotte" again, or say in the table of replacements that id/refuge/siffleur \
                replaces it""", problem("key-changed"));
    }

    @Test
    void tableThatLosesMostOfItsRowsIsRefusedWithBothNumbers() throws IOException {
        edit("huts.csv", "bivouac-[a-e],.*\n", "");
        assertRefused("table-shrank");
        assertEquals("""
                data/huts.csv: error: this table has 15 of the 20 rows that it had in release FIRST [table-shrank]
                  why: at most 20% of the rows of a table may go at once (--most-rows-lost)
                  fix: put the rows back; if they are to go, say why: --accept-removals "why\"""",
                problem("table-shrank"));
        assertEquals(1, release("--most-rows-lost", "25%"), said());
        assertFalse(said().contains("table-shrank"), said());
        assertTrue(said().contains("resource-vanished"), said());
    }

    @Test
    void classOfWhichNothingIsLeftIsRefused() throws IOException {
        edit("csv-metadata.json", "\"../mots#Sentier\"", "\"../mots#Vallee\"");
        assertRefused("class-vanished");
        assertEquals("""
                data/csv-metadata.json: error: nothing is of the class mots#Sentier any more; release FIRST has 2 \
                [class-vanished]
                  why: lists and queries of a whole kind would be empty
                  fix: put the rows or the class back; if they are to go, say why: --accept-removals "why\"""",
                problem("class-vanished"));
    }

    @Test
    void tableThatIsGoneAltogetherIsRefused() throws IOException {
        edit("statements.csv", "aiguille-lits.*\n", "");
        assertRefused("table-shrank", "class-vanished", "resource-vanished");
        assertTrue(problem("class-vanished").startsWith("data/statements.csv: "), said());
        assertTrue(problem("table-shrank").contains("why: a table of several rows may not lose them all, unless "
                + "--most-rows-lost is 100%\n"), said());
    }

    @Test
    void otherBaseIsRefusedInOneProblem() throws IOException {
        edit("dataset.ttl", "refuges.example/ligue/", "refuges.example/league/");
        assertRefused("resource-vanished");
        assertTrue(said().contains("the base is <https://refuges.example/league/> and was "
                + "<https://refuges.example/ligue/> in release FIRST: every address is gone"), said());
        assertTrue(said().contains("1 error, 0 warnings"), said());
    }

    /** The program without a command releases and serves; refused, it ends, and a server that runs goes on. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void programWithoutCommandServesNothingThatIsRefused() throws IOException {
        edit("paths.csv", "chamois-corneille,.*\n", "");
        StringWriter out = new StringWriter();
        assertEquals(1, Main.run(new PrintWriter(out), new PrintWriter(out), "--data",
                folder.resolve("data").toString(), "--ontology", folder.resolve("ontology").toString(), "--releases",
                folder.resolve("releases").toString(), "--port", "0"), out::toString);
        assertTrue(out.toString().contains("[resource-vanished]"), out::toString);
        assertTrue(out.toString().endsWith("No release was made; " + first + " stays as it is.\n"), out::toString);
    }

    @Test
    void whatIsReplacedIsNotMissed() throws IOException {
        edit("huts.csv", "marmotte,", "siffleur,");
        edit("replaced.csv", "\\z", "un,refuge,marmotte,siffleur,Un nom\n");
        assertEquals(0, release(), said());
        assertEquals(List.of(), manifest().removed());
    }

    @Test
    void reasonIsRecordedWithWhatWent() throws IOException {
        edit("paths.csv", "chamois-corneille,.*\n", "");
        edit("csv-metadata.json", "\"../mots#Dire\"", "\"../mots#Sentier\"");
        assertEquals(0, release("--accept-removals", " The path  fell in "), said());
        assertTrue(problem("resource-vanished").startsWith(
                "data/paths.csv: warning: id/sentier/chamois-corneille is gone"), said());
        assertTrue(said().contains("fix: nothing; it is accepted: The path  fell in"), said());
        assertEquals(List.of(new Removal("The path  fell in", manifest().removed().get(0).accepted(), first,
                List.of(THINGS + "sentier/chamois-corneille"), List.of("data/csv-metadata.json: nothing is of the class "
                        + "mots#Dire any more; release " + first + " has 2"))), manifest().removed());
    }

    @Test
    void whatWasRemovedIsRememberedUntilItIsDescribedAgain() throws IOException {
        String path = Files.readAllLines(folder.resolve("data/paths.csv")).get(2) + "\n";
        edit("paths.csv", path, "");
        assertEquals(0, release("--accept-removals", "fell in"), said());
        List<Removal> removed = manifest().removed();
        for (String height : List.of("2411", "2412")) {
            edit("huts.csv", "241[0-9]", height);
            assertEquals(0, release(), said());
            assertEquals(removed, manifest().removed());
        }
        edit("paths.csv", "\\z", path);
        assertEquals(0, release(), said());
        assertEquals(List.of(), manifest().removed());
    }

    /** The release is there, but what came after it would be gone. */
    @Test
    void inputThatGoesBackToAnOlderReleaseIsGuardedToo() throws IOException {
        edit("paths.csv", "\\z", "corneille-marmotte,corneille,marmotte,3.0,seconde\n");
        assertEquals(0, release(), said());
        String second = manifest().id();
        edit("paths.csv", "corneille-marmotte,.*\n", "");
        assertEquals(1, release(), said());
        assertTrue(said().contains("No release was made; " + second + " stays as it is."), said());
        assertEquals(0, release("--accept-removals", "was never there"), said());
        assertEquals(first, manifest().id());
        assertEquals(List.of(THINGS + "sentier/corneille-marmotte"), manifest().removed().get(0).things());
        assertEquals(0, release(), said());
        assertTrue(said().contains("unchanged"), said());
    }

    /** What a release remembers was accepted once and for all; it is signed, and stays as it is. */
    @Test
    void inputThatGoesBackToAReleaseThatRemembersTakesItAsItIs() throws IOException {
        String path = Files.readAllLines(folder.resolve("data/paths.csv")).get(2) + "\n";
        edit("paths.csv", path, "");
        assertEquals(0, release("--accept-removals", "fell in"), said());
        Path manifest = folder.resolve("releases").resolve(manifest().id()).resolve("manifest.json");
        byte[] bytes = Files.readAllBytes(manifest);
        edit("paths.csv", "\\z", path);
        assertEquals(0, release("--accept-removals", "for safety"), said());
        assertEquals(first, manifest().id());
        assertTrue(said().contains("--accept-removals was not needed"), said());
        edit("paths.csv", path, "");
        assertEquals(0, release(), said());
        assertEquals(manifest.getParent().getFileName().toString(), manifest().id());
        assertEquals(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), Files.readString(manifest));
    }

    /** A server takes the newest whole one in place of a damaged one, so that is what readers have. */
    @Test
    void damagedReleaseIsPassedOverForTheOneThatServesInItsPlace() throws IOException {
        edit("paths.csv", "\\z", "corneille-marmotte,corneille,marmotte,3.0,seconde\n");
        assertEquals(0, release(), said());
        Files.writeString(folder.resolve("releases").resolve(manifest().id()).resolve("data.nt.gz"), "torn");
        edit("paths.csv", "corneille-marmotte,.*\n", "");
        edit("paths.csv", "chamois-corneille,.*\n", "");
        assertEquals(1, release(), said());
        assertTrue(problem("resource-vanished").contains("row 3 of release FIRST described it"), said());
        assertFalse(said().contains("corneille-marmotte"), said());
    }

    @Test
    void manifestThatIsTornDoesNotKeepTheNextReleaseFromBeingMade() throws IOException {
        Files.writeString(folder.resolve("releases").resolve(first).resolve("manifest.json"), "{");
        edit("huts.csv", "2410", "2411");
        assertEquals(0, release(), said());
        assertFalse(Files.readString(folder.resolve("releases/current")).contains(first));
    }

    @Test
    void manifestFromBeforeThereWereRemovalsIsRead() throws IOException {
        Path manifest = folder.resolve("releases").resolve(first).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(",\\s*\"removed\" : \\[[^\\]]*\\]", ""));
        assertFalse(Files.readString(manifest).contains("removed"));
        Files.delete(manifest.resolveSibling("manifest.json.sha256"));
        assertEquals(List.of(), manifest().removed());
        edit("paths.csv", "chamois-corneille,.*\n", "");
        assertEquals(1, release(), said());
    }

    /** A release that is unchanged needs no lock, but for that; and none for it while somebody else has it. */
    @Test
    void releaseThatIsUnchangedClearsWhatKilledOnesLeft() throws IOException {
        Path releases = folder.resolve("releases");
        List<Path> left = List.of(releases.resolve("candidate-1"), releases.resolve("current.new"),
                releases.resolve("candidate-dropped-0123456789abcdef"));
        Path torn = releases.resolve("history").resolve(first).resolve("changes.json");
        byte[] whole = Files.readAllBytes(torn);
        try (ReleaseLock held = new Releases(releases).lock(Duration.ZERO)) {
            for (Path path : left) {
                Files.createDirectories(path);
            }
            Files.write(torn, new byte[0]);
            assertEquals(0, release(), held + said());
            assertTrue(left.stream().allMatch(Files::exists), said());
        }
        assertEquals(0, release(), said());
        assertTrue(said().contains("unchanged"), said());
        assertEquals(List.of(), left.stream().filter(Files::exists).toList());
        assertArrayEquals(whole, Files.readAllBytes(torn));
    }

    @Test
    void emptyReasonAndShareThatIsNoneAreFaultsOfTheCommandLine() {
        assertEquals(2, release("--accept-removals", " "));
        assertEquals(2, release("--accept-removals", "gone \u001b[31m"));
        assertTrue(said().contains("--accept-removals: write why"), said());
        for (String share : List.of("101%", "20", "-1%", "lots")) {
            assertEquals(2, release("--most-rows-lost", share), share);
            assertTrue(said().contains("is no share; write 0% to 100%"), said());
        }
    }
}
