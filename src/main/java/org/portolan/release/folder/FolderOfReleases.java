package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.release.files.ReleaseException;

/**
 * Where releases are to lie: a folder, or a link to one.
 *
 * @param path which need not be there
 */
record FolderOfReleases(Path path) {
    /**
     * Makes it, unless it is there.
     *
     * @throws ReleaseException if a file is in its place, or a link to nothing, or if it cannot be made
     */
    void make() {
        if (Files.isRegularFile(path)) {
            throw new ReleaseException(path, "this is a file; releases lie in a folder");
        }
        try {
            if (Files.isSymbolicLink(path) && !Files.exists(path)) {
                throw new ReleaseException(path, "is a link to " + Files.readSymbolicLink(path)
                        + ", where nothing is; make a folder there, or remove the link");
            }
            if (!Files.isDirectory(path)) { // to Java, a link to a folder is a file that is in its way
                Files.createDirectories(path);
            }
        } catch (IOException e) {
            throw ReleaseException.of(path, "the folder of releases cannot be made", e);
        }
    }
}
