package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar alone; {@link SameEverywhereIT} runs it under another Java too. */
class PackagedJarIT {
    private static final Path JAR = Path.of(System.getProperty("portolan.jar"));
    @TempDir
    private Path folder;

    /** Each format is read back; the lines of N-Triples say how many statements there are. */
    @Test
    void jarWritesEveryFormat() throws Exception {
        convert("nt", "nq", "ttl", "trig", "jsonld", "rdf");
        Graph lines = graph("nt");
        assertEquals(Files.readAllLines(file("nt")).stream().distinct().count(), lines.size());
        assertTrue(lines.size() > 1000, lines.size() + " statements");
        for (String format : List.of("nq", "ttl", "trig", "jsonld", "rdf")) {
            Graph other = graph(format);
            assertEquals(lines.size(), other.size(), format);
            assertTrue(lines.isIsomorphicWith(other), format);
        }
    }

    private void convert(String... formats) throws Exception {
        List<String> words = new ArrayList<>();
        for (String format : formats) {
            words.addAll(List.of("convert", "--mode", "minimal", "--format", format, "-o", file(format).toString(),
                    "--map", "https://example.org/data/=data", "https://example.org/data/csv-metadata.json", "+"));
        }
        run(words);
    }

    private Path file(String format) {
        return folder.resolve("out." + format);
    }

    private Graph graph(String format) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file(format)).parse(graph);
        return graph;
    }

    /** The classes of the tests give {@link Commands} alone. */
    private static void run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(Haste.reading());
        command.addAll(List.of("-cp", JAR + File.pathSeparator + Path.of("target/test-classes"),
                Commands.class.getName()));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), output);
    }
}
