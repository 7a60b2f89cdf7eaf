package org.portolan.fuseki.budget;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all queries together may hold. Thread-safe. */
public final class SharedMemory {
    private final AtomicLong free;

    /** @param bytes how much there is */
    public SharedMemory(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** Takes so many bytes; false if they are not free, and then takes none. */
    public boolean take(long bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    /** Makes what was taken free. */
    public void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}
