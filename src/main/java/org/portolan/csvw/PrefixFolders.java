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
        return within(iri, mapping).filter(document -> !escapes(document.path(), mapping.folder()));
    }

    /** The document, unless its IRI itself leads out of the folder; a symbolic link may. */
    private static Optional<Document> within(String iri, Mapping mapping) {
        String rest = iri.substring(mapping.prefix().length()).replaceFirst("[?#].*$", "");
        try {
            String relative = URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
            Path folder = mapping.folder().toAbsolutePath().normalize();
            Path path = folder.resolve(relative).normalize();
            return path.startsWith(folder) ? Optional.of(new Document(iri, path, mapping.name() + relative))
                    : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** {@inheritDoc} Where a symbolic link leads is said only if that lies in a mapped folder. */
    @Override
    public Absence absence(String iri) {
        return mappings.stream().filter(mapping -> iri.startsWith(mapping.prefix())).findFirst()
                .flatMap(mapping -> within(iri, mapping).map(Document::path)
                        .filter(path -> escapes(path, mapping.folder())).map(path -> linkOut(path, mapping)))
                .orElse(Absence.NOT_MAPPED);
    }

    private Absence linkOut(Path path, Mapping mapping) {
        boolean isBehind = !Files.isSymbolicLink(path) || escapes(path.getParent(), mapping.folder());
        return new Absence(isBehind ? "lies behind a symbolic link out of its folder"
                : "is a symbolic link out of its folder",
                "only what lies in a mapped folder, or beside a file that is named, is read",
                "name the file that the link leads to, %sor put the file itself there"
                        .formatted(mappedIri(path).map(target -> target + ", ").orElse("")));
    }

    private Optional<String> mappedIri(Path path) {
        return mappings.stream().filter(mapping -> Files.isDirectory(mapping.folder()))
                .filter(mapping -> !escapes(path, mapping.folder()))
                .map(mapping -> mapping.prefix() + real(mapping.folder()).toUri().relativize(real(path).toUri()))
                .findFirst();
    }

    private static boolean escapes(Path path, Path folder) {
        return Files.exists(path) && !real(path).startsWith(real(folder));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
