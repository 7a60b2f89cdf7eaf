package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        Graph lines = graph(converted("nt"));
        assertEquals(Files.readAllLines(folder.resolve("out.nt")).stream().distinct().count(), lines.size());
        assertTrue(lines.size() > 1000, lines.size() + " statements");
        for (String format : List.of("nq", "ttl", "trig", "jsonld", "rdf")) {
            Graph other = graph(converted(format));
            assertEquals(lines.size(), other.size(), format);
            assertTrue(lines.isIsomorphicWith(other), format);
        }
    }

    private Path converted(String format) throws Exception {
        Path target = folder.resolve("out." + format);
        run("convert", "--mode", "minimal", "--format",
                format, "-o", target.toString(),
                "--map", "https://example.org/data/=data", "https://example.org/data/csv-metadata.json");
        return target;
    }

    private static Graph graph(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file).parse(graph);
        return graph;
    }

    private static void run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(Haste.reading());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(Arrays.asList(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), output);
    }
}
