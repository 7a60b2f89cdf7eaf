package org.portolan.release.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.portolan.release.manifest.Release;

/**
 * Reads the files of the release that serves, and those of the history, every so often and compares them with their
 * checksums: a disk may lose what nobody reads for long. It reads so slowly that nobody else waits for the disk, and
 * keeps no release from being closed or removed. Thread-safe.
 */
final class Rereading implements AutoCloseable {
    private static final long BYTES_A_SECOND = 4_000_000;

    private final Releases releases;
    private final Supplier<String> serving;
    private final Consumer<String> log;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread reader = new Thread(work, "rereading");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        return reader;
    });
    private volatile Found found = new Found("", List.of());

    /** What was damaged when a release was read last. */
    private record Found(String id, List<String> faults) {
    }

    /**
     * Reads nothing yet.
     *
     * @param serving the id of the release that serves
     * @param log     hears of each damaged file, once
     */
    Rereading(Releases releases, Supplier<String> serving, Consumer<String> log) {
        this.releases = releases;
        this.serving = serving;
        this.log = log;
    }

    /** Reads all so long from now on, and again so long after that. */
    void every(Duration pause) {
        thread.scheduleWithFixedDelay(this::read, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Reads all now, if something was damaged: it may be mended. */
    void lookAgain() {
        if (!found.faults().isEmpty()) {
            thread.execute(this::read);
        }
    }

    /** What was damaged when the release that serves was read last, in a sentence each that begins with the file. */
    List<String> damaged() {
        Found last = found;
        return last.id().equals(serving.get()) ? last.faults() : List.of();
    }

    private void read() {
        try {
            String id = serving.get();
            List<String> faults = new ArrayList<>(faults(id));
            faults.addAll(new History(releases).faults(Rereading::rest));
            if (id.equals(serving.get())) { // else it may have been removed meanwhile
                List<String> known = damaged();
                found = new Found(id, List.copyOf(faults));
                faults.stream().filter(fault -> !known.contains(fault)).forEach(log);
                known.stream().filter(fault -> !faults.contains(fault))
                        .forEach(fault -> log.accept("mended: " + fault));
            }
        } catch (CancellationException stopping) {
            // The process is about to end.
        } catch (RuntimeException | Error fault) { // or nobody would read ever again
            log.accept("the releases could not be read again: " + fault);
        }
    }

    /** By the manifest as it is now: a release may be made again, with the same statements. */
    private List<String> faults(String id) {
        try {
            Release release = releases.open(id);
            return release.manifest().files().stream().flatMap(file -> fault(release, file).stream()).toList();
        } catch (ReleaseException damaged) {
            return List.of(damaged.getMessage());
        }
    }

    private static Optional<String> fault(Release release, Manifest.File file) {
        try {
            Release.verify(release.folder().resolve(file.name()), file, Rereading::rest);
            return Optional.empty();
        } catch (ReleaseException damaged) {
            return Optional.of(damaged.getMessage());
        }
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
