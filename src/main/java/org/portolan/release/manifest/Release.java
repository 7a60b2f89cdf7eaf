package org.portolan.release.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.IntConsumer;
import org.portolan.check.files.Sha256;
import org.portolan.release.files.ReleaseException;

/**
 * A verified folder with one state of the publication, whose data never change.
 *
 * @param folder   the folder of the release, named by its id
 * @param manifest what it says of itself
 */
public record Release(Path folder, Manifest manifest) {
    /** What an id looks like, as a regular expression. */
    public static final String ID = "[0-9a-f]{16}";
    private static final int BLOCK = 1 << 16;

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

    /** The same for one file, wherever it lies. */
    public static void verify(Path path, Manifest.File file) {
        verify(path, file, bytes -> { });
    }

    /** The same. @param pace hears after each block how many bytes were read, and may take its time */
    public static void verify(Path path, Manifest.File file, IntConsumer pace) {
        try {
            checkSize(path, file);
            check(Sha256.of(path, pace), path, file);
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(path, "cannot be read", e);
        }
    }

    /**
     * Writes a file of the release to a reader. One that is damaged is never written whole: its last bytes are held
     * back until its checksum is known.
     *
     * @param file one that the manifest lists
     * @throws ReleaseException if it is missing or is not what was released
     * @throws IOException      if the reader went away
     */
    public void write(Manifest.File file, OutputStream out) throws IOException {
        write(folder.resolve(file.name()), file, out);
    }

    /** The same for a file wherever it lies. */
    public static void write(Path path, Manifest.File file, OutputStream out) throws IOException {
        checkSize(path, file);
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] last = in.readNBytes(BLOCK);
            for (byte[] next = in.readNBytes(BLOCK); next.length > 0; next = in.readNBytes(BLOCK)) {
                digest.update(last);
                out.write(last);
                last = next;
            }
            digest.update(last);
            check(Sha256.hex(digest), path, file);
            out.write(last);
        }
    }

    private static void checkSize(Path path, Manifest.File file) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ReleaseException(path, "is missing from the release");
        }
        if (Files.size(path) != file.bytes()) {
            throw damaged(path, file);
        }
    }

    private static void check(String sum, Path path, Manifest.File file) {
        if (!sum.equals(file.sha256())) {
            throw damaged(path, file);
        }
    }

    private static ReleaseException damaged(Path path, Manifest.File file) {
        return new ReleaseException(path,
                "is damaged: it is not the file that was released (SHA-256 " + file.sha256() + ")");
    }
}
