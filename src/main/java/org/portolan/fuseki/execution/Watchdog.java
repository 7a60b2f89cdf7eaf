package org.portolan.fuseki.execution;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the queries that run, a few times a second, and ends those whose time is up or whose client has gone. It
 * only says so: the query meets its budget at its next step. Jena's own way to abort comes on top, for a sort listens
 * to that alone; it waits for a lock that a query holds as it begins, so it has threads of its own.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final Thread clock = daemon(this::lookAgainAndAgain);
    private final ExecutorService aborts = Executors.newCachedThreadPool(Watchdog::daemon);
    private volatile boolean isClosed;

    Watchdog() {
        clock.start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "query-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    /** A schedule of Java's would end with the first error, such as that there is no memory, and watch no more. */
    private void lookAgainAndAgain() {
        while (!isClosed) {
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                look();
            } catch (InterruptedException closed) {
                return;
            } catch (Throwable e) { // nothing is made here, for there may be no memory to make it
                continue;
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (Run run : runs) {
            try {
                run.look(now, aborts);
            } catch (RuntimeException e) { // the others are still to be watched, and this one at the next look
                LOG.error("a query cannot be watched", e);
            } catch (Error e) { // of memory most likely: it is looked at again, and so are the others
                continue;
            }
        }
    }

    /** What is watched. */
    @FunctionalInterface
    interface Work {
        void go() throws IOException;
    }

    /** Watches a run while it works. */
    void watch(Run run, Work work) throws IOException {
        runs.add(run);
        try {
            work.go();
        } finally {
            run.finish();
            runs.remove(run);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        clock.interrupt();
        aborts.shutdown();
        try {
            clock.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
