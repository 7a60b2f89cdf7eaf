package org.portolan.fuseki.transport;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections whose request does not get ahead: headers that are not whole after ten seconds, and bodies that
 * come with less than 512 bytes a second. An idle time-out does not see them, since they are never idle. Jetty has a
 * setting for a least rate and does not heed it.
 */
final class SlowSenders extends ConnectionLooks<SlowSenders.Phase> {
    private static final long HEADERS_WITHIN = TimeUnit.SECONDS.toNanos(10);
    private static final long BODY_FREE = TimeUnit.SECONDS.toNanos(5);
    private static final long BODY_FREE_WHEN_SHORT = TimeUnit.SECONDS.toNanos(1);
    private static final long BODY_BYTES_PER_SECOND = 512;
    private static final long BODY_BYTES_PER_SECOND_WHEN_SHORT = 4096;

    SlowSenders(ServerConnector connector) {
        super(connector, new Phase(0, 0, 0, 0));
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
    record Phase(long in, long out, long bytes, long since) {
        boolean isOf(Connection connection) {
            return in == connection.getMessagesIn() && out == connection.getMessagesOut();
        }

        Phase begun(long now) {
            return since == 0 ? new Phase(in, out, bytes, now) : this;
        }

        boolean isSlow(EndPoint client, long now, boolean isShort) {
            long time = now - since;
            if (in == out) {
                return since != 0 && time > HEADERS_WITHIN;
            }
            long least = isShort ? BODY_BYTES_PER_SECOND_WHEN_SHORT : BODY_BYTES_PER_SECOND;
            return since != 0 && client.isFillInterested() && time > (isShort ? BODY_FREE_WHEN_SHORT : BODY_FREE)
                    && client.getConnection().getBytesIn() - bytes < least * TimeUnit.NANOSECONDS.toSeconds(time);
        }
    }

    @Override
    Phase look(EndPoint client, Phase known, long now) {
        Connection connection = client.getConnection();
        Phase phase = known.isOf(connection) ? known
                : new Phase(connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn(), 0);
        boolean waits = phase.in() == phase.out();
        if (waits ? connection.getBytesIn() > phase.bytes() : client.isFillInterested()) {
            phase = phase.begun(now);
        }
        if (phase.isSlow(client, now, isShortOfThreads())) {
            client.close();
        }
        return phase;
    }
}
