package org.portolan.release;

import java.nio.file.Path;

/**
 * An immutable, verified folder with one state of the publication.
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
}
