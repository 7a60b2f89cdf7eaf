package org.portolan.fuseki;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.jena.sparql.exec.QueryExec;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.Measure;

/**
 * A query that runs, as its watchdog sees it: how long it may, how long the client has taken to read, and whether the
 * client is there.
 */
final class Run {
    /** To take one piece of a result; slower readers do not read. */
    private static final long PIECE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private final QueryExec query;
    private final Budget budget;
    private final Optional<ClientConnection> client;
    private final long mostDelivery;
    private long end;
    private long delivery;
    private long writingSince;
    private boolean isWriting;
    private boolean isOver;

    Run(QueryExec query, Budget budget, Optional<ClientConnection> client, Limits limits) {
        this.query = query;
        this.budget = budget;
        this.client = client;
        mostDelivery = limits.delivery().toNanos();
        end = System.nanoTime() + limits.time().toNanos();
    }

    /** What goes to the client. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /** Writes a piece of the result; the time that it takes is the client's. */
    void deliver(Writing piece) throws IOException {
        long start = System.nanoTime();
        begin(start);
        try {
            piece.write();
        } finally {
            end(System.nanoTime() - start);
        }
    }

    private synchronized void begin(long now) {
        writingSince = now;
        isWriting = true;
    }

    private synchronized void end(long taken) {
        isWriting = false;
        delivery += taken;
        end += taken;
    }

    /** Nothing of it is touched from now on. */
    synchronized void finish() {
        isOver = true;
    }

    /**
     * Looks whether it may go on.
     *
     * @param now    as of {@link System#nanoTime}
     * @param aborts does what may have to wait for the query
     */
    synchronized void look(long now, Executor aborts) {
        if (isOver || budget.ended().isPresent()) {
            return;
        }
        if (isWriting) {
            long taken = now - writingSince;
            if (taken > PIECE_NANOS || delivery + taken > mostDelivery) {
                budget.end(Measure.DELIVERY);
                client.ifPresent(ClientConnection::reset);
                aborts.execute(query::abort);
            }
        } else if (now - end > 0) {
            budget.end(Measure.TIME);
            aborts.execute(query::abort);
        } else if (client.filter(ClientConnection::isGone).isPresent()) {
            budget.end(Measure.CLIENT);
            aborts.execute(query::abort);
        }
    }
}
