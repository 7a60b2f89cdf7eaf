package org.portolan.release.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;

/**
 * The releases that are open, and how many hold each; one that nobody holds is closed. Of those that are not the
 * current one and were asked for by name, the last few stay open for a while. Thread-safe; opening and closing is done
 * by one thread, so that no store is opened while it is being closed.
 */
final class OpenReleases {
    /** So many old releases stay open beside those that are being read. */
    private static final int MOST_SHELVED = 2;
    /** With so many open, no further old one is opened. */
    private static final int MOST_OPEN = 8;

    private final Executor keeper;
    private final Unmapping unmapping;
    private final Map<String, Held> open = new HashMap<>();
    /** Those that stay open, longest unused first, with the time of their last use. */
    private final Map<String, Long> shelved = new LinkedHashMap<>();
    private boolean isClosed;

    /**
     * Of none yet.
     *
     * @param keeper    the one thread that opens and closes
     * @param unmapping is told there when a release has been closed
     */
    OpenReleases(Executor keeper, Unmapping unmapping) {
        this.keeper = keeper;
        this.unmapping = unmapping;
    }

    /** A release that is open. */
    static final class Held {
        private volatile LiveRelease live;
        private int holders = 1;

        private Held(LiveRelease live) {
            this.live = live;
        }

        String id() {
            return live.release().id();
        }

        LiveRelease live() {
            return live;
        }
    }

    /**
     * Takes in a release that has been opened; whoever gives it is its first holder.
     *
     * @throws IllegalStateException if all are closed, and so is this one then
     */
    Held hold(LiveRelease live) {
        Held held = new Held(live);
        synchronized (this) {
            if (!isClosed) {
                open.put(held.id(), held);
                return held;
            }
        }
        live.close();
        throw new IllegalStateException("the releases are closed");
    }

    /**
     * Holds a release once more, if it is open. If it has been made again meanwhile, its store holds the same, and what
     * the new manifest says is told from now on.
     */
    synchronized Optional<Held> again(Release wanted) {
        Optional<Held> known = Optional.ofNullable(open.get(wanted.id()));
        known.ifPresent(held -> {
            held.holders++;
            if (!held.live.release().manifest().equals(wanted.manifest())) {
                held.live = new LiveRelease(wanted, held.live.dataset(), held.live.texts());
            }
        });
        return known;
    }

    /** A lease on a release that somebody holds. */
    synchronized LiveSource.Lease lease(Held held) {
        held.holders++;
        return new LiveSource.Lease(held.live, () -> giveBack(held));
    }

    /** A lease on a release if it is open; one that is shelved is used now. */
    synchronized Optional<LiveSource.Lease> lease(String id) {
        if (shelved.remove(id) != null) {
            shelved.put(id, System.nanoTime());
        }
        return Optional.ofNullable(open.get(id)).map(this::lease);
    }

    /** True if one more old release may be opened. */
    synchronized boolean hasRoom() {
        return open.size() < MOST_OPEN;
    }

    /** Keeps an old release that has been opened for a while; its holder gives it into this. */
    void shelve(Held held) {
        List<Held> tooMany = new ArrayList<>();
        synchronized (this) {
            shelved.put(held.id(), System.nanoTime());
            while (shelved.size() > MOST_SHELVED) {
                String longestUnused = shelved.keySet().iterator().next();
                shelved.remove(longestUnused);
                tooMany.add(open.get(longestUnused));
            }
        }
        tooMany.forEach(this::giveBack);
    }

    /** Lets go of the shelved releases that nobody has used for so long. */
    void clear(long nanoseconds) {
        List<Held> unused = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            shelved.entrySet().removeIf(entry -> now - entry.getValue() > nanoseconds
                    && unused.add(open.get(entry.getKey())));
        }
        unused.forEach(this::giveBack);
    }

    /** Ends a hold; the last one closes the release. */
    void giveBack(Held held) {
        boolean last;
        synchronized (this) {
            last = --held.holders == 0;
        }
        if (last) {
            keeper.execute(() -> closeUnheld(held));
        }
    }

    /** Somebody may have taken it again since. */
    private void closeUnheld(Held held) {
        synchronized (this) {
            if (held.holders > 0 || open.get(held.id()) != held) {
                return;
            }
            open.remove(held.id());
        }
        held.live.close();
        unmapping.begin();
    }

    /** The ids of the releases that are open. */
    synchronized List<String> ids() {
        return open.keySet().stream().sorted().toList();
    }

    /**
     * Closes all, and those that are opened later as soon as they are; nobody may be reading any more.
     *
     * @throws org.portolan.release.files.ReleaseException of the first that cannot be closed, when all others are
     */
    void close() {
        List<Held> all;
        synchronized (this) {
            isClosed = true;
            all = List.copyOf(open.values());
            open.clear();
            shelved.clear();
        }
        List<RuntimeException> faults = new ArrayList<>();
        for (Held held : all) {
            try {
                held.live.close();
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
    }
}
