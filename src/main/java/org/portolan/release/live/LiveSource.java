package org.portolan.release.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portolan.release.store.LiveRelease;

/** Gives out the release that is live, for as long as somebody works with it. Thread-safe. */
public interface LiveSource {
    /**
     * A lease on the release that is live now. Whoever takes it sees this release until giving it back, whatever
     * becomes the current one meanwhile, and must not use it afterwards.
     */
    Lease lease();

    /**
     * A lease on a release by its id, whether it is the current one or an older one. Empty if there is none, or if it
     * cannot be opened now.
     */
    default Optional<Lease> lease(String id) {
        Lease lease = lease();
        if (lease.live().release().id().equals(id)) {
            return Optional.of(lease);
        }
        lease.close();
        return Optional.empty();
    }

    /** What is wrong with the release that should be live, if another one serves in its place. */
    default Optional<String> refused() {
        return Optional.empty();
    }

    /** What is damaged of the release that is live and of the history, in a sentence each; as far as it was read. */
    default List<String> damaged() {
        return List.of();
    }

    /** A source of one release, which the caller opens and closes. */
    static LiveSource of(LiveRelease live) {
        return () -> new Lease(live, () -> { });
    }

    /**
     * The right to read a release.
     *
     * @param live the release
     * @param end  is told once, when it is given back
     */
    record Lease(LiveRelease live, Runnable end) implements AutoCloseable {
        /** Whoever gives it back twice has given back his own alone. */
        public Lease {
            AtomicBoolean isGivenBack = new AtomicBoolean();
            Runnable once = end;
            end = () -> {
                if (!isGivenBack.getAndSet(true)) {
                    once.run();
                }
            };
        }

        /** Gives it back. */
        @Override
        public void close() {
            end.run();
        }
    }
}
