package org.portolan.release.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.release.dumps.Dump;
import org.portolan.release.dumps.StatementCount;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.ReadFile;

/**
 * Compares a release with what its manifest says: the publisher's signature, size and SHA-256 of every file, the id
 * that follows from the statements and the input, and the number of triples. Streams each file once. What else the
 * manifest says ({@code tables}, {@code rows}, when, by which program) is not computed; a signature vouches for that.
 */
public final class Verification {
    /** Far more than any manifest has; a server may send without end. */
    private static final int MOST_BYTES = 1 << 26;

    private final ReleaseSource source;
    private final Optional<VerificationKey> key;
    private final List<String> faults = new ArrayList<>();
    private long bytes;

    /** @param key the publisher's key; without one, signatures are not looked at */
    public Verification(ReleaseSource source, Optional<VerificationKey> key) {
        this.source = source;
        this.key = key;
    }

    /**
     * What was found.
     *
     * @param id     the release that it says to be
     * @param files  number of files that the manifest names
     * @param bytes  size of those that were read
     * @param faults what is not as it says, in a line each that begins with the place; empty if all is
     */
    public record Outcome(String id, int files, long bytes, List<String> faults) {
        /** Copies the list. */
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Compares all.
     *
     * @throws IOException if something cannot be read, or there is no manifest
     */
    public Outcome verify() throws IOException {
        Optional<Manifest> found = manifest();
        if (found.isEmpty()) {
            return new Outcome("", 0, 0, faults);
        }
        Manifest manifest = found.get();
        compareTables(manifest);
        for (Manifest.File file : manifest.files()) {
            verify(file, manifest);
        }
        if (manifest.files().stream().noneMatch(file -> file.name().equals(Dump.N_QUADS.fileName()))) {
            faults.add(source.place(Dump.N_QUADS.fileName()) + ": the manifest does not name it");
        }
        return new Outcome(manifest.id(), manifest.files().size(), bytes, faults);
    }

    /**
     * Compares one file that somebody has downloaded, whatever its name is now, with what the manifest says. Of files
     * that were unpacked only the statements of {@code data.nq.gz} can be compared: the id is made of them.
     *
     * @throws IOException if it or the manifest cannot be read
     */
    public Outcome verify(Path download) throws IOException {
        Optional<Manifest> found = manifest();
        if (found.isEmpty()) {
            return new Outcome("", 0, 0, faults);
        }
        Manifest manifest = found.get();
        try (InputStream in = Files.newInputStream(download)) {
            ReadFile read = ReadFile.of(in, Files.size(download));
            if (manifest.files().stream().noneMatch(read::is) && !isOfTheId(read, manifest)) {
                faults.add("%s: is no file of release %s (%s)%s".formatted(download, manifest.id(), read,
                        known(download.getFileName().toString(), manifest)));
            }
            return new Outcome(manifest.id(), manifest.files().size(), read.bytes(), faults);
        }
    }

    /** What was unpacked to statements as the id is made of them is a file of the release, too. */
    private static boolean isOfTheId(ReadFile read, Manifest manifest) {
        return read.id(manifest.input()).equals(Optional.of(manifest.id()));
    }

    /** What the manifest has of a file of this name, or of the packed one that it may come from. */
    private static String known(String name, Manifest manifest) {
        for (Manifest.File file : manifest.files()) {
            if (file.name().equals(name)) {
                return "; %s is %d bytes, SHA-256 %s".formatted(name, file.bytes(), file.sha256());
            } else if (file.name().equals(name + ".gz") && !file.name().equals(Dump.N_QUADS.fileName())) {
                return "; the manifest has the checksum of %s: compare that file, as it was before it was unpacked"
                        .formatted(file.name());
            }
        }
        return "";
    }

    /** Empty if it is not what was released, or not by that publisher: then nothing that it says is worth a look. */
    private Optional<Manifest> manifest() throws IOException {
        String place = source.place(ManifestFile.NAME);
        byte[] text = small(ManifestFile.NAME).orElseThrow(() -> new IOException(
                place + ": is not there; a release has one"));
        Optional<byte[]> checksum = small(ManifestFile.CHECKSUM);
        if (checksum.isPresent() && !ManifestFile.isChecksum(checksum.get(), text)) {
            faults.add("%s: is damaged: %s says that it is another one".formatted(place, ManifestFile.CHECKSUM));
        }
        if (key.isPresent()) {
            compareSignature(text, key.get());
        }
        try {
            return faults.isEmpty() ? Optional.of(ManifestFile.parse(text)) : Optional.empty();
        } catch (JsonProcessingException e) {
            faults.add("%s: is no manifest (%s)".formatted(place, e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private void compareSignature(byte[] text, VerificationKey publisher) throws IOException {
        String place = source.place(ManifestSignature.NAME);
        Optional<byte[]> signature = small(ManifestSignature.NAME);
        if (signature.isEmpty()) {
            faults.add(place + ": is not there; the release is not signed");
        } else if (!publisher.hasSigned(text, new String(signature.get(), StandardCharsets.ISO_8859_1))) {
            faults.add(place + ": is no signature of this manifest by the owner of that key");
        }
    }

    private Optional<byte[]> small(String name) throws IOException {
        Optional<InputStream> in = source.open(name);
        if (in.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream open = in.get()) {
            byte[] text = open.readNBytes(MOST_BYTES);
            if (open.read() >= 0) {
                throw new IOException(source.place(name) + ": has more than " + MOST_BYTES + " bytes");
            }
            return Optional.of(text);
        }
    }

    /** The tables are input, and files of the release: what is said of them twice must be the same. */
    private void compareTables(Manifest manifest) {
        Map<String, String> files = manifest.files().stream()
                .collect(Collectors.toMap(Manifest.File::name, Manifest.File::sha256, (one, other) -> ""));
        manifest.input().forEach((name, sha256) -> {
            if (!files.getOrDefault(name, sha256).equals(sha256)) {
                faults.add(source.place(ManifestFile.NAME) + ": has two checksums for " + name);
            }
        });
    }

    private void verify(Manifest.File file, Manifest manifest) throws IOException {
        if (!isWithin(file.name())) {
            faults.add(source.place(ManifestFile.NAME) + ": names a file outside of the release, \""
                    + file.name() + "\"");
            return;
        }
        Optional<InputStream> in = source.open(file.name());
        if (in.isEmpty()) {
            faults.add(source.place(file.name()) + ": is missing from the release");
            return;
        }
        try (InputStream open = in.get()) {
            StatementCount count = new StatementCount();
            boolean makesId = file.name().equals(Dump.N_QUADS.fileName());
            ReadFile read = makesId
                    ? ReadFile.ofStatements(open, file.bytes(), count) : ReadFile.of(open, file.bytes());
            bytes += read.bytes();
            if (!read.is(file)) {
                faults.add("%s: is damaged: it is not the file that was released (%s instead of %d, %s)".formatted(
                        source.place(file.name()), read, file.bytes(), file.sha256()));
            } else if (makesId && !isOfTheId(read, manifest)) {
                faults.add("%s: says release %s, but statements and input make it %s".formatted(
                        source.place(ManifestFile.NAME), manifest.id(), read.id(manifest.input()).orElseThrow()));
            } else if (makesId && count.triples() != manifest.triples()) {
                faults.add("%s: says %d triples, but %s has %d".formatted(source.place(ManifestFile.NAME),
                        manifest.triples(), file.name(), count.triples()));
            }
        }
    }

    /** Whether a name is one of a file in the folder of the release, whatever it is resolved against. */
    static boolean isWithin(String name) {
        return !name.isEmpty() && !name.matches("(?s).*[\\p{Cntrl}\\\\].*")
                && List.of(name.split("/", -1)).stream().noneMatch(part -> part.matches("\\.{0,2}"));
    }
}
