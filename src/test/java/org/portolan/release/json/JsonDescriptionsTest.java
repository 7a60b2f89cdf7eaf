package org.portolan.release.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A case is a folder: {@code ontology.ttl} with shapes and kinds, {@code data.ttl}, and each of the documents that are
 * expected of them.
 */
class JsonDescriptionsTest {
    private static final Path CASES = Path.of("src/test/resources/cases/json/descriptions");
    private static final String BASE = "https://example.org/";

    @TestFactory
    Stream<DynamicTest> descriptionsAreAsInTheCase() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(CASES)) {
            cases = folders.sorted().toList();
        }
        assertTrue(cases.size() >= 5, cases::toString);
        return cases.stream().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
            SortedMap<String, byte[]> documents = describe(folder);
            List<Path> expected;
            try (Stream<Path> files = Files.list(folder)) {
                expected = files.filter(file -> file.toString().matches(".*\\.json(ld)?")).sorted().toList();
            }
            assertTrue(!expected.isEmpty(), "nothing is expected");
            for (Path file : expected) {
                String name = (file.toString().endsWith(".json") ? "schemas/" : "") + file.getFileName();
                assertEquals(Files.readString(file), new String(documents.get(name), StandardCharsets.UTF_8), name);
            }
        }));
    }

    private static SortedMap<String, byte[]> describe(Path folder) throws IOException {
        Use use = new Use(BASE);
        read(folder.resolve("data.ttl")).stream().sorted(Comparator.comparing(Triple::toString)).forEach(use::triple);
        return JsonDescriptions.of(BASE, read(folder.resolve("ontology.ttl")),
                read(folder.resolve("ontology.ttl")), use);
    }

    /** Blank nodes get the IRIs that a release has for them. */
    private static Graph read(Path file) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(file).lang(Lang.TURTLE).base(BASE).parse(graph);
        return graph;
    }
}
