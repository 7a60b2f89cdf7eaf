package org.portolan.csvw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * IRI prefixes mapped to folders; the longest prefix that fits wins. A path that would leave its folder, also by a
 * symbolic link, is not located. Immutable and thread-safe.
 */
public final class PrefixFolders implements DocumentSource {
    private final List<Mapping> mappings;

    /** Folders by prefix. */
    public PrefixFolders(List<Mapping> mappings) {
        this.mappings = mappings.stream()
                .sorted(Comparator.comparingInt((Mapping mapping) -> -mapping.prefix().length())).toList();
    }

    /**
     * A prefix and its folder.
     *
     * @param prefix beginning of IRIs, for example {@code https://w3id.org/iash/data/}
     * @param folder the folder that the rest of the IRI is a path in
     * @param name   how messages call the folder, for example {@code data/}; may be empty
     */
    public record Mapping(String prefix, Path folder, String name) {
    }

    @Override
    public Optional<Document> locate(String iri) {
        return mappings.stream().filter(mapping -> iri.startsWith(mapping.prefix())).findFirst()
                .flatMap(mapping -> document(iri, mapping));
    }

    private static Optional<Document> document(String iri, Mapping mapping) {
        String rest = iri.substring(mapping.prefix().length()).replaceFirst("[?#].*$", "");
        try {
            String relative = URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
            Path folder = mapping.folder().toAbsolutePath().normalize();
            Path path = folder.resolve(relative).normalize();
            return path.startsWith(folder) && !escapes(path, folder)
                    ? Optional.of(new Document(iri, path, mapping.name() + relative)) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static boolean escapes(Path path, Path folder) {
        try {
            return Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
