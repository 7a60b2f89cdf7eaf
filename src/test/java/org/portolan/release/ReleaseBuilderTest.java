package org.portolan.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;

class ReleaseBuilderTest {
    @TempDir
    private Path root;
    private Fixture fixture;

    @BeforeEach
    void publication() throws IOException {
        fixture = new Fixture(root);
    }

    @Test
    void idIsTheHashOfStatementsAndInputFiles() throws Exception {
        Release release = Fixture.builder().build(fixture.checked(), fixture.releases());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(unzipped(release, "data.nq.gz"));
        for (Map.Entry<String, String> file : new TreeMap<>(release.manifest().input()).entrySet()) {
            digest.update((file.getValue() + "  " + file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(HexFormat.of().formatHex(digest.digest()).substring(0, 16), release.id());
        assertEquals(release.id(), release.folder().getFileName().toString());
    }

    @Test
    void sameInputGivesTheSameBytesUnderAnyLocaleZoneAndOrder() throws Exception {
        Release here = Fixture.builder().build(fixture.checked(), new Releases(root.resolve("here")));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            Releases elsewhere = new Releases(root.resolve("there"));
            Release there = Fixture.builder().build(fixture.checkedInOtherOrder(7), elsewhere);
            assertEquals(here.id(), there.id());
            assertEquals(here.manifest(), there.manifest());
            for (Dump dump : Dump.values()) {
                assertEquals(text(here, dump), text(there, dump));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIG", "TURTLE", "JSON_LD", "N_TRIPLES"})
    void everyFormatSaysTheSame(Dump dump) throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), fixture.releases());
        DatasetGraph lines = Fixture.read(release, Dump.N_QUADS);
        DatasetGraph other = Fixture.read(release, dump);
        assertTrue(isomorphic(lines.getDefaultGraph(), other.getDefaultGraph()), dump + ": " + text(release, dump));
        assertEquals(dump.holdsOntology() ? lines.size() : 0, other.size());
        assertEquals(12, other.getDefaultGraph().size());
    }

    @Test
    void linesAreSortedByTheirBytesAndEachThereOnce() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), fixture.releases());
        String[] lines = text(release, Dump.N_QUADS).split("\n");
        for (int i = 1; i < lines.length; i++) {
            assertTrue(Arrays.compareUnsigned(lines[i - 1].getBytes(StandardCharsets.UTF_8),
                    lines[i].getBytes(StandardCharsets.UTF_8)) < 0, lines[i]);
        }
    }

    @Test
    void provenanceNamesTheRowInTheReleasesOwnTable() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), fixture.releases());
        String row = "<https://example.org/releases/" + release.id() + "/data/ships.csv#row=2>";
        assertTrue(text(release, Dump.PROVENANCE).contains(row + " <http://www.w3.org/ns/csvw#describes> "
                + "<https://example.org/id/ship/a> <https://example.org/graph/provenance> .\n"));
        assertEquals("key,label\na,Möwe\nb,b\n", Files.readString(release.folder().resolve("data/ships.csv")));
    }

    @Test
    void whatATableSaysOfItsRowsIsProvenanceAndNoData() throws IOException {
        Release release = Fixture.builder().build(fixture.checked(), fixture.releases());
        String row = "<https://example.org/releases/" + release.id() + "/data/ships.csv#row=2>";
        assertTrue(text(release, Dump.PROVENANCE).contains(row + " <http://purl.org/dc/terms/creator> "
                + "<https://example.org/id/ship/b> <https://example.org/graph/provenance> .\n"));
        assertFalse(text(release, Dump.N_TRIPLES).contains("ships.csv"));
    }

    @Test
    void theSameReleaseIsNotMadeTwice() throws IOException {
        Release first = Fixture.builder().build(fixture.checked(), fixture.releases());
        var made = Files.getLastModifiedTime(first.folder().resolve("manifest.json"));
        Release second = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checked(), fixture.releases());
        assertEquals(first, second);
        assertEquals(made, Files.getLastModifiedTime(second.folder().resolve("manifest.json")));
        assertEquals(first, fixture.releases().current().orElseThrow());
    }

    @Test
    void aDamagedReleaseOfTheSameNameIsMadeAgain() throws IOException {
        Release first = Fixture.builder().build(fixture.checked(), fixture.releases());
        Files.writeString(first.folder().resolve("data.ttl.gz"), "torn");
        Release second = Fixture.builder().build(fixture.checked(), fixture.releases());
        second.verify();
        assertEquals(first.manifest(), second.manifest());
    }

    @Test
    void changedInputMakesAnotherRelease() throws IOException {
        Release first = Fixture.builder().build(fixture.checked(), fixture.releases());
        fixture.write("data/ships.csv", "key,label\nb,b\na,Möwe\n");
        Release second = Fixture.builderLater(Fixture.PROGRAM).build(fixture.checked(), fixture.releases());
        assertFalse(first.id().equals(second.id()));
        assertEquals(second, fixture.releases().current().orElseThrow());
    }

    @Test
    void tableChangedAfterTheCheckIsRefusedAndNothingIsLeft() throws IOException {
        var checked = fixture.checked();
        fixture.write("data/ships.csv", "key,label\nc,C\n");
        ReleaseException fault = assertThrows(ReleaseException.class,
                () -> Fixture.builder().build(checked, fixture.releases()));
        assertTrue(fault.getMessage().contains("ships.csv: has been changed"), fault.getMessage());
        try (Stream<Path> left = Files.list(root.resolve("releases"))) {
            assertEquals(List.of("lock"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void queryChangedAfterTheCheckIsPublishedAsItWasChecked() throws IOException {
        String query = "SELECT ?ship { ?ship a <ns#Ship> }";
        fixture.write("ontology/queries/ships.rq", query);
        var checked = fixture.checked();
        fixture.write("ontology/queries/ships.rq", "SELECT ?port { ?port a <ns#Port> }");
        Release release = Fixture.builder().build(checked, fixture.releases());
        assertEquals("BASE <https://example.org/>\n" + query,
                Files.readString(release.folder().resolve("queries/ships.rq")), "a copy elsewhere is asked the same");
        assertTrue(Files.readString(release.folder().resolve("queries/ships.srj")).contains("id/ship/a"));
    }

    @Test
    void twoBuildsAtOnceWaitForEachOtherAndAgree() throws Exception {
        var checked = fixture.checked();
        Callable<Release> build = () -> Fixture.builder().build(checked, fixture.releases());
        var threads = Executors.newFixedThreadPool(2);
        Future<Release> one = threads.submit(build);
        Future<Release> two = threads.submit(build);
        assertEquals(one.get(), two.get());
        threads.shutdown();
        one.get().verify();
    }

    static String text(Release release, Dump dump) throws IOException {
        return new String(unzipped(release, dump.fileName()), StandardCharsets.UTF_8);
    }

    private static boolean isomorphic(Graph one, Graph other) {
        return one.isIsomorphicWith(other);
    }

    private static byte[] unzipped(Release release, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(release.folder().resolve(name)))) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }
}
