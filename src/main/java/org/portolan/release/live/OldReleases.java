package org.portolan.release.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.History;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.ReleaseCaches;

/**
 * Opens releases that are not the current one for those who ask for them by name, if there is room; they stay open for
 * a while. What takes long is done beside the keeper's work, one release after the other. Thread-safe.
 */
final class OldReleases {
    /** Whoever waits for an old release has a thread of the server. */
    private static final int MOST_OPENINGS = 4;
    /** So long an old release that could not be opened is not tried again, for that reads all of it. */
    private static final long BROKEN_NANOSECONDS = 60_000_000_000L;

    private final Releases releases;
    private final OpenReleases open;
    private final Executor keeper;
    private final Consumer<String> log;
    /** Verifies, and makes again what is stale. */
    private final ExecutorService preparing = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "old releases");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore openings = new Semaphore(MOST_OPENINGS);
    private final Map<String, Long> broken = new ConcurrentHashMap<>();

    /**
     * Opens nothing yet.
     *
     * @param keeper opens what has been prepared; rejects when all is being closed
     * @param log    hears what cannot be opened
     */
    OldReleases(Releases releases, OpenReleases open, Executor keeper, Consumer<String> log) {
        this.releases = releases;
        this.open = open;
        this.keeper = keeper;
        this.log = log;
    }

    /** See {@link CurrentRelease#lease(String)}. */
    Optional<LiveSource.Lease> lease(String id) {
        Optional<LiveSource.Lease> known = open.lease(id);
        if (known.isPresent() || new History(releases).kept(id).isEmpty()) {
            return known;
        }
        Long failed = broken.get(id);
        if (failed != null && System.nanoTime() - failed < BROKEN_NANOSECONDS) {
            throw new ReleaseException(releases.folder().resolve(id), "could not be opened a moment ago");
        }
        if (!openings.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<LiveSource.Lease>> opening = new CompletableFuture<>();
        try {
            preparing.execute(() -> open(id, opening));
            return opening.get();
        } catch (RejectedExecutionException stopping) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            opening.thenAccept(late -> late.ifPresent(LiveSource.Lease::close)); // nobody else knows of it
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof ReleaseException damaged ? damaged : new IllegalStateException(fault);
        } finally {
            openings.release();
        }
    }

    private void open(String id, CompletableFuture<Optional<LiveSource.Lease>> opening) {
        try {
            opening.complete(prepared(id));
        } catch (RejectedExecutionException stopping) {
            opening.complete(Optional.empty());
        } catch (CompletionException fault) {
            fail(id, opening, fault.getCause());
        } catch (RuntimeException | Error fault) { // or somebody would wait for ever
            fail(id, opening, fault);
        }
    }

    private void fail(String id, CompletableFuture<Optional<LiveSource.Lease>> opening, Throwable fault) {
        broken.put(id, System.nanoTime());
        log.accept(String.valueOf(fault.getMessage()));
        opening.completeExceptionally(fault);
    }

    private Optional<LiveSource.Lease> prepared(String id) {
        Optional<LiveSource.Lease> known = open.lease(id);
        if (known.isPresent() || !open.hasRoom()) {
            return known;
        }
        Release release = releases.open(id);
        release.verify();
        ReleaseCaches caches = new ReleaseCaches(release);
        caches.refresh();
        return CompletableFuture.supplyAsync(() -> opened(id, caches), keeper).join();
    }

    private Optional<LiveSource.Lease> opened(String id, ReleaseCaches caches) {
        Optional<LiveSource.Lease> known = open.lease(id);
        if (known.isPresent() || !open.hasRoom()) {
            return known;
        }
        OpenReleases.Held held = open.hold(caches.open());
        LiveSource.Lease lease = open.lease(held);
        open.shelve(held);
        return Optional.of(lease);
    }

    /** Opens no more. */
    void close() {
        preparing.shutdown();
    }
}
