package org.portolan.release;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the pointer of a folder of releases: when it moves, the release that it names is opened and warmed beside the
 * one that serves, new leases go to it, and the old one is closed when its last lease has been given back. What cannot
 * be opened is refused, and the one that serves goes on. Thread-safe.
 */
public final class CurrentRelease implements LiveSource, AutoCloseable {
    private static final long SECONDS_TO_STOP = 5;
    /** An old release that nobody has read for a minute is closed. */
    private static final long UNUSED_NANOSECONDS = 60_000_000_000L;
    private static final int MOST_OPENINGS = 4;
    /** So long an old release that could not be opened is not tried again, for that reads all of it. */
    private static final long BROKEN_NANOSECONDS = 60_000_000_000L;

    private final Releases releases;
    private final Consumer<LiveRelease> warm;
    private final Consumer<String> log;
    /** Does all opening and closing, so that no store is opened while it is being closed. */
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });
    private final OpenReleases open = new OpenReleases(this::later);
    private OpenReleases.Held current;
    /** Whoever waits for an old release has a thread of the server. */
    private final Semaphore openings = new Semaphore(MOST_OPENINGS);
    private final Map<String, Long> broken = new ConcurrentHashMap<>();
    private Optional<Refused> refused = Optional.empty();
    private int kept = Integer.MAX_VALUE;
    private boolean isTidy = true;

    /** A release that could not be opened when the pointer named it, and why. */
    private record Refused(Pointer pointer, String why) {
    }

    private CurrentRelease(Releases releases, Consumer<LiveRelease> warm, Consumer<String> log) {
        this.releases = releases;
        this.warm = warm;
        this.log = log;
    }

    /**
     * Opens the release that the pointer names; if it is damaged, the newest whole one, which is said in the log.
     *
     * @param warm is given each release before it serves
     * @param log  hears, in a sentence each, what changes and what is refused
     * @throws ReleaseException if there is no release, or none that is whole
     */
    public static CurrentRelease open(Releases releases, Consumer<LiveRelease> warm, Consumer<String> log) {
        CurrentRelease opened = new CurrentRelease(releases, warm, log);
        try {
            opened.start();
            return opened;
        } catch (RuntimeException none) {
            opened.close();
            throw none;
        }
    }

    private void start() {
        List<Release> all = releases.list();
        try {
            current = hold(releases.needed());
        } catch (ReleaseException damaged) {
            Pointer pointer = releases.pointerNow();
            refuse(pointer, damaged);
            current = all.stream().filter(other -> !other.id().equals(pointer.id()))
                    .flatMap(other -> whole(other).stream()).findFirst().orElseThrow(() -> damaged);
            log.accept("release %s serves in its place".formatted(current.id()));
        }
    }

    private Optional<OpenReleases.Held> whole(Release release) {
        try {
            return Optional.of(hold(release));
        } catch (ReleaseException damaged) {
            log.accept(damaged.getMessage());
            return Optional.empty();
        }
    }

    private OpenReleases.Held hold(Release release) {
        LiveRelease live = releases.openLive(release);
        try {
            warm.accept(live);
        } catch (RuntimeException | InternalError unreadable) { // an error is what the JVM makes of a torn mapped file
            live.close();
            throw ReleaseException.of(release.folder(), "the store cannot be read; make it again with: portolan "
                    + "release --rebuild " + release.id(), new IOException(unreadable));
        } catch (Error fault) { // of the process, not of the release: a later look may do better
            live.close();
            throw fault;
        }
        return open.hold(live);
    }

    /** After {@link #close}, which closes all, there is nothing left to do. */
    private void later(Runnable work) {
        try {
            keeper.execute(work);
        } catch (RejectedExecutionException stopping) {
            // see above
        }
    }

    /** Removes older releases than the newest so many, now and whenever another one goes live. */
    public CurrentRelease keep(int number) {
        keeper.execute(() -> {
            kept = number;
            isTidy = false;
            tidy();
        });
        return this;
    }

    /** Looks at the pointer again and again, so many milliseconds after each look. */
    public CurrentRelease watch(long milliseconds) {
        keeper.scheduleWithFixedDelay(() -> {
            try {
                look(false);
                open.clear(UNUSED_NANOSECONDS);
                tidy();
            } catch (RuntimeException | Error fault) { // or nobody would look ever again
                log.accept("a look at the releases failed: " + fault);
            }
        }, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
        return this;
    }

    /**
     * Looks at the pointer now, also if it names a release that was refused before.
     *
     * @return the id of the release that serves after that
     */
    public String reload() {
        try {
            keeper.submit(() -> look(true)).get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        synchronized (this) {
            return current.id();
        }
    }

    /** What goes wrong here is said, once, and changes nothing of what serves. */
    private void look(boolean again) {
        Pointer pointer = Pointer.NONE;
        try {
            pointer = releases.pointerNow();
            if (pointer.id().equals(serving())) {
                accept();
            } else if (again || !isRefused(pointer)) {
                follow(releases.needed());
            }
        } catch (RuntimeException fault) {
            refuse(pointer, fault);
        }
    }

    private synchronized String serving() {
        return current.id();
    }

    private synchronized boolean isRefused(Pointer pointer) {
        return refused.filter(known -> known.pointer().equals(pointer)).isPresent();
    }

    private synchronized void accept() {
        refused = Optional.empty();
    }

    private void refuse(Pointer pointer, RuntimeException fault) {
        Refused now = new Refused(pointer, fault.getMessage());
        boolean isNew;
        synchronized (this) {
            isNew = refused.filter(now::equals).isEmpty();
            refused = Optional.of(now);
        }
        if (isNew) {
            log.accept("refused: " + fault.getMessage());
        }
    }

    private void follow(Release wanted) {
        OpenReleases.Held next = open.again(wanted.id()).orElseGet(() -> hold(wanted));
        OpenReleases.Held old;
        synchronized (this) {
            old = current;
            current = next;
            refused = Optional.empty();
        }
        open.giveBack(old);
        isTidy = false;
        log.accept("release %s serves, after %s".formatted(next.id(), old.id()));
    }

    /**
     * Old releases that nobody reads are let go. What is still being read, here or by another process, is waited for
     * until the next look.
     */
    private void tidy() {
        if (isTidy) {
            return;
        }
        open.clear(0);
        try {
            isTidy = releases.retain(kept, open.ids());
        } catch (ReleaseException locked) {
            isTidy = false;
        }
    }

    @Override
    public synchronized Lease lease() {
        return open.lease(current);
    }

    /**
     * An old release is opened if there is room, and stays open for a while.
     *
     * @throws ReleaseException if it is damaged, which is said in the log
     */
    @Override
    public Optional<Lease> lease(String id) {
        Optional<Lease> known = open.lease(id);
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
        CompletableFuture<Optional<Lease>> opening = new CompletableFuture<>();
        try {
            keeper.execute(() -> open(id, opening));
            return opening.get();
        } catch (RejectedExecutionException stopping) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            opening.thenAccept(late -> late.ifPresent(Lease::close)); // nobody else knows of it
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof ReleaseException damaged ? damaged : new IllegalStateException(fault);
        } finally {
            openings.release();
        }
    }

    private void open(String id, CompletableFuture<Optional<Lease>> opening) {
        try {
            opening.complete(opened(id));
        } catch (RuntimeException | Error fault) { // or somebody would wait for ever
            broken.put(id, System.nanoTime());
            log.accept(String.valueOf(fault.getMessage()));
            opening.completeExceptionally(fault);
        }
    }

    private Optional<Lease> opened(String id) {
        Optional<Lease> known = open.lease(id);
        if (known.isPresent() || !open.hasRoom()) {
            return known;
        }
        OpenReleases.Held held = open.hold(releases.openLive(releases.open(id)));
        Lease lease = open.lease(held);
        open.shelve(held);
        return Optional.of(lease);
    }

    @Override
    public synchronized Optional<String> refused() {
        return refused.map(Refused::why);
    }

    /** The ids of the releases that are open: the one that serves, and those that are still being read. */
    List<String> opened() {
        return open.ids();
    }

    /** Closes all releases; nobody may be reading any more. */
    @Override
    public void close() {
        keeper.shutdown();
        try {
            keeper.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        open.close();
    }
}
