package org.portolan.fuseki.transport;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Breaks connections whose client does not read: that takes, of an answer that is there, not the next 32 KB within ten
 * seconds. Only the time counts in which the answer waits for the client. An idle time-out does not see who reads a
 * little now and then, and the answer has a thread of the server for so long. Whose connection was broken is
 * remembered, for those who write down how answers ended.
 */
public final class SlowReaders extends ConnectionLooks<SlowReaders.Taking> {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE_WHEN_SHORT = TimeUnit.SECONDS.toNanos(3);

    private final Set<EndPoint> dropped = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    SlowReaders(ServerConnector connector) {
        super(connector, new Taking(0, 0, 0));
    }

    /**
     * What a client has taken.
     *
     * @param bytes  that were given to its connection; as much as the buffer of an answer holds goes at once
     * @param waited how long what was given last has waited for it, in nanoseconds
     * @param looked when that was last seen, in nanoseconds
     */
    record Taking(long bytes, long waited, long looked) {
        Taking at(long now, boolean isWaiting, long bytesNow) {
            return isWaiting && bytes == bytesNow ? new Taking(bytes, waited + now - looked, now)
                    : new Taking(bytesNow, 0, now);
        }
    }

    @Override
    Taking look(EndPoint client, Taking known, long now) {
        boolean isWaiting = client instanceof AbstractEndPoint written && written.getWriteFlusher().isPending();
        Taking taking = known.at(now, isWaiting, client.getConnection().getBytesOut());
        if (taking.waited() > (isShortOfThreads() ? PATIENCE_WHEN_SHORT : PATIENCE)) {
            dropped.add(client);
            Reset.of(client);
        }
        return taking;
    }

    /** True if the connection of a request was broken because the client did not read. */
    public static boolean haveDropped(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        SlowReaders readers = connection.getConnector().getBean(SlowReaders.class);
        return readers != null && readers.dropped.contains(connection.getConnection().getEndPoint());
    }
}
