package org.portolan.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the pointer of a folder of releases: when it moves, the release that it names is opened and warmed beside the
 * one that serves, new leases go to it, and the old one is closed when its last lease has been given back. What cannot
 * be opened is refused, and the one that serves goes on. Thread-safe.
 */
public final class CurrentRelease implements LiveSource, AutoCloseable {
    private static final long SECONDS_TO_STOP = 5;

    private final Releases releases;
    private final Consumer<LiveRelease> warm;
    private final Consumer<String> log;
    /** Does all opening and closing, so that no store is opened while it is being closed. */
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "releases");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Held> open = new HashMap<>();
    private Held current;
    private Optional<Refused> refused = Optional.empty();

    /** A release that is open, and how many hold it; it is one of them itself as long as it is the current one. */
    private static final class Held {
        private final LiveRelease live;
        private int leases = 1;

        Held(LiveRelease live) {
            this.live = live;
        }

        String id() {
            return live.release().id();
        }
    }

    /** A release that could not be opened when the pointer named it, and why. */
    private record Refused(String pointer, String why) {
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
        if (all.isEmpty() && releases.pointer().isEmpty()) {
            throw new ReleaseException(releases.folder(), "holds no release; make one with: portolan release");
        }
        try {
            current = hold(wanted());
        } catch (ReleaseException damaged) {
            String pointer = releases.pointer().orElse("");
            refuse(pointer, damaged);
            current = all.stream().filter(other -> !other.id().equals(pointer))
                    .flatMap(other -> whole(other).stream()).findFirst().orElseThrow(() -> damaged);
            log.accept("release %s serves in its place".formatted(current.id()));
        }
    }

    private Release wanted() {
        return releases.current().orElseThrow(() -> new ReleaseException(releases.folder(),
                "does not say which release is the current one"));
    }

    private Optional<Held> whole(Release release) {
        try {
            return Optional.of(hold(release));
        } catch (ReleaseException damaged) {
            log.accept(damaged.getMessage());
            return Optional.empty();
        }
    }

    private Held hold(Release release) {
        Held held = new Held(releases.openLive(release));
        warm.accept(held.live);
        open.put(release.id(), held);
        return held;
    }

    /** Looks at the pointer again and again, so many milliseconds after each look. */
    public CurrentRelease watch(long milliseconds) {
        keeper.scheduleWithFixedDelay(() -> look(false), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
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
        String pointer = "";
        try {
            pointer = releases.pointer().orElse("");
            if (pointer.equals(serving())) {
                accept();
            } else if (again || !isRefused(pointer)) {
                follow(wanted());
            }
        } catch (RuntimeException fault) {
            refuse(pointer, fault);
        }
    }

    private synchronized String serving() {
        return current.id();
    }

    private synchronized boolean isRefused(String pointer) {
        return refused.filter(known -> known.pointer().equals(pointer)).isPresent();
    }

    private synchronized void accept() {
        refused = Optional.empty();
    }

    private void refuse(String pointer, RuntimeException fault) {
        synchronized (this) {
            refused = Optional.of(new Refused(pointer, fault.getMessage()));
        }
        log.accept("refused: " + fault.getMessage());
    }

    private void follow(Release wanted) {
        Optional<Held> known;
        synchronized (this) {
            known = Optional.ofNullable(open.get(wanted.id()));
            known.ifPresent(held -> held.leases++);
        }
        Held next = known.orElseGet(() -> hold(wanted));
        Held old;
        synchronized (this) {
            old = current;
            current = next;
            refused = Optional.empty();
        }
        giveBack(old);
        log.accept("release %s serves, after %s".formatted(next.id(), old.id()));
    }

    @Override
    public synchronized Lease lease() {
        Held held = current;
        held.leases++;
        return new Lease(held.live, () -> giveBack(held));
    }

    @Override
    public synchronized Optional<String> refused() {
        return refused.map(Refused::why);
    }

    private void giveBack(Held held) {
        boolean last;
        synchronized (this) {
            last = --held.leases == 0;
        }
        if (last && !keeper.isShutdown()) {
            keeper.execute(() -> closeUnheld(held));
        }
    }

    /** Somebody may have taken it again since. */
    private void closeUnheld(Held held) {
        synchronized (this) {
            if (held.leases > 0 || open.get(held.id()) != held) {
                return;
            }
            open.remove(held.id());
        }
        held.live.close();
    }

    /** The ids of the releases that are open: the one that serves, and those that are still being read. */
    synchronized List<String> opened() {
        return open.keySet().stream().sorted().toList();
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
        synchronized (this) {
            open.values().forEach(held -> held.live.close());
            open.clear();
        }
    }
}
