package org.portolan.check.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class PublicationTest {
    private static final String DATASET = """
            <> <http://rdfs.org/ns/void#uriSpace> "https://example.org/lights/" ;
              <http://purl.org/dc/terms/title> "Lights"@en , "Leuchttürme"@de , "Fyr" ;
              <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
              <http://purl.org/dc/terms/modified> "2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date> ;
              <http://xmlns.com/foaf/0.1/primaryTopic> <id/light/north-rock> .
            """;

    @TempDir
    private Path folder;
    private final Problems problems = new Problems();

    @BeforeEach
    void layOut() throws IOException {
        write("data/dataset.ttl", DATASET);
        write("data/lights.csv", "abc");
        write("data/csv-metadata.json", "{}");
        write("ontology/terms.ttl", "");
    }

    @Test
    void filesAreSortedByNameAndOnlyInputIsAmongThem() throws IOException {
        write("data/README.md", "for editors");
        write("data/old/lights.csv", "");
        write("ontology/queries/tall.rq", "ASK {}");
        write("ontology/README.md", "");
        write("ontology/.terms.ttl.swp", "");
        write("ontology/.git/config.ttl", "not Turtle");
        Publication publication = open(Optional.empty());
        assertEquals(List.of("data/csv-metadata.json", "data/dataset.ttl", "data/lights.csv", "ontology/README.md",
                "ontology/queries/tall.rq", "ontology/terms.ttl"), List.copyOf(publication.checksums().keySet()));
        assertEquals(folder.resolve("ontology/queries/tall.rq"), publication.input().get(4).path());
        assertEquals(List.of(), problems.list());
    }

    @Test
    void checksumIsTheSha256OfTheBytes() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                open(Optional.empty()).checksums().get("data/lights.csv"));
    }

    @Test
    void namesOfFilesDoNotDependOnNamesOfFolders() throws IOException {
        Files.move(folder.resolve("data"), folder.resolve("tables"));
        assertTrue(Publication.open(folder.resolve("tables"), folder.resolve("ontology"), Optional.empty(), problems)
                .orElseThrow().checksums().containsKey("data/lights.csv"));
    }

    @Test
    void baseAndDescriptionComeFromTheDataset() {
        Publication publication = open(Optional.empty());
        assertEquals("https://example.org/lights/", publication.base());
        assertEquals("https://example.org/lights/data/csv-metadata.json", publication.metadataIri());
        assertEquals(Map.of("de", "Leuchttürme", "en", "Lights", "und", "Fyr"), publication.description().title());
        assertEquals("https://creativecommons.org/licenses/by/4.0/", publication.description().license());
        assertEquals("2026-01-31", publication.description().modified());
        assertTrue(publication.isSound());
    }

    @Test
    void baseCanBeOverriddenAndThenHoldsEverywhere() throws IOException {
        write("ontology/terms.ttl", "<ns#Light> a <http://www.w3.org/2002/07/owl#Class> .");
        Publication publication = open(Optional.of("http://localhost:3030/"));
        assertEquals("http://localhost:3030/", publication.base());
        assertTrue(publication.description().graph().toString().contains("http://localhost:3030/id/light/north-rock"));
        assertTrue(publication.terms().asWritten().toString().contains("http://localhost:3030/ns#Light"));
    }

    @Test
    void overridingBaseThatIsNoBaseIsAProblem() {
        assertFalse(open(Optional.of("localhost")).isSound());
        assertEquals(List.of(Code.DATASET_INCOMPLETE), problems.list().stream().map(Problem::code).toList());
    }

    @Test
    void tablesAreServedUnderTheBaseAndNothingElse() {
        Publication publication = open(Optional.empty());
        assertEquals(folder.resolve("data/lights.csv").toAbsolutePath(),
                publication.documents().locate("https://example.org/lights/data/lights.csv").orElseThrow().path());
        assertTrue(publication.documents().locate("https://example.org/lights/ontology/terms.ttl").isEmpty());
        assertTrue(publication.documents().locate("https://example.org/lights/data/../ontology/terms.ttl").isEmpty());
    }

    @Test
    void missingFoldersAreToldTogether() {
        assertTrue(Publication.open(folder.resolve("d"), folder.resolve("o"), Optional.empty(), problems).isEmpty());
        assertEquals(List.of(folder.resolve("d").toString(), folder.resolve("o").toString()),
                problems.list().stream().map(problem -> problem.place().file()).toList());
    }

    @Test
    void byteOrderMarkAndCrlfAreAccepted() throws IOException {
        write("data/dataset.ttl", "\uFEFF" + DATASET.replace("\n", "\r\n"));
        write("ontology/queries/tall.rq", "\uFEFFASK {\r\n}");
        assertTrue(open(Optional.empty()).isSound());
    }

    @Test
    void queriesMayBeRelativeToTheBase() throws IOException {
        write("ontology/queries/tall.rq", "SELECT * WHERE { ?light a <ns#Light> }");
        assertTrue(open(Optional.empty()).isSound());
    }

    private Publication open(Optional<String> base) {
        return Publication.open(folder.resolve("data"), folder.resolve("ontology"), base, problems).orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
