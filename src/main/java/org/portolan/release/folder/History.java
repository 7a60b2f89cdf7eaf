package org.portolan.release.folder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.portolan.release.changes.Changes;
import org.portolan.release.changes.Comparison;
import org.portolan.release.changes.RdfPatch;
import org.portolan.release.changes.ReleaseDifference;
import org.portolan.release.changes.ReleaseDumps;
import org.portolan.release.files.Candidate;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;

/**
 * What stays of each release for ever, also when its dumps are gone: {@code history/<id>/} holds its manifest, what it
 * changed of the release before it ({@code changes.json}), and the whole of that as a patch ({@code changes.rdfp.gz}).
 * An entry is put in place as a whole and never changed; one that is absent or damaged is made from the dumps, if they
 * are there.
 */
public final class History {
    /** So many things of each kind of change are kept to be told in words; the patch has all. */
    private static final int MOST = 100;
    private static final String FOLDER = "history";
    private static final int BUFFER = 1 << 16;

    private final Releases releases;
    private final Path folder;

    /** The history of a folder of releases. */
    public History(Releases releases) {
        this.releases = releases;
        this.folder = releases.folder().resolve(FOLDER);
    }

    /** The history of the folder that a release lies in. */
    public static History around(Release release) {
        return new History(new Releases(release.folder().toAbsolutePath().getParent()));
    }

    /**
     * A release that there is or has been.
     *
     * @param id      its id
     * @param built   when it was made (ISO 8601, UTC)
     * @param triples number of statements in its default graph
     */
    public record Entry(String id, String built, long triples) {
        private static Entry of(Manifest manifest) {
            return new Entry(manifest.id(), manifest.built(), manifest.triples());
        }
    }

    Path folder() {
        return folder;
    }

    /**
     * All releases that are or have been live, newest first. Each manifest is read; {@link #state} tells when to do so
     * again.
     */
    public List<Entry> entries() {
        Map<String, Manifest> known = new TreeMap<>();
        ids().stream().filter(id -> !releases.isUnseen(id))
                .forEach(id -> readable(id).ifPresent(manifest -> known.put(id, manifest)));
        releases.list().forEach(release -> known.putIfAbsent(release.id(), release.manifest()));
        return Chronology.newestFirst(known.values(), Function.identity()).stream().map(Entry::of).toList();
    }

    /** Empty if the manifest is damaged: one entry less is better than none at all. */
    private Optional<Manifest> readable(String id) {
        try {
            return Optional.of(ManifestFile.read(folder.resolve(id)));
        } catch (ReleaseException damaged) {
            return Optional.empty();
        }
    }

    /** Changes whenever a release is made or removed, or another one is live. */
    public String state() {
        try {
            return releases.pointer().orElse("") + " " + Files.getLastModifiedTime(releases.folder()) + " "
                    + (Files.exists(folder) ? Files.getLastModifiedTime(folder) : "");
        } catch (IOException e) {
            throw ReleaseException.of(folder, "cannot be read", e);
        }
    }

    /** When {@code current} was written, to the millisecond: what it names became the current release then at last. */
    public Instant pointed() {
        return releases.pointerNow().written().toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The manifest of a release that is or has been live.
     *
     * @throws ReleaseException if it is damaged
     */
    public Optional<Manifest> manifest(String id) {
        Optional<HistoryEntry> entry = entry(id).filter(known -> !releases.isUnseen(id));
        Optional<Manifest> entered = entry.flatMap(known -> readable(id));
        Optional<Manifest> found = entered.or(() -> kept(id).map(Release::manifest));
        return found.isPresent() ? found : entry.map(HistoryEntry::manifest);
    }

    /** The release, if its dumps are there still. */
    public Optional<Release> kept(String id) {
        Path path = releases.folder().resolve(id);
        try {
            return id.matches(Release.ID) && Files.isDirectory(path) && !releases.isUnseen(id)
                    ? Optional.of(releases.open(id)) : Optional.empty();
        } catch (ReleaseException fault) {
            if (Files.isDirectory(path)) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    /**
     * What a release changed of the one before it; empty if that is not known.
     *
     * @throws ReleaseException if that is damaged
     */
    public Optional<Changes> changes(String id) {
        return entry(id).flatMap(HistoryEntry::changes);
    }

    /** The same as a patch, compressed; empty for the first release and if it is not known. */
    public Optional<Path> patch(String id) {
        return entry(id).flatMap(HistoryEntry::patch);
    }

    /**
     * Writes the patch of a release to a reader.
     *
     * @throws ReleaseException if it is damaged; then not all of it has been written
     * @throws IOException      if the reader went away
     */
    public void writePatch(String id, OutputStream out) throws IOException {
        entry(id).orElseThrow().writePatch(out);
    }

    /** What is damaged in the history, in a sentence for each file that begins with the file. */
    public List<String> faults() {
        return List.copyOf(damaged(bytes -> { }).values());
    }

    /** The same, by the files. @param pace hears after each block of a patch how many bytes were read, and may rest */
    public SortedMap<Path, String> damaged(IntConsumer pace) {
        SortedMap<Path, String> faults = new TreeMap<>();
        ids().forEach(id -> entry(id).ifPresent(entry -> faults.putAll(entry.faults(pace))));
        return faults;
    }

    /** What is damaged of a release in the history, in a sentence for each file that begins with the file. */
    public List<String> faults(String id) {
        return entry(id).map(entry -> List.copyOf(entry.faults(bytes -> { }).values())).orElse(List.of());
    }

    /**
     * What only releases describe that the current one does not follow: it was gone back to, and they are behind it
     * no more. Each patch of theirs is read, within a read of the store; {@link #state} tells when to do so again.
     *
     * @return the newest release that describes it, by IRIs below {@code {base}id/}
     */
    public Map<String, String> withdrawn(LiveRelease current) {
        return new WithdrawnThings(this, current).find();
    }

    /** Whether an entry can be made that is absent or damaged. @param damaged ids of entries */
    boolean isIncomplete(Set<String> damaged) {
        return releases.all().stream().anyMatch(release -> !isKnown(release.id()) || damaged.contains(release.id()));
    }

    /**
     * Makes the entries that are absent or damaged; the caller holds the lock. A release is compared with the one that
     * it names as the one before it, or with the next older one that is there. One whose dumps are damaged, or were
     * compared with damaged ones, is entered with its manifest alone.
     */
    void complete() {
        List<Release> newestFirst = releases.all();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Release release = newestFirst.get(i);
            List<Release> older = newestFirst.subList(i + 1, newestFirst.size());
            Optional<Release> previous = older.stream()
                    .filter(one -> one.id().equals(release.manifest().previous())).findFirst();
            if (!isKnown(release.id())) {
                enter(release, previous.or(() -> older.stream().findFirst()));
            } else if (!faults(release.id()).isEmpty()) {
                enterAgain(release, previous);
            }
        }
    }

    /** An entry that is damaged is better than one that says less or something else. */
    private void enterAgain(Release release, Optional<Release> previous) {
        boolean isTheSame = previous.isPresent() || release.manifest().previous().isEmpty();
        if (isTheSame && isWhole(release) && previous.filter(other -> !isWhole(other)).isEmpty()) {
            enter(release, previous);
        }
    }

    private void enter(Release release, Optional<Release> previous) {
        try {
            Files.createDirectories(folder);
            try (Candidate candidate = Candidate.in(releases.folder())) {
                ManifestFile.copy(release.folder(), candidate.folder());
                writeChanges(new HistoryEntry(candidate.folder()), release, previous);
                candidate.moveTo(folder.resolve(release.id()));
            }
            Durable.force(releases.folder());
        } catch (IOException e) {
            throw ReleaseException.of(folder.resolve(release.id()), "cannot be written", e);
        }
    }

    private static void writeChanges(HistoryEntry entry, Release release, Optional<Release> previous)
            throws IOException {
        Path patch = entry.folder().resolve(HistoryEntry.PATCH);
        try {
            entry.write(previous.isPresent() ? writePatch(patch, new ReleaseDifference(previous.get(), release))
                    : Comparison.first(new ReleaseDumps(release)));
        } catch (ReleaseException fault) {
            if (isWhole(release) && previous.filter(other -> !isWhole(other)).isEmpty()) {
                throw fault;
            }
            Files.deleteIfExists(patch);
        }
        entry.seal();
    }

    private static Changes writePatch(Path target, ReleaseDifference difference) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(target), BUFFER), BUFFER)) {
            RdfPatch patch = difference.patch(out);
            Changes changes = difference.changes(MOST, Optional.of(patch));
            patch.commit();
            return changes;
        }
    }

    private static boolean isWhole(Release release) {
        try {
            release.verify();
            return true;
        } catch (ReleaseException damaged) {
            return false;
        }
    }

    /** Whether the release is entered. */
    boolean isKnown(String id) {
        return entry(id).isPresent();
    }

    private Optional<HistoryEntry> entry(String id) {
        return Optional.of(id).filter(known -> known.matches(Release.ID))
                .map(known -> new HistoryEntry(folder.resolve(known))).filter(HistoryEntry::isThere);
    }

    /** Of all that are entered, whatever has become of them. */
    List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).filter(this::isKnown).toList();
        } catch (IOException e) {
            throw ReleaseException.of(folder, "cannot be read", e);
        }
    }
}
