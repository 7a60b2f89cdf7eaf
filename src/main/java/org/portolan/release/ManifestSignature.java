package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code manifest.json.sig}: the publisher's signature of the bytes of the manifest, and so of every file that the
 * manifest names, as one line of base64.
 */
public final class ManifestSignature {
    /** Name of the file, beside the manifest. */
    public static final String NAME = ManifestFile.NAME + ".sig";

    private ManifestSignature() {
    }

    /** Signs the manifest of a candidate. */
    static void write(Path candidate, SigningKey key) throws IOException {
        Files.writeString(candidate.resolve(NAME), text(candidate, key));
    }

    /** Whether the manifest of a release is signed by this key, and the signature whole. */
    static boolean isBy(SigningKey key, Path release) throws IOException {
        Path file = release.resolve(NAME);
        return Files.isRegularFile(file) && Files.readString(file).equals(text(release, key));
    }

    /**
     * Signs the manifest of a release that is there already; readers see no signature, or the old one, or the new one.
     */
    static void replace(Path release, SigningKey key) throws IOException {
        Durable.replace(release.resolve(NAME), Candidate.beside(release.resolveSibling(NAME)), text(release, key));
    }

    private static String text(Path release, SigningKey key) throws IOException {
        return key.sign(Files.readAllBytes(release.resolve(ManifestFile.NAME))) + "\n";
    }
}
