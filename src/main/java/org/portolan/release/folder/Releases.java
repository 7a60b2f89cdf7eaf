package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.release.store.ReleaseCaches;
import org.portolan.release.verification.ManifestSignature;
import org.portolan.release.verification.SigningKey;

/**
 * The folder of releases: one folder each, and {@code current}, a file of one line with the id of the one that is live.
 * Reading takes no lock; what changes the folder does. Thread-safe.
 *
 * <p>Faults of the folder are {@link ReleaseException}s that begin with the path.
 */
public final class Releases {
    private static final String CURRENT = "current";
    static final String TEMPORARY = ".new";

    private final Path folder;

    /** The releases in a folder, which need not exist until one is made. */
    public Releases(Path folder) {
        this.folder = folder;
    }

    /** Where the releases lie. */
    public Path folder() {
        return folder;
    }

    /**
     * The release that is live; empty before the first one.
     *
     * @throws ReleaseException if the pointer names no release, or a damaged one
     */
    public Optional<Release> current() {
        return pointer().map(id -> {
            if (!id.matches(Release.ID) || !Files.isDirectory(folder.resolve(id))) {
                throw new ReleaseException(folder.resolve(CURRENT), (Files.isDirectory(folder.resolve(CURRENT))
                        ? "is a folder" : "points to \"" + id + "\"") + ", which is no release here; choose one of "
                        + list().stream().map(Release::id).toList());
            }
            return open(id);
        });
    }

    /**
     * The release that is live, for those who cannot go on without one.
     *
     * @throws ReleaseException as {@link #current}; and if there is none, saying how to get one
     */
    public Release needed() {
        return current().orElseThrow(() -> new ReleaseException(folder, list().stream().findFirst()
                .map(newest -> "does not say which release is the current one; choose one of release --list, such as: "
                        + "portolan release --rollback " + newest.id())
                .orElse("holds no release; make one with: portolan release")));
    }

    /** What the pointer says, the id of a release if all is well; empty before the first release. */
    public Optional<String> pointer() {
        return Optional.of(pointerNow()).filter(Pointer::isThere).map(Pointer::id);
    }

    /** The releases with a readable manifest, newest first; {@link #open} says what is wrong with another one. */
    public List<Release> list() {
        return all().stream().filter(release -> !isUnseen(release.id())).toList();
    }

    /** What is wrong with those whose manifest cannot be read, in a sentence each that begins with the file. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Path path : folders()) {
            try {
                if (!isUnseen(path.getFileName().toString())) {
                    read(path, path.getFileName().toString());
                }
            } catch (ReleaseException damaged) {
                faults.add(damaged.getMessage());
            }
        }
        return List.copyOf(faults);
    }

    /** The releases of {@link #list}, and one that is to be live in a moment. */
    List<Release> all() {
        return Chronology.newestFirst(folders().stream().flatMap(path -> readable(path).stream()).toList(),
                Release::manifest);
    }

    /**
     * A release by its id.
     *
     * @throws ReleaseException if there is none, or no more, or its manifest is damaged
     */
    public Release open(String id) {
        Path path = folder.resolve(id);
        if (!id.matches(Release.ID) || !Files.isDirectory(path) || isUnseen(id)) {
            throw new ReleaseException(path, new History(this).isKnown(id) && !isUnseen(id)
                    ? "is dropped: dumps and store of so old a release are not kept; there are "
                    + list().stream().map(Release::id).toList() : "there is no such release");
        }
        return read(path, id);
    }

    /** Whether it was never live: its process moves the pointer in a moment, or was killed before that. */
    boolean isUnseen(String id) {
        return new UnseenRelease(folder.resolve(id)).isMarked() && !pointer().equals(Optional.of(id));
    }

    private static Release read(Path path, String id) {
        Manifest manifest = ManifestFile.read(path);
        if (!manifest.id().equals(id)) {
            throw new ReleaseException(path.resolve(ManifestFile.NAME), "is the manifest of " + manifest.id());
        }
        return new Release(path, manifest);
    }

    /**
     * A release as people name one: by its id, an unambiguous beginning of it, or its folder, which may lie elsewhere.
     *
     * @throws ReleaseException if there is none, or several
     */
    public Release find(String name) {
        Path path = Path.of(name);
        if (Files.isRegularFile(path.resolve(ManifestFile.NAME))) {
            return new Release(path, ManifestFile.read(path));
        }
        return named(name);
    }

    /**
     * A release of this folder by its id, or a beginning of it that no other one has or had.
     *
     * @throws ReleaseException if there is none, or no more, or several
     */
    public Release named(String name) {
        List<String> ids = Stream.concat(folders().stream().map(found -> found.getFileName().toString()),
                new History(this).ids().stream()).filter(id -> !name.isEmpty() && id.startsWith(name))
                .distinct().sorted().toList();
        if (ids.size() != 1) {
            throw new ReleaseException(folder, ids.isEmpty() ? "there is no release " + name
                    : "\"" + name + "\" begins the ids of " + String.join(", ", ids));
        }
        return open(ids.get(0));
    }

    /** Makes a whole, older or newer release the live one. @param name as {@link #named} takes it */
    public Release rollback(String name) {
        try (ReleaseLock lock = lock(ReleaseLock.PATIENCE)) {
            lock.check();
            Release release = named(name);
            release.verify();
            pointTo(release);
            return release;
        }
    }

    /**
     * Signs the manifest of a release that is there already, unless this key has. What is signed is verified first.
     *
     * @return whether there is a new signature
     * @throws ReleaseException if the release is not what its manifest says, or cannot be signed
     */
    public boolean signed(Release release, SigningKey key) {
        try (ReleaseLock lock = lock(ReleaseLock.PATIENCE)) {
            lock.check();
            return ManifestSignature.sign(release, key);
        }
    }

    /**
     * Makes again what follows from the dumps of a release, for example with a newer version of the store; the dumps
     * are compared with their checksums first.
     *
     * @throws ReleaseException if a file is damaged, or a process has the store open, which is named
     */
    public void rebuild(Release release) {
        try (ReleaseLock lock = lock(ReleaseLock.PATIENCE)) {
            lock.check();
            release.verify();
            new ReleaseCaches(release).rebuild();
            if (pointer().filter(release.id()::equals).isPresent()) {
                pointTo(release); // a server that refused it looks again
            }
        }
    }

    /**
     * Opens the store and the index of a release for reading, after comparing all files with their checksums; builds
     * again from the dumps what is absent or not theirs.
     *
     * @throws ReleaseException that names the damaged file, or the process that has the store open
     */
    public LiveRelease openLive(Release release) {
        release.verify();
        return new ReleaseCaches(release).open();
    }

    /**
     * Removes all releases but the newest so many, the current one, and those that somebody has open. What they
     * changed, and their manifests, stay in the history; one that cannot be entered there is not removed.
     *
     * @param number how many are kept at least
     * @param open   ids of those that this process has open
     * @return false if one is left that is to be removed when whoever has it open is done
     * @throws ReleaseException if another process makes a release just now
     */
    public boolean retain(int number, Collection<String> open) {
        return new Retention(this, number).removeOthers(open);
    }

    /**
     * Takes the lock of the folder, which is made if need be, and clears what a killed process left behind.
     *
     * @param patience how long to wait for whoever holds it
     * @throws ReleaseException if another process holds it still, saying which and since when; or if the folder cannot
     *         be written
     */
    public ReleaseLock lock(Duration patience) {
        new FolderOfReleases(folder).make();
        ReleaseLock lock = ReleaseLock.take(folder, patience);
        try {
            new LeftOvers(this).clear();
            return lock;
        } catch (IOException e) {
            lock.close();
            throw ReleaseException.of(folder, "left-overs cannot be removed", e);
        } catch (ReleaseException e) {
            lock.close();
            throw e;
        }
    }

    /** The release that is current while this one is made, or should be: the newest other one; empty for the first. */
    public String before(String id) {
        Path path = folder.resolve(id);
        Optional<String> known = Files.isDirectory(path) ? readable(path).map(release -> release.manifest().previous())
                : Optional.empty();
        return known.or(() -> newestBut(id)).orElse("");
    }

    private Optional<String> newestBut(String id) {
        List<String> others = list().stream().map(Release::id).filter(other -> !other.equals(id)).toList();
        return pointer().filter(others::contains).or(() -> others.stream().findFirst());
    }

    /**
     * Moves the pointer, when the history has the release; the caller holds the lock.
     *
     * @throws ReleaseException if the manifest is damaged, though it was not when the release was verified
     */
    public void pointTo(Release release) {
        History history = new History(this);
        history.complete();
        read(folder.resolve(release.id()), release.id());
        if (!history.isKnown(release.id())) {
            throw new ReleaseException(folder.resolve(release.id()),
                    "has no entry in the history, so it does not become the current one");
        }
        Pointer.makeRoom(folder.resolve(CURRENT));
        name(release.id());
    }

    /** Has the pointer name a release, for good; the caller holds the lock. */
    void name(String id) {
        replace(CURRENT, id, "names %s, which is live now (portolan release --rollback %s writes it once more)"
                .formatted(id, id));
        new UnseenRelease(folder.resolve(id)).reveal();
    }

    /** Gives a file of one line in the folder another line. @param outcome see {@link Durable#replace} */
    void replace(String name, String line, String outcome) {
        try {
            Durable.replace(folder.resolve(name), folder.resolve(name + TEMPORARY), line + "\n", outcome);
        } catch (IOException e) {
            throw ReleaseException.of(folder.resolve(name), "cannot be written; if the disk is full, the folders store "
                    + "and index of a release that no server has open may go, they are made again", e);
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().matches(Release.ID)).toList();
        } catch (IOException e) {
            throw ReleaseException.of(folder, "cannot be read", e);
        }
    }

    /** Empty if its manifest is damaged. */
    Optional<Release> readable(Path path) {
        try {
            return Optional.of(read(path, path.getFileName().toString()));
        } catch (ReleaseException damaged) {
            return Optional.empty();
        }
    }

    /** As {@link #pointer}, and since when it says so. */
    public Pointer pointerNow() {
        return Pointer.read(folder.resolve(CURRENT));
    }
}
