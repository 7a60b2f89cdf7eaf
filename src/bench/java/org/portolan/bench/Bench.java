package org.portolan.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the benchmarks work with.
 *
 * @param jar    the program
 * @param work   an empty folder for what they write
 * @param report the report
 */
record Bench(Path jar, Path work, Report report) {
    /** Words after {@code java} that make Portolan check, release and serve. */
    List<String> portolan(Path releases) {
        return List.of("-jar", jar.toString(), "--releases", releases.toString(), "--port", "{port}");
    }

    /** Words after {@code java} that start one of the programs for comparison, with the libraries of the same jar. */
    List<String> limit(Class<?> program, String... arguments) {
        String path = Stream.of(location(program), jar).map(Path::toString)
                .reduce((one, other) -> one + System.getProperty("path.separator") + other).orElseThrow();
        return Stream.concat(Stream.of("-cp", path, program.getName()), Stream.of(arguments)).toList();
    }

    /** The dumps of the only release in a folder that together are all that its store holds. */
    static List<Path> dumps(Path releases) throws IOException {
        String id = Files.readString(releases.resolve("current")).strip();
        return Stream.of("data.nq.gz", "provenance.nq.gz", "catalog.nq.gz").map(releases.resolve(id)::resolve).toList();
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.delete(path);
            }
        }
    }

    /** Where a class was loaded from. */
    static Path location(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
