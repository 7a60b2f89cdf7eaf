package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.portolan.fuseki.guard.Limits;

/** The project's own publication with the queries of {@code src/test/resources/queries} beside its own. */
final class QuerySite {
    private QuerySite() {
    }

    static PublishedSite publish(Path folder, Limits limits) throws IOException {
        Path input = folder.resolve("input");
        copy(Path.of("data"), input.resolve("data"));
        copy(Path.of("ontology"), input.resolve("ontology"));
        copy(Path.of("src/test/resources/queries"), input.resolve("ontology/queries"));
        return new PublishedSite(folder.resolve("releases"), input, limits);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
