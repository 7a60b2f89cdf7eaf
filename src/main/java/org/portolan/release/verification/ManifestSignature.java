package org.portolan.release.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portolan.release.files.Candidate;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;

/**
 * {@code manifest.json.sig}: the publisher's signature of the bytes of the manifest, and so of every file that the
 * manifest names, as one line of base64.
 */
public final class ManifestSignature {
    /** Name of the file, beside the manifest. */
    public static final String NAME = ManifestFile.SIGNATURE;

    private ManifestSignature() {
    }

    /** Signs the manifest of a candidate. */
    public static void write(Path candidate, SigningKey key) throws IOException {
        Files.writeString(candidate.resolve(NAME), text(candidate, key));
    }

    /**
     * Signs a release that is there already, unless this key has; the caller holds the lock of its folder. What is
     * signed is verified first.
     *
     * @return whether there is a new signature
     * @throws ReleaseException if the release is not what its manifest says, or cannot be signed
     */
    public static boolean sign(Release release, SigningKey key) {
        try {
            if (isBy(key, release.folder())) {
                return false;
            }
            List<String> faults = new Verification(ReleaseSource.of(release.folder()), Optional.empty()).verify()
                    .faults();
            if (!faults.isEmpty()) {
                throw new ReleaseException(release.folder(), "is not signed, for " + faults.get(0));
            }
            replace(release.folder(), key);
            return true;
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException e) {
            throw ReleaseException.of(release.folder(), "cannot be signed", e);
        }
    }

    /** Whether the manifest of a release is signed by this key, and the signature whole. */
    private static boolean isBy(SigningKey key, Path release) throws IOException {
        Path file = release.resolve(NAME);
        return Files.isRegularFile(file) && Files.readString(file).equals(text(release, key));
    }

    /** Readers see no signature, or the old one, or the new one. */
    private static void replace(Path release, SigningKey key) throws IOException {
        Durable.replace(release.resolve(NAME), Candidate.beside(release.resolveSibling(NAME)), text(release, key),
                "is there");
    }

    private static String text(Path release, SigningKey key) throws IOException {
        return key.sign(Files.readAllBytes(release.resolve(ManifestFile.NAME))) + "\n";
    }
}
