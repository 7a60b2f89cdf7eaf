package org.portolan.fuseki.transport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request does not get ahead: headers that are not whole after ten seconds, and bodies that
 * come with less than 512 bytes a second. An idle time-out does not see them, since they are never idle. Jetty has a
 * setting for a least rate and does not heed it.
 */
final class SlowSenders extends AbstractLifeCycle {
    private static final long EVERY_MILLIS = 500;
    private static final long HEADERS_WITHIN = TimeUnit.SECONDS.toNanos(10);
    private static final long BODY_FREE = TimeUnit.SECONDS.toNanos(5);
    private static final long BODY_BYTES_PER_SECOND = 512;

    private final ServerConnector connector;
    private final Map<EndPoint, Phase> phases = new HashMap<>();
    private volatile Scheduler.Task next = () -> true;

    SlowSenders(ServerConnector connector) {
        this.connector = connector;
    }

    /**
     * What a connection does, from when it was seen to do so: it waits for a request that is not there, or not whole
     * ({@code in == out}), or handles one.
     *
     * @param in    requests that came with all headers
     * @param out   requests that were answered
     * @param bytes what had come when this began
     * @param since when the first byte after that was seen, in nanoseconds; 0: not yet
     */
    private record Phase(long in, long out, long bytes, long since) {
        boolean isOf(Connection connection) {
            return in == connection.getMessagesIn() && out == connection.getMessagesOut();
        }

        Phase begun(long now) {
            return since == 0 ? new Phase(in, out, bytes, now) : this;
        }

        boolean isSlow(EndPoint client, long now) {
            long time = now - since;
            if (in == out) {
                return since != 0 && time > HEADERS_WITHIN;
            }
            return since != 0 && client.isFillInterested() && time > BODY_FREE && client.getConnection().getBytesIn()
                    - bytes < BODY_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(time);
        }
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    private void schedule() {
        next = connector.getScheduler().schedule(this::look, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            long now = System.nanoTime() | 1; // never 0
            Set<EndPoint> open = new HashSet<>(connector.getConnectedEndPoints());
            phases.keySet().retainAll(open);
            open.stream().filter(client -> client.getConnection() != null).forEach(client -> look(client, now));
        } finally {
            if (isRunning() || isStarting()) {
                schedule();
            }
        }
    }

    private void look(EndPoint client, long now) {
        Connection connection = client.getConnection();
        Phase known = phases.get(client);
        Phase phase = known == null ? new Phase(0, 0, 0, 0) : known;
        if (!phase.isOf(connection)) {
            phase = new Phase(connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn(), 0);
        }
        boolean waits = phase.in() == phase.out();
        if (waits ? connection.getBytesIn() > phase.bytes() : client.isFillInterested()) {
            phase = phase.begun(now);
        }
        phases.put(client, phase);
        if (phase.isSlow(client, now)) {
            client.close();
        }
    }
}
