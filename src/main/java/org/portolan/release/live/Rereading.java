package org.portolan.release.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.ManifestFile;
import org.portolan.release.manifest.Release;

/**
 * Reads the files of the release that serves, and those of the history, every so often and compares them with their
 * checksums: a disk may lose what nobody reads for long. It reads so slowly that nobody else waits for the disk, and
 * keeps no release from being closed or removed. Thread-safe.
 */
final class Rereading implements AutoCloseable {
    private static final long BYTES_A_SECOND = 4_000_000;

    private final Releases releases;
    private final Supplier<Release> serving;
    private final Consumer<String> log;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread reader = new Thread(work, "rereading");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        return reader;
    });
    private volatile Found found = new Found("", Map.of(), Map.of());

    /**
     * What was damaged when it was read last, by the files.
     *
     * @param id        the release that was read
     * @param ofRelease its files, in the order of its manifest
     * @param ofHistory those of the history, whatever serves
     */
    private record Found(String id, Map<Path, String> ofRelease, Map<Path, String> ofHistory) {
        Map<Path, String> of(String serving) {
            Map<Path, String> all = new LinkedHashMap<>();
            if (id.equals(serving)) {
                all.putAll(ofRelease);
            }
            all.putAll(ofHistory);
            return all;
        }
    }

    /**
     * Reads nothing yet.
     *
     * @param serving the release that serves
     * @param log     hears of each damaged file, once
     */
    Rereading(Releases releases, Supplier<Release> serving, Consumer<String> log) {
        this.releases = releases;
        this.serving = serving;
        this.log = log;
    }

    /** What somebody else has found in the history, and told; before anything is read. */
    void know(SortedMap<Path, String> faults) {
        found = new Found("", Map.of(), new TreeMap<>(faults));
    }

    /** Reads all so long from now on, and again so long after that. */
    void every(Duration pause) {
        thread.scheduleWithFixedDelay(this::read, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads all now, if something was damaged: it may be mended. */
    void lookAgain() {
        if (!found.of(found.id()).isEmpty()) {
            thread.execute(this::read);
        }
    }

    /** What was damaged when release and history were read last, in a sentence each that begins with the file. */
    List<String> damaged() {
        return List.copyOf(found.of(serving.get().id()).values());
    }

    private void read() {
        try {
            Release served = serving.get();
            Found now = new Found(served.id(), faults(served), new History(releases).damaged(Rereading::rest));
            if (served.id().equals(serving.get().id())) { // else it may have been removed meanwhile
                Map<Path, String> known = found.of(served.id());
                Map<Path, String> faults = now.of(served.id());
                found = now;
                faults.values().stream().filter(fault -> !known.containsValue(fault)).forEach(log);
                known.keySet().stream().filter(file -> !faults.containsKey(file))
                        .forEach(file -> log.accept("mended: " + known.get(file)));
            }
        } catch (CancellationException stopping) {
            // The process is about to end.
        } catch (RuntimeException | Error fault) { // or nobody would read ever again
            log.accept("the releases could not be read again: " + fault);
        }
    }

    /**
     * By the manifest as it is now, for a release may be made again, with the same statements; by what it was when the
     * release was opened, if it is damaged since.
     */
    private Map<Path, String> faults(Release served) {
        Map<Path, String> faults = new LinkedHashMap<>();
        Release release = served;
        try {
            release = releases.open(served.id());
        } catch (ReleaseException damaged) {
            faults.put(served.folder().resolve(ManifestFile.NAME), damaged.getMessage());
        }
        for (Manifest.File file : release.manifest().files()) {
            Path path = release.folder().resolve(file.name());
            try {
                Release.verify(path, file, Rereading::rest);
            } catch (ReleaseException damaged) {
                faults.put(path, damaged.getMessage());
            }
        }
        return faults;
    }

    private static void rest(int bytes) {
        try {
            TimeUnit.MICROSECONDS.sleep(bytes * TimeUnit.SECONDS.toMicros(1) / BYTES_A_SECOND);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Reads no more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
