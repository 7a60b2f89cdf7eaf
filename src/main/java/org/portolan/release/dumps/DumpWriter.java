package org.portolan.release.dumps;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.portolan.check.files.Sha256;
import org.portolan.release.manifest.Manifest;

/**
 * Writes compressed files into a folder and takes their checksums on the way. Java's gzip header carries no time and no
 * name.
 */
public final class DumpWriter {
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    /** @param folder is there already */
    public DumpWriter(Path folder) {
        this.folder = folder;
    }

    /** What a file holds before it is compressed. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; whoever gives the stream closes it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes {@code name} in the folder. */
    public Manifest.File write(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = Sha256.digest();
        try (OutputStream raw = new DigestOutputStream(Files.newOutputStream(file), digest);
                OutputStream out = new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER), BUFFER)) {
            content.writeTo(out);
        }
        return new Manifest.File(name, Files.size(file), Sha256.hex(digest));
    }
}
