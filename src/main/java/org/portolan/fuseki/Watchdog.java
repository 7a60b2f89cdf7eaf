package org.portolan.fuseki;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.jena.sparql.exec.QueryExec;

/** Aborts queries that go on after Jena's own time-out, which some operators do not poll: a sort, for one. */
final class Watchdog implements AutoCloseable {
    private static final long AFTER_JENA_MILLIS = 100;
    private final ScheduledThreadPoolExecutor clock;

    Watchdog() {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "query-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Aborts the query at the given time from now unless the returned task is cancelled before. */
    Future<?> endAfter(Duration time, QueryExec query) {
        return clock.schedule(query::abort, time.toMillis() + AFTER_JENA_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
