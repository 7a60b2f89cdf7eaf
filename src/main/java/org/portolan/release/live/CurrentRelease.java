package org.portolan.release.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Pointer;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.release.store.Store;
import org.portolan.release.store.StoreInUseException;

/**
 * Follows the pointer of a folder of releases: when it moves, the release that it names is opened and warmed beside the
 * one that serves, new leases go to it, and the old one is closed when its last lease has been given back. What cannot
 * be opened is refused, and the one that serves goes on. Thread-safe.
 */
public final class CurrentRelease implements LiveSource, AutoCloseable {
    private static final long SECONDS_TO_STOP = 5;
    /** An old release that nobody has read for a minute is closed. */
    private static final long UNUSED_NANOSECONDS = 60_000_000_000L;
    /** A server that is told to end has so long, and some more, for the answers that are under way. */
    private static final long PATIENCE_NANOSECONDS = 90_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOSECONDS = 200_000_000L;

    private final Releases releases;
    private final Consumer<LiveRelease> warm;
    private final Consumer<String> log;
    /** Does all connecting and closing, so that no store is opened while it is being closed. */
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });
    private final Unmapping unmapping = new Unmapping();
    private final OpenReleases open = new OpenReleases(this::later, unmapping);
    private final OldReleases old;
    private final Tidying tidying;
    private final Rereading rereading;
    private final Refusal refusal;
    private OpenReleases.Held current;
    /** What was followed last; it is looked at anew if the pointer is written anew. */
    private Pointer followed = Pointer.NONE;

    private CurrentRelease(Releases releases, Consumer<LiveRelease> warm, Consumer<String> log) {
        this.releases = releases;
        this.warm = warm;
        this.log = log;
        this.refusal = new Refusal(log);
        this.old = new OldReleases(releases, open, keeper, log);
        this.tidying = new Tidying(releases, open, log);
        this.rereading = new Rereading(releases, this::served, log);
    }

    /**
     * Opens the release that the pointer names; if it is damaged, the newest whole one, which is said in the log. One
     * that another process has open is waited for.
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
        } catch (RuntimeException | Error none) {
            opened.close();
            throw none;
        }
    }

    private void start() {
        List<Release> all = releases.list();
        Pointer pointer = releases.pointerNow();
        try {
            current = holdWhenFree(releases.needed());
            followed = pointer;
        } catch (StoreInUseException notDamaged) {
            throw notDamaged;
        } catch (ReleaseException damaged) {
            refusal.refuse(pointer, damaged);
            current = all.stream().filter(other -> !other.id().equals(pointer.id()))
                    .flatMap(other -> whole(other).stream()).findFirst().orElseThrow(() -> damaged);
            log.accept("release %s serves in its place".formatted(current.id()));
        }
    }

    /** The server before this one may still be answering its last requests. */
    private OpenReleases.Held holdWhenFree(Release release) {
        try {
            return hold(release);
        } catch (StoreInUseException other) {
            log.accept(other.getMessage() + "; waiting until that ends");
            long end = System.nanoTime() + PATIENCE_NANOSECONDS;
            while (Store.isInUse(release.folder()) && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOSECONDS);
            }
            return hold(release);
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

    /** One that is open already may have been made again meanwhile, with the same statements, or be damaged since. */
    private OpenReleases.Held hold(Release release) {
        Optional<OpenReleases.Held> known = open.again(release);
        OpenReleases.Held held = known.orElseGet(() -> open.hold(releases.openLive(release)));
        try {
            known.ifPresent(any -> release.verify());
            warm.accept(held.live());
            return held;
        } catch (ReleaseException damaged) {
            open.giveBack(held);
            throw damaged;
        } catch (RuntimeException | InternalError unreadable) { // an error is what the JVM makes of a torn mapped file
            open.giveBack(held);
            throw ReleaseException.of(release.folder(), "the store cannot be read; make it again with: portolan "
                    + "release --rebuild " + release.id(), new IOException(unreadable));
        } catch (Error fault) { // of the process, not of the release: a later look may do better
            open.giveBack(held);
            throw fault;
        }
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
            tidying.keep(number);
            tidying.tidy();
        });
        return this;
    }

    /** Looks at the pointer again and again, so many milliseconds after each look. */
    public CurrentRelease watch(long milliseconds) {
        keeper.scheduleWithFixedDelay(() -> {
            try {
                look(false);
                open.clear(UNUSED_NANOSECONDS);
                unmapping.end();
                tidying.tidy();
            } catch (RuntimeException | Error fault) { // or nobody would look ever again
                log.accept("a look at the releases failed: " + fault);
            }
        }, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
        return this;
    }

    /**
     * Looks at the pointer now, and at the files of the release that it names, also if that was refused before. When
     * this returns, the release before is closed, unless somebody is still reading it.
     *
     * @return the id of the release that serves after that
     */
    public String reload() {
        try {
            keeper.submit(() -> look(true)).get();
            keeper.submit(() -> { }).get(); // after what the look gave the keeper to close
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        return serving();
    }

    private String serving() {
        return served().id();
    }

    private synchronized Release served() {
        return current.live().release();
    }

    /** What is damaged in the history, by the files, and has been told already: {@link #damaged} has it too. */
    public CurrentRelease knowing(SortedMap<Path, String> faults) {
        rereading.know(faults);
        return this;
    }

    /** Reads the files of the release that serves again and again, slowly, for {@link #damaged}. */
    public CurrentRelease reread(Duration pause) {
        rereading.every(pause);
        return this;
    }

    /** What goes wrong here is said, once, and changes nothing of what serves. */
    private void look(boolean again) {
        Pointer pointer = Pointer.UNKNOWN;
        try {
            pointer = releases.pointerNow();
            if (pointer.equals(followed) && !again) {
                refusal.keepOf(pointer);
            } else if (again || !refusal.isOf(pointer)) {
                follow(pointer, releases.needed());
            }
        } catch (StoreInUseException notDamaged) {
            refusal.refuse(Pointer.UNKNOWN, notDamaged); // and tried at the next look
        } catch (RuntimeException fault) {
            refusal.refuse(pointer, fault);
        }
    }

    private void follow(Pointer pointer, Release wanted) {
        OpenReleases.Held next = hold(wanted);
        OpenReleases.Held before;
        synchronized (this) {
            before = current;
            current = next;
        }
        refusal.end();
        followed = pointer;
        open.giveBack(before);
        tidying.begin();
        rereading.lookAgain();
        if (next != before) {
            log.accept("release %s serves, after %s".formatted(next.id(), before.id()));
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
        return old.lease(id);
    }

    @Override
    public Optional<String> refused() {
        return refusal.why();
    }

    @Override
    public List<String> damaged() {
        return rereading.damaged();
    }

    /** The ids of the releases that are open: the one that serves, and those that are still being read. */
    List<String> opened() {
        return open.ids();
    }

    /** Closes all releases; nobody may be reading any more. */
    @Override
    public void close() {
        old.close();
        keeper.shutdown();
        try {
            keeper.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        rereading.close();
        open.close();
    }
}
