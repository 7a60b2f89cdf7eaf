package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.jena.rdfpatch.RDFPatch;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed from one release to another, on the command line. */
class DiffTest {
    @TempDir
    private static Path folder;
    private static ChangingPublication publication;
    private static String first;
    private static String second;

    @BeforeAll
    static void makeTwoReleases() throws IOException {
        publication = new ChangingPublication(folder);
        first = publication.release();
        publication.change();
        second = publication.release();
    }

    @Test
    void wordsTellWhatCameWhatWentAndWhatChanged() {
        ChangingPublication.Run run = publication.run("diff", first, second, "--lang", "fr");
        assertEquals(0, run.exit(), run::toString);
        assertEquals("""
                %s → %s
                added     Refuge du Vautour (Refuge), source: Seconde chronique de la Ligue (inventée)
                removed   Refuge du Bouquetin – Refuge de la Corneille (Sentier), source: Seconde chronique de la Ligue (inventée)
                changed   Refuge du Bouquetin (Refuge)
                            Name (fr): Refuge du Chamois → Refuge du Bouquetin, source: Première chronique de la Ligue (inventée)
                changed   Refuge de la Corneille (Refuge)
                            Altitude (m): 2733 → not stated

                Refuge: 1 added, 2 changed
                Sentier: 1 removed
                8 statements added, 7 removed
                """.formatted(first, second), run.out());
    }

    @Test
    void oneStatementIsToldAsOne(@TempDir Path elsewhere) throws IOException {
        ChangingPublication other = new ChangingPublication(elsewhere);
        other.edit("huts.csv", "orage,2733", "orage,");
        other.release();
        other.edit("huts.csv", "orage,", "orage,2733");
        other.release();
        assertTrue(other.run("diff").out().endsWith("\n1 statement added, 0 removed\n"), other.run("diff")::toString);
    }

    @Test
    void withoutNamesItIsTheReleaseBeforeAndTheCurrentOne() {
        assertEquals(publication.run("diff", first, second).out(), publication.run("diff").out());
        assertEquals(publication.run("diff", first, second).out(), publication.run("diff", first).out());
        ChangingPublication.Run none = publication.run("diff", second, second);
        assertEquals(second + " → " + second + "\n0 statements added, 0 removed\n", none.out());
    }

    @Test
    void sourceOfOneCellIsAChangeOfItsThing(@TempDir Path own) throws IOException {
        FileUtils.copyDirectory(Path.of("data").toFile(), own.resolve("data").toFile());
        String first = ownRelease(own);
        Path memberships = own.resolve("data/memberships.csv");
        String before = Files.readString(memberships);
        String after = before.replace("iash-berlin,berlin,iash,member,,", "iash-berlin,berlin,iash,member,dinslaken-2021,");
        assertNotEquals(before, after);
        Files.writeString(memberships, after);
        String said = publication.run("diff", first, ownRelease(own)).out();
        assertTrue(said.contains("1 statement added, 0 removed"), said);
        assertTrue(said.contains("Eine humanitäre Wertgemeinschaft"), said);
    }

    /** The folder of a release of the project's own tables. */
    private static String ownRelease(Path own) throws IOException {
        StringWriter said = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(said), new PrintWriter(said), "release", "--data",
                own.resolve("data").toString(), "--releases", own.resolve("releases").toString()), said::toString);
        return own.resolve("releases").resolve(Files.readString(own.resolve("releases/current")).strip()).toString();
    }

    @Test
    void releaseIsNamedByABeginningOrAFolder(@TempDir Path elsewhere) throws IOException {
        FileUtils.copyDirectory(publication.releases().resolve(first).toFile(), elsewhere.resolve("old").toFile());
        String said = publication.run("diff", first, second).out();
        assertEquals(said, publication.run("diff", first.substring(0, 5), second.substring(0, 5)).out());
        assertEquals(said, publication.run("diff", elsewhere.resolve("old").toString(), second).out());
    }

    @Test
    void nameThatFitsNoneOrSeveralIsRefused(@TempDir Path twins) throws IOException {
        ChangingPublication.Run none = publication.run("diff", "zz");
        assertEquals(3, none.exit());
        assertTrue(none.err().contains(publication.releases() + ": there is no release zz"), none::toString);
        Path twin = publication.releases().resolve(twin(second));
        Files.createDirectories(twin);
        ChangingPublication.Run several = publication.run("diff", first, second.substring(0, 15));
        Files.delete(twin);
        assertEquals(3, several.exit());
        assertTrue(several.err().contains("begins the ids of ") && several.err().contains(second), several::toString);
        ChangingPublication.Run format = publication.run("diff", "--format", "patch");
        assertEquals(2, format.exit());
        assertTrue(format.err().contains("choose one of text, json, rdf-patch"), format::toString);
    }

    private static String twin(String id) {
        return id.substring(0, 15) + (id.endsWith("0") ? "1" : "0");
    }

    /** It can only have been gone back to, if there are others. */
    @Test
    void firstIsComparedWithTheNewest() {
        ChangingPublication.Run run = publication.run("diff", "--lang", "fr", first);
        assertEquals(0, run.exit());
        publication.run("release", "--rollback", first);
        ChangingPublication.Run back = publication.run("diff");
        publication.run("release", "--rollback", second);
        assertEquals(0, back.exit(), back::toString);
        assertEquals(publication.run("diff", second, first).out(), back.out());
    }

    @Test
    void onlyReleaseIsComparedWithNone(@TempDir Path other) throws IOException {
        ChangingPublication alone = new ChangingPublication(other);
        String only = alone.release();
        ChangingPublication.Run none = alone.run("diff");
        assertEquals(3, none.exit());
        assertTrue(none.err().contains("holds no release before " + only), none::toString);
    }

    /** Jena reads the patch and makes the later dump of the earlier one, and the other way with the other patch. */
    @Test
    void patchMakesTheLaterReleaseOfTheEarlierOne() throws IOException {
        for (List<String> pair : List.of(List.of(first, second), List.of(second, first))) {
            ChangingPublication.Run run = publication.run("diff", pair.get(0), pair.get(1), "--format", "rdf-patch");
            RDFPatch patch = RDFPatchOps.read(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
            assertTrue(patch.getId().getURI().endsWith("/releases/" + pair.get(1)), patch.getId()::toString);
            assertTrue(patch.getPrevious().getURI().endsWith("/releases/" + pair.get(0)));
            DatasetGraph dataset = dump(publication.releases().resolve(pair.get(0)));
            RDFPatchOps.applyChange(dataset, patch);
            assertEquals(quads(dump(publication.releases().resolve(pair.get(1)))), quads(dataset));
        }
    }

    @Test
    void patchIsKeptForEver() throws IOException {
        Path kept = publication.releases().resolve("history").resolve(second).resolve("changes.rdfp.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(kept))) {
            assertEquals(publication.run("diff", first, second, "--format", "rdf-patch").out(),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void jsonHasTheNamesOfAllLanguages() throws IOException {
        JsonNode json = new ObjectMapper().readTree(publication.run("diff", "--format", "json").out());
        assertEquals(first, json.get("previous").asText());
        assertEquals("{\"added\":1,\"removed\":1,\"changed\":2}", json.get("things").toString());
        JsonNode hut = json.get("changes").get(0);
        assertEquals("{\"fr\":\"Refuge du Vautour\",\"it\":\"Rifugio dell’Avvoltoio\"}", hut.get("label").toString());
        assertEquals("added", hut.get("change").asText());
        JsonNode changed = json.get("changes").get(2);
        assertEquals("Refuge du Chamois", changed.at("/removed/0/value/value").asText());
        assertEquals("fr", changed.at("/added/0/value/xml:lang").asText());
        assertEquals("Première chronique de la Ligue (inventée)", changed.at("/added/0/sources/0/label/fr").asText());
        assertTrue(changed.at("/removed/0/sources").isMissingNode(), "the source of what is no more said is unknown");
        assertEquals("Altitudine (m)", json.at("/changes/3/removed/0/property/label/it").asText());
    }

    @Test
    void whatIsThePublishersOwnHasNoSource(@TempDir Path elsewhere) throws IOException {
        ChangingPublication judged = new ChangingPublication(elsewhere);
        judged.edit("../ontology/pages.ttl", "site:source ", "site:publishersOwn ( mots:altitude ) ; site:source ");
        judged.release();
        judged.edit("huts.csv", "Chamois,Rifugio del Camoscio,brume,1985", "Cerf,Rifugio del Camoscio,brume,1990");
        judged.release();
        assertTrue(judged.run("diff", "--lang", "fr").out().contains("""
                            Altitude (m): 1985 → 1990
                            Name (fr): Refuge du Chamois → Refuge du Cerf, source: Première chronique de la Ligue (inventée)
                """), judged.run("diff")::toString);
        JsonNode json = new ObjectMapper().readTree(judged.run("diff", "--format", "json").out());
        assertEquals(2, json.at("/changes/0/added").size());
        json.at("/changes/0/added").forEach(line -> assertEquals(line.at("/value/value").asText().equals("1990"),
                line.path("sources").isEmpty(), line::toString));
    }

    /** Whatever a flipped bit makes of its lines. */
    @Test
    void damagedDumpIsToldAsThat(@TempDir Path elsewhere) throws IOException {
        Path copy = elsewhere.resolve("copy");
        FileUtils.copyDirectory(publication.releases().resolve(second).toFile(), copy.toFile());
        for (String name : List.of("data.nq.gz", "provenance.nq.gz")) {
            byte[] whole = Files.readAllBytes(copy.resolve(name));
            for (int place = 30; place < whole.length; place += 97) {
                byte[] flipped = whole.clone();
                flipped[place] ^= 1;
                Files.write(copy.resolve(name), flipped);
                ChangingPublication.Run run = publication.run("diff", first, copy.toString());
                assertEquals(3, run.exit(), run::toString);
                assertTrue(run.err().startsWith("portolan: " + copy.resolve(name) + ": is damaged: "), run::toString);
            }
            Files.write(copy.resolve(name), whole);
        }
    }

    private static DatasetGraph dump(Path release) throws IOException {
        DatasetGraph dataset = DatasetGraphFactory.create();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(release.resolve("data.nq.gz")))) {
            RDFParser.source(in).lang(Lang.NQUADS).parse(dataset);
        }
        return dataset;
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        return dataset.stream().collect(Collectors.toSet());
    }
}
