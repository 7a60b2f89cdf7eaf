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
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one jar alone, under every JDK from 17 on that this machine has beside the one that runs the tests. */
class PackagedJarIT {
    private static final Path JAR = Path.of(System.getProperty("portolan.jar"));
    @TempDir
    private Path folder;

    static Stream<Path> javas() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> found = Files.list(installed)) {
                found.filter(home -> !Files.isSymbolicLink(home)).forEach(homes::add);
            }
        }
        return homes.stream().map(home -> home.resolve("bin/java")).filter(Files::isExecutable).map(PackagedJarIT::real)
                .distinct();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("javas")
    void jarChecksReleasesAndListsUnderThisJava(Path java) throws Exception {
        String releases = folder.resolve("releases").toString();
        assertTrue(run(java, 0, "release", "--releases", releases).contains("no problems"));
        assertTrue(run(java, 0, "release", "--releases", releases, "--list").contains("current"));
    }

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
        run(Path.of(System.getProperty("java.home"), "bin", "java"), 0, "convert", "--mode", "minimal", "--format",
                format, "-o", target.toString(),
                "--map", "https://example.org/data/=data", "https://example.org/data/csv-metadata.json");
        return target;
    }

    private static Graph graph(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file).parse(graph);
        return graph;
    }

    private static String run(Path java, int expected, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m", "-jar", JAR.toString()));
        command.addAll(Arrays.asList(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertEquals(expected, process.exitValue(), output);
        return output;
    }
}
