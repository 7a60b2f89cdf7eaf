package org.portolan.release.folder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portolan.check.files.Sha256;
import org.portolan.release.changes.Changes;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;

/**
 * What the history has of a release: its manifest, what it changed, and the checksums of that, as {@code sha256sum -c}
 * reads them. Entries of earlier versions have no checksums, and are taken as they are.
 *
 * @param folder holds the files; a folder that is not there is an entry without any
 */
record HistoryEntry(Path folder) {
    static final String CHANGES = "changes.json";
    static final String PATCH = "changes.rdfp.gz";
    private static final String CHECKSUMS = "changes.sha256";
    /** In place of a checksum that an earlier version did not write. */
    private static final String UNKNOWN = "";
    /** In place of one that should be there. */
    private static final String NONE = "missing from " + CHECKSUMS;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    boolean isThere() {
        return Files.isRegularFile(folder.resolve(ManifestFile.NAME));
    }

    /** @throws ReleaseException if it is damaged */
    Manifest manifest() {
        return ManifestFile.read(folder);
    }

    /**
     * What the release changed; empty if that is not known.
     *
     * @throws ReleaseException if that is damaged
     */
    Optional<Changes> changes() {
        return file(CHANGES).map(file -> {
            Path path = verified(file, bytes -> { });
            try {
                return Optional.ofNullable(JSON.readValue(path.toFile(), Changes.class))
                        .orElseThrow(() -> new IOException("it says nothing"));
            } catch (IOException e) {
                throw ReleaseException.of(path, "cannot be read", e);
            }
        });
    }

    /** The whole of that as a patch, compressed; empty if there is none. */
    Optional<Path> patch() {
        return file(PATCH).map(file -> folder.resolve(PATCH));
    }

    /**
     * Writes the patch to a reader. One that is damaged is never written whole.
     *
     * @throws ReleaseException if it is damaged
     * @throws IOException      if the reader went away
     */
    void writePatch(OutputStream out) throws IOException {
        Manifest.File file = file(PATCH).orElseThrow();
        if (file.sha256().equals(UNKNOWN)) {
            Files.copy(folder.resolve(PATCH), out);
        } else {
            Release.write(folder.resolve(PATCH), file, out);
        }
    }

    void write(Changes changes) throws IOException {
        Files.write(folder.resolve(CHANGES), JSON.writeValueAsBytes(changes));
    }

    /** Writes the checksums of the files that are there; the manifest has its own. */
    void seal() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String name : List.of(CHANGES, PATCH)) {
            if (Files.exists(folder.resolve(name))) {
                sums.append(Sha256.of(folder.resolve(name))).append("  ").append(name).append('\n');
            }
        }
        Files.writeString(folder.resolve(CHECKSUMS), sums);
    }

    /**
     * What is wrong with it, by the damaged files, in a sentence each that begins with the file; empty if nothing is.
     *
     * @param pace see {@link Release#verify(Path, Manifest.File, IntConsumer)}
     */
    SortedMap<Path, String> faults(IntConsumer pace) {
        SortedMap<Path, String> faults = new TreeMap<>();
        note(ManifestFile.NAME, this::manifest, faults);
        note(CHECKSUMS, this::checkChecksums, faults);
        if (!faults.containsKey(folder.resolve(CHECKSUMS))) { // else nothing can be said of what they are of
            note(CHANGES, this::changes, faults);
            note(PATCH, () -> file(PATCH).ifPresent(patch -> verified(patch, pace)), faults);
        }
        return faults;
    }

    private void note(String name, Runnable reading, Map<Path, String> faults) {
        try {
            reading.run();
        } catch (ReleaseException damaged) {
            faults.put(folder.resolve(name), damaged.getMessage());
        }
    }

    private void checkChecksums() {
        for (String name : List.of(CHANGES, PATCH)) {
            if (file(name).filter(file -> file.sha256().equals(NONE)).isPresent()) {
                throw new ReleaseException(folder.resolve(CHECKSUMS), "is damaged: it has no checksum of " + name);
            }
        }
    }

    private Path verified(Manifest.File file, IntConsumer pace) {
        Path path = folder.resolve(file.name());
        if (!file.sha256().equals(UNKNOWN)) {
            Release.verify(path, file, pace);
        }
        return path;
    }

    /** A file as it should be; empty if there is none and should be none. */
    private Optional<Manifest.File> file(String name) {
        Path path = folder.resolve(name);
        try {
            long bytes = Files.exists(path) ? Files.size(path) : -1;
            Map<String, String> sums = sums();
            return bytes < 0 && !sums.containsKey(name) ? Optional.empty()
                    : Optional.of(new Manifest.File(name, bytes, sums.getOrDefault(name, sums.getOrDefault("", NONE))));
        } catch (IOException e) {
            throw ReleaseException.of(path, "cannot be read", e);
        }
    }

    /** The checksums by the names of their files; by no name, that of all files if none is known. */
    private Map<String, String> sums() throws IOException {
        Path checksums = folder.resolve(CHECKSUMS);
        if (!Files.exists(checksums)) {
            return Map.of("", UNKNOWN);
        }
        return Files.readAllLines(checksums, StandardCharsets.ISO_8859_1).stream()
                .map(LINE::matcher).filter(Matcher::matches)
                .collect(Collectors.toMap(line -> line.group(2), line -> line.group(1), (one, other) -> NONE));
    }
}
