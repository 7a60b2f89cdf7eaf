package org.portolan.release.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.portolan.release.files.ReleaseException;

/**
 * What {@code current} says and since when: it may be written anew with the same id, as what was wrong has been
 * mended.
 *
 * @param id empty if there is no pointer
 */
public record Pointer(String id, FileTime written) {
    /** Where no release is live. */
    public static final Pointer NONE = new Pointer("", FileTime.fromMillis(0));
    /** Stands for one that could not be read. */
    public static final Pointer UNKNOWN = new Pointer("unknown", FileTime.fromMillis(0));
    /** More than an id and the end of its line; whatever else it holds, it is no id. */
    private static final int LONGEST = 200;

    /** False if there is no such file. */
    boolean isThere() {
        return !equals(NONE);
    }

    static Pointer read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            FileTime written = Files.getLastModifiedTime(file);
            String line = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).strip();
            return new Pointer(line.replaceAll("[\\p{Cntrl}\\x80-\\x9F]", "?"), written); // terminals are told it
        } catch (NoSuchFileException absent) {
            return NONE;
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                return ofFolder(file);
            }
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }

    /** A folder in its place names no release, as wrong words do not. */
    private static Pointer ofFolder(Path file) {
        try {
            return new Pointer("a folder", Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }

    /**
     * Removes an empty folder that stands in its place.
     *
     * @throws ReleaseException if something is in it
     */
    static void makeRoom(Path file) {
        try {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw ReleaseException.of(file, "is a folder, where the file with the id of the current release should be; "
                    + "move it elsewhere", e);
        }
    }
}
