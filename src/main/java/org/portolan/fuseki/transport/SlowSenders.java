package org.portolan.fuseki.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections whose request does not get ahead: headers that are not whole after ten seconds, and bodies that
 * come with less than 512 bytes a second, or take more than half a minute. An idle time-out does not see them, since
 * they are never idle; nor need a server that ends wait for those who keep a connection and ask nothing. Jetty has a
 * setting for a least rate and does not heed it. Whoever reads the body is told by a {@link TimeoutException}, so that
 * there is an answer.
 */
final class SlowSenders extends ConnectionLooks<SlowSenders.Phase> {
    private static final long HEADERS_WITHIN = TimeUnit.SECONDS.toNanos(10);
    private static final long BODY_FREE = TimeUnit.SECONDS.toNanos(5);
    private static final long BODY_FREE_WHEN_SHORT = TimeUnit.SECONDS.toNanos(1);
    private static final long BODY_WITHIN = TimeUnit.SECONDS.toNanos(30);
    private static final long BODY_BYTES_PER_SECOND = 512;
    private static final long BODY_BYTES_PER_SECOND_WHEN_SHORT = 4096;

    SlowSenders(ServerConnector connector) {
        super(connector, new Phase(0, 0, false, 0, 0));
    }

    /**
     * What a connection does, from when it was seen to do so.
     *
     * @param in        requests that came with all headers
     * @param out       answers that began; {@code 100 Continue} is one
     * @param isHandled true if a request is; else it waits for one that is not there, or not whole
     * @param bytes     what had come when this began
     * @param since     when the first byte after that was seen, in nanoseconds; 0: not yet
     */
    record Phase(long in, long out, boolean isHandled, long bytes, long since) {
        static Phase of(Connection connection) {
            boolean isHandled = connection instanceof HttpConnection http && http.getHttpChannel().getRequest() != null;
            return new Phase(connection.getMessagesIn(), connection.getMessagesOut(), isHandled,
                    connection.getBytesIn(), 0);
        }

        boolean isSameAs(Phase other) {
            return in == other.in && out == other.out && isHandled == other.isHandled;
        }

        Phase begun(long now) {
            return since == 0 ? new Phase(in, out, isHandled, bytes, now) : this;
        }

        /** Kept open by the client for a request that has not begun to come. */
        boolean isSilent() {
            return !isHandled && since == 0;
        }

        boolean isSlow(EndPoint client, long now, boolean isShort) {
            long time = now - since;
            if (!isHandled) {
                return since != 0 && time > HEADERS_WITHIN;
            }
            long least = isShort ? BODY_BYTES_PER_SECOND_WHEN_SHORT : BODY_BYTES_PER_SECOND;
            boolean isTooLittle = time > (isShort ? BODY_FREE_WHEN_SHORT : BODY_FREE)
                    && client.getConnection().getBytesIn() - bytes < least * TimeUnit.NANOSECONDS.toSeconds(time);
            return since != 0 && client.isFillInterested() && (isTooLittle || time > BODY_WITHIN);
        }
    }

    @Override
    Phase look(EndPoint client, Phase known, long now) {
        Connection connection = client.getConnection();
        Phase seen = Phase.of(connection);
        Phase phase = seen.isSameAs(known) ? known : seen;
        if (phase.isHandled() ? client.isFillInterested() : connection.getBytesIn() > phase.bytes()) {
            phase = phase.begun(now);
        }
        if (isEnding() && phase.isSilent()) {
            client.close();
        } else if (phase.isSlow(client, now, isShortOfThreads())
                && connection.onIdleExpired(new TimeoutException("the request does not get ahead"))) {
            client.close(); // nobody is there to answer
        }
        return phase;
    }
}
