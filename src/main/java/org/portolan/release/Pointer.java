package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What {@code current} says and since when: it may be written anew with the same id, as what was wrong has been
 * mended.
 *
 * @param id empty if there is no pointer
 */
record Pointer(String id, FileTime written) {
    static final Pointer NONE = new Pointer("", FileTime.fromMillis(0));

    /** False if there is no such file. */
    boolean isThere() {
        return !equals(NONE);
    }

    static Pointer read(Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            return new Pointer(Files.readString(file).strip(), written);
        } catch (NoSuchFileException absent) {
            return NONE;
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }
}
