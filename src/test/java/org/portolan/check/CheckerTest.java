package org.portolan.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.ConversionSummary;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class CheckerTest {
    private static final Path CLEAN = Path.of("src/test/resources/cases/check/clean");
    private static final String ROW = "<https://example.org/lights/data/";

    @TempDir
    private Path work;
    private final Problems problems = new Problems();

    @Test
    void ownTablesAndOntologyHaveNoFault() {
        check(Path.of("data"), Path.of("ontology"));
        assertEquals(List.of(), problems.list());
    }

    @Test
    void checkedPublicationSaysWhatWasConverted() {
        CheckedPublication checked = check(CLEAN.resolve("data"), CLEAN.resolve("ontology")).orElseThrow();
        assertEquals(new ConversionSummary(3, 5, 13), checked.summary());
        assertEquals(work.resolve("data.nt"), checked.data());
        assertEquals(work.resolve("rows.nt"), checked.rows());
        assertTrue(checked.ontology().stream().noneMatch(triple -> triple.getSubject().isBlank()));
    }

    @Test
    void dataIsAsConverted() throws IOException {
        check(CLEAN.resolve("data"), CLEAN.resolve("ontology"));
        assertTrue(Files.readAllLines(work.resolve("data.nt")).contains(
                "<https://example.org/lights/id/light/north-rock> <https://example.org/lights/ns#keeper> "
                        + "<https://example.org/lights/id/keeper/ada> ."));
    }

    @Test
    void rowsLeadFromThingsToTheirRows() throws IOException {
        check(CLEAN.resolve("data"), CLEAN.resolve("ontology"));
        String describes = "> <http://www.w3.org/ns/csvw#describes> <https://example.org/lights/id/";
        assertEquals(new TreeSet<>(List.of(ROW + "keepers.csv#row=2" + describes + "keeper/ada> .",
                        ROW + "keepers.csv#row=3" + describes + "keeper/bo> .",
                        ROW + "lights.csv#row=2" + describes + "light/north-rock> .",
                        ROW + "lights.csv#row=3" + describes + "light/south-rock> .",
                        ROW + "remarks.csv#row=2" + describes + "light/north-rock> .")),
                new TreeSet<>(Files.readAllLines(work.resolve("rows.nt"))));
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        check(CLEAN.resolve("data"), CLEAN.resolve("ontology"));
        byte[] data = Files.readAllBytes(work.resolve("data.nt"));
        byte[] rows = Files.readAllBytes(work.resolve("rows.nt"));
        check(CLEAN.resolve("data"), CLEAN.resolve("ontology"));
        assertEquals(List.of(), problems.list().stream().map(Problem::toString).toList());
        assertTrue(Arrays.equals(data, Files.readAllBytes(work.resolve("data.nt"))));
        assertTrue(Arrays.equals(rows, Files.readAllBytes(work.resolve("rows.nt"))));
    }

    private Optional<CheckedPublication> check(Path data, Path ontology) {
        return Publication.open(data, ontology, Optional.empty(), problems)
                .flatMap(publication -> new Checker().check(publication, work, problems));
    }
}
