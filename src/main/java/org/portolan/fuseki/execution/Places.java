package org.portolan.fuseki.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * The places in which queries run, and the queue for them: who comes first is served first, but whoever has his share
 * already lets others pass. Thread-safe.
 */
final class Places {
    private static final int PARTS_OF_QUEUE = 2;
    private final Limits.Crowd crowd;
    private final Map<String, Integer> running = new HashMap<>();
    private final Deque<Ticket> queue = new ArrayDeque<>();
    private int taken;

    /** Somebody who waits. */
    private static final class Ticket {
        private final String client;
        private boolean isServed;

        private Ticket(String client) {
            this.client = client;
        }
    }

    Places(Limits.Crowd crowd) {
        this.crowd = crowd;
    }

    /** How many queries run. */
    synchronized int taken() {
        return taken;
    }

    /** How many queries wait. */
    synchronized int waiting() {
        return queue.size();
    }

    /**
     * Takes a place; {@link #leave} gives it back.
     *
     * @param client who asks: a network address
     * @throws Refusal if there is none
     */
    synchronized void take(String client) {
        if (isFree(client)) {
            enter(client);
            return;
        }
        if (queue.stream().filter(ticket -> ticket.client.equals(client)).count() >= mostWaiting()) {
            throw refusal(client);
        }
        if (queue.size() >= crowd.waiting()) {
            throw full();
        }
        Ticket ticket = new Ticket(client);
        queue.add(ticket);
        await(ticket);
    }

    /** Of one client. */
    private long mostWaiting() {
        return Math.max(1, crowd.waiting() / PARTS_OF_QUEUE);
    }

    private void await(Ticket ticket) {
        long end = System.nanoTime() + crowd.patience().toNanos();
        try {
            while (!ticket.isServed) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw refusal(ticket.client);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            if (ticket.isServed) {
                leave(ticket.client);
            }
            Thread.currentThread().interrupt();
            throw new Refusal(Fault.FULL, "The server is stopping.");
        } finally {
            queue.remove(ticket);
        }
    }

    private Refusal refusal(String client) {
        return !isWithinShare(client) ? new Refusal(Fault.SHARE, "At most " + crowd.perClient()
                + " queries of one client run at the same time. Wait for one to end.") : full();
    }

    private static Refusal full() {
        return new Refusal(Fault.FULL, "Too many queries are running. Try again in a moment.");
    }

    synchronized void leave(String client) {
        taken--;
        running.computeIfPresent(client, (name, number) -> number == 1 ? null : number - 1);
        queue.stream().filter(ticket -> !ticket.isServed && isFree(ticket.client)).findFirst().ifPresent(next -> {
            next.isServed = true;
            enter(next.client);
            notifyAll();
        });
    }

    private void enter(String client) {
        taken++;
        running.merge(client, 1, Integer::sum);
    }

    private boolean isFree(String client) {
        return taken < crowd.concurrent() && isWithinShare(client);
    }

    private boolean isWithinShare(String client) {
        return running.getOrDefault(client, 0) < crowd.perClient();
    }
}
