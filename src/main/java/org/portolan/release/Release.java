package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.check.Sha256;

/**
 * A verified folder with one state of the publication, whose data never change.
 *
 * @param folder   the folder of the release, named by its id
 * @param manifest what it says of itself
 */
public record Release(Path folder, Manifest manifest) {
    /** The id: 16 hexadecimal digits. */
    public String id() {
        return manifest.id();
    }

    /** Base IRI of the publication, ends with a slash. */
    public String base() {
        return manifest.base();
    }

    /**
     * Compares each file with the checksum that the manifest has for it.
     *
     * @throws ReleaseException that names the first file that is missing or is not what was released
     */
    public void verify() {
        for (Manifest.File file : manifest.files()) {
            verify(folder.resolve(file.name()), file);
        }
    }

    private static void verify(Path path, Manifest.File file) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new ReleaseException(path, "is missing from the release");
            }
            if (Files.size(path) != file.bytes() || !Sha256.of(path).equals(file.sha256())) {
                throw new ReleaseException(path,
                        "is damaged: it is not the file that was released (SHA-256 " + file.sha256() + ")");
            }
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(path, "cannot be read", e);
        }
    }
}
