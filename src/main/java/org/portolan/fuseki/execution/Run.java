package org.portolan.fuseki.execution;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.Measure;
import org.portolan.fuseki.budget.SpentException;
import org.portolan.fuseki.guard.Limits;

/**
 * A query that runs, as its watchdog sees it: how long it may, how long the client has taken to read, and whether the
 * client is there.
 */
final class Run {
    /** To take one piece of a result; slower readers do not read. */
    static final int PIECE_SECONDS = 5;
    /** Bytes: the most that is written at once. */
    static final int PIECE = 32 * 1024;
    private static final long PIECE_NANOS = TimeUnit.SECONDS.toNanos(PIECE_SECONDS);
    private final Runnable abort;
    private final Budget budget;
    private final ClientConnection client;
    private final long mostDelivery;
    private long deadline;
    private long delivery;
    private long writingSince;
    private boolean isWriting;
    private boolean hasBegun;
    private boolean isOver;
    private boolean isToAbort;

    /**
     * @param abort  is done when it may not go on, beside that its budget ends
     * @param budget what it spends
     * @param client who asked
     * @param limits how long it may take
     */
    Run(Runnable abort, Budget budget, ClientConnection client, Limits limits) {
        this.abort = abort;
        this.budget = budget;
        this.client = client;
        mostDelivery = limits.delivery().toNanos();
        deadline = System.nanoTime() + limits.time().toNanos();
    }

    /**
     * Writes bytes of the result; the time that it takes is the client's.
     *
     * @throws SpentException if the client takes too long, or has gone
     */
    void deliver(OutputStream out, byte[] bytes, int offset, int length) {
        for (int sent = 0; sent < length; sent += PIECE) {
            long start = System.nanoTime();
            beginPiece(start);
            try {
                out.write(bytes, offset + sent, Math.min(PIECE, length - sent));
            } catch (IOException e) {
                budget.end(Measure.CLIENT);
                budget.step();
            } finally {
                endPiece(System.nanoTime() - start);
            }
        }
    }

    private synchronized void beginPiece(long now) {
        writingSince = now;
        if (!hasBegun) {
            client.begin();
        }
        isWriting = true;
        hasBegun = true;
    }

    private synchronized void endPiece(long taken) {
        isWriting = false;
        delivery += taken;
        deadline += taken;
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
        if (isOver || !isToAbort && budget.ended().isPresent()) {
            return;
        }
        if (!isToAbort && isWriting) {
            long taken = now - writingSince;
            if (taken > PIECE_NANOS || delivery + taken > mostDelivery) {
                stop(Measure.DELIVERY);
            }
        } else if (!isToAbort && now - deadline > 0) {
            stop(Measure.TIME);
        } else if (!isToAbort && client.isGone(now, hasBegun)) {
            stop(Measure.CLIENT);
        }
        if (isToAbort) { // again the next time, if there is no memory for it now
            if (isWriting) {
                client.reset();
            }
            aborts.execute(abort);
            isToAbort = false;
        }
    }

    private void stop(Measure why) {
        isToAbort = true;
        budget.end(why);
    }
}
