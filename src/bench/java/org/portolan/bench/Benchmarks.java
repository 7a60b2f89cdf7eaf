package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.jena.Jena;

/** Runs all benchmarks on the project's own tables and writes the report. */
public final class Benchmarks {
    private Benchmarks() {
    }

    /** Measures the program in the first file and writes the report to the second one. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("portolan-bench");
        try {
            Bench bench = new Bench(Path.of(arguments[0]), work, new Report(version(Path.of(arguments[0])),
                    "Jena " + Jena.VERSION + ", " + Bench.location(CsvReader.class).getFileName()));
            Path releases = work.resolve("releases");
            Path store = Files.createDirectory(work.resolve("store"));
            new StartBenchmark(bench).run(releases, store);
            new RequestBenchmark(bench).run(releases, store);
            new ConvertBenchmark(bench).run();
            bench.report().write(Path.of(arguments[1]));
        } finally {
            delete(work);
        }
    }

    private static String version(Path jar) throws IOException {
        try (JarFile program = new JarFile(jar.toFile())) {
            return "Portolan " + program.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.delete(path);
            }
        }
    }
}
