package org.portolan.check.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the files of a publication: the tables with their descriptions, and all of the ontology. Hidden files take no
 * part.
 */
public final class InputFiles {
    private InputFiles() {
    }

    /** All input files, sorted by name. */
    public static List<InputFile> list(Path data, Path ontology) {
        return Stream.concat(below(data, "data/", 1).filter(file -> isTableOrDescription(file.name())),
                        below(ontology, "ontology/", Integer.MAX_VALUE))
                .sorted(Comparator.comparing(InputFile::name)).toList();
    }

    /** The SHA-256 of each file by its name, in the order of the names. */
    public static SortedMap<String, String> checksums(List<InputFile> files) {
        SortedMap<String, String> checksums = new TreeMap<>();
        files.forEach(file -> checksums.put(file.name(), file.sha256()));
        return Collections.unmodifiableSortedMap(checksums);
    }

    /** A path below its folder with {@code /} between the names, on every system. */
    public static String relative(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isTableOrDescription(String name) {
        return name.endsWith(".csv") || name.equals("data/csv-metadata.json") || name.equals("data/dataset.ttl");
    }

    private static Stream<InputFile> below(Path folder, String name, int depth) {
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !("/" + relative(folder, path)).contains("/."))
                    .map(path -> new InputFile(name + relative(folder, path), path, sha256(path)))
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path path) {
        try {
            return Sha256.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
