package org.portolan.fuseki.transport;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Breaks connections whose client does not read: that takes, of an answer that is there, less than 2 KB a second for
 * ten seconds. Only the time counts in which the answer waits for the client. An idle time-out does not see who reads a
 * little now and then, and the answer has a thread of the server for so long.
 */
final class SlowReaders extends ConnectionLooks<SlowReaders.Taking> {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);
    private static final long WINDOW_WHEN_SHORT = TimeUnit.SECONDS.toNanos(1);
    private static final long BYTES_PER_SECOND = 2048;
    private static final long BYTES_PER_SECOND_WHEN_SHORT = 4096;

    SlowReaders(ServerConnector connector) {
        super(connector, new Taking(0, 0, 0, 0));
    }

    /**
     * What a client has taken since a moment.
     *
     * @param sent    bytes that it had taken then, of all answers
     * @param waited  how long the answer waited for it since then, in nanoseconds
     * @param looked  when that was last seen, in nanoseconds
     * @param answers that had gone out
     */
    record Taking(long sent, long waited, long looked, long answers) {
        /** What went out before anything waited does not count. */
        Taking at(long now, boolean isWaiting, long sentNow) {
            return new Taking(waited == 0 ? sentNow : sent, isWaiting ? waited + now - looked : waited, now, answers);
        }

        boolean isSlow(long sentNow, long bytesPerSecond) {
            return sentNow - sent < bytesPerSecond * TimeUnit.NANOSECONDS.toSeconds(waited);
        }
    }

    @Override
    Taking look(EndPoint client, Taking known, long now) {
        MeasuredEndPoint measured = (MeasuredEndPoint) client;
        long answers = client.getConnection().getMessagesOut();
        Taking taking = known.looked() == 0 || known.answers() != answers
                ? new Taking(measured.sent(), 0, now, answers)
                : known.at(now, measured.getWriteFlusher().isPending(), measured.sent());
        boolean isShort = isShortOfThreads();
        if (taking.waited() < (isShort ? WINDOW_WHEN_SHORT : WINDOW)) {
            return taking;
        }
        if (taking.isSlow(measured.sent(), isShort ? BYTES_PER_SECOND_WHEN_SHORT : BYTES_PER_SECOND)) {
            Reset.of(client);
        }
        return new Taking(measured.sent(), 0, now, answers);
    }
}
