package org.portolan.release.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.ManifestFile;

/** Where the files of a release can be had: its folder, or a server. */
public interface ReleaseSource {
    /** Path or address of a file, as messages name it. */
    String place(String name);

    /**
     * The bytes of a file, for the caller to close; empty if it is not there.
     *
     * @param name path within the release, for example {@code data/cities.csv}
     * @throws IOException if it cannot be told; the message begins with the place
     */
    Optional<InputStream> open(String name) throws IOException;

    /** A folder. */
    static ReleaseSource of(Path folder) {
        return from(folder::resolve);
    }

    /** A manifest by itself, whatever its name is now, with a signature beside it that has {@code .sig} behind that. */
    static ReleaseSource ofManifest(Path manifest) {
        return from(name -> manifest.resolveSibling(
                manifest.getFileName() + name.substring(ManifestFile.NAME.length())));
    }

    private static ReleaseSource from(Function<String, Path> files) {
        return new ReleaseSource() {
            @Override
            public String place(String name) {
                return files.apply(name).toString();
            }

            @Override
            public Optional<InputStream> open(String name) throws IOException {
                Path file = files.apply(name);
                try {
                    return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
                } catch (IOException e) {
                    throw ReleaseException.of(file, "cannot be read", e);
                }
            }
        };
    }
}
