package org.portolan.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;
import org.portolan.problem.TextFormat;

/** One small publication a behaviour: what is wrong with it is known word for word. */
class CheckerCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/check");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("data"))).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void problemsAreThoseExpected(Path folder, @TempDir Path work) throws IOException {
        Problems problems = new Problems();
        Optional<CheckedPublication> checked = Publication.open(folder.resolve("data"), folder.resolve("ontology"),
                Optional.empty(), problems)
                .flatMap(publication -> Checker.withNotes().check(publication, work, problems));
        String told = new TextFormat().format(problems).replace(folder.toString().replace('\\', '/') + "/", "");
        assertEquals(Files.readString(folder.resolve("problems.txt")), told);
        assertEquals(!problems.hasErrors(), checked.isPresent());
    }

    /** A folder that is lost, or a filter on the list, must not go unnoticed. */
    @Test
    void casesAreThere() throws IOException {
        assertTrue(cases().size() >= 30, "cases: " + cases().size());
    }
}
