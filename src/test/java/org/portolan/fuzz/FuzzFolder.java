package org.portolan.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.PrefixFolders;

/** The folder of one input, which alone may be read: beside it lies a secret, and links lead out of it. */
final class FuzzFolder implements DocumentSource {
    static final String BASE = "http://example.org/data/";

    private final Path path;
    private final Path real;
    private final PrefixFolders folders;

    FuzzFolder() {
        try {
            Path outer = Files.createTempDirectory("tests-fuzz");
            path = Files.createDirectory(outer.resolve("data"));
            Path secret = Files.writeString(outer.resolve("secret.csv"), "secret\n1\n");
            Files.createSymbolicLink(path.resolve("link.csv"), secret);
            Files.createSymbolicLink(path.resolve("out"), outer);
            real = path.toRealPath();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        folders = new PrefixFolders(List.of(new PrefixFolders.Mapping(BASE, path, "")));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    void write(String name, byte[] content) {
        try {
            Files.write(path.resolve(name), content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Optional<Document> locate(String iri) {
        return folders.locate(iri);
    }

    @Override
    public InputStream open(Document document) throws IOException {
        if (!document.path().toRealPath().startsWith(real)) {
            throw new AssertionError("read outside the mapped folder: " + document.path());
        }
        return folders.open(document);
    }
}
