package org.portolan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.apache.jena.Jena;

/** Runs all benchmarks on the project's own tables and writes the report. */
public final class Benchmarks {
    private Benchmarks() {
    }

    /**
     * Measures the program in the first file and writes the report to the second one; with {@code -Dbench.only=} and
     * {@code serving}, {@code checks}, {@code releases}, {@code endpoint} or {@code conversions} these alone.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("portolan-bench");
        try {
            Bench bench = new Bench(Path.of(arguments[0]), work, new Report(version(Path.of(arguments[0])),
                    "Jena " + Jena.VERSION + ", " + Bench.location(CsvReader.class).getFileName()));
            Path releases = work.resolve("releases");
            Path store = Files.createDirectory(work.resolve("store"));
            String only = System.getProperty("bench.only", "");
            if ("serving".startsWith(only)) {
                new StartBenchmark(bench).run(releases, store);
                new RequestBenchmark(bench).run(releases, store);
            }
            if ("checks".startsWith(only)) {
                new ChainBenchmark(bench).run();
                new CheckBenchmark(bench).run();
            }
            if ("releases".startsWith(only)) {
                new ReleaseBenchmark(bench).run();
            }
            if ("endpoint".startsWith(only)) {
                new EndpointBenchmark(bench).run();
            }
            if ("conversions".startsWith(only)) {
                new ConvertBenchmark(bench).run();
                InnerParts.run(bench);
            }
            bench.report().write(Path.of(arguments[1]));
        } finally {
            Bench.delete(work);
        }
    }

    private static String version(Path jar) throws IOException {
        try (JarFile program = new JarFile(jar.toFile())) {
            return "Portolan " + program.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }
}
