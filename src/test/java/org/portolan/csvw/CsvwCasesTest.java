package org.portolan.csvw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.csvw.rdf.RdfHandlerSink;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/**
 * Each folder of {@code cases/csvw} is a table, its metadata, and what comes of them: statements, problems, or both.
 */
class CsvwCasesTest {
    private static final String BASE = "http://example.org/data/";

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cases/csvw"))) {
            List<Path> found = folders.sorted().toList();
            assertTrue(found.size() >= 13, "only " + found.size() + " cases");
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tableGivesWhatTheCaseExpects(Path folder) throws IOException {
        Problems problems = new Problems();
        Model model = new LinkedHashModel();
        Csvw csvw = new Csvw(new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, folder, ""))), Severity.ERROR);
        csvw.convert(BASE + "metadata.json", Csvw.Mode.MINIMAL, new RdfHandlerSink(new StatementCollector(model)),
                problems);
        assertEquals(text(folder.resolve("problems.txt")),
                String.join("", problems.list().stream().map(Problem::toString).map(line -> line + "\n").toList()));
        if (Files.exists(folder.resolve("expected.ttl"))) {
            Model expected = Rio.parse(new StringReader(text(folder.resolve("expected.ttl"))), BASE, RDFFormat.TURTLE);
            Model missing = new LinkedHashModel(expected);
            missing.removeAll(model);
            Model extra = new LinkedHashModel(model);
            extra.removeAll(expected);
            assertTrue(Models.isomorphic(expected, model), "missing: " + missing + "\nextra: " + extra);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
