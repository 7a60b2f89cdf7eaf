package org.portolan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The least that knowing files costs: each is read, unpacked if it is compressed, and hashed. */
public final class Hashes {
    private Hashes() {
    }

    /** Takes files and folders. */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        for (String argument : arguments) {
            List<Path> files;
            try (Stream<Path> paths = Files.walk(Path.of(argument))) {
                files = paths.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (InputStream in = open(file); InputStream fed = new DigestInputStream(in, digest)) {
                    fed.transferTo(OutputStream.nullOutputStream());
                }
                System.out.println(digest.digest()[0]);
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
