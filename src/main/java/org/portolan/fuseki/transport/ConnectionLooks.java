package org.portolan.fuseki.transport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every open connection twice a second, and remembers something of each.
 *
 * @param <S> what is remembered
 */
abstract class ConnectionLooks<S> extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLooks.class);
    private static final long EVERY_MILLIS = 500;

    private final ServerConnector connector;
    private final S beginning;
    private final Map<EndPoint, S> seen = new HashMap<>();
    private volatile Scheduler.Task next = () -> true;

    /** @param beginning what is remembered of a connection that is new */
    ConnectionLooks(ServerConnector connector, S beginning) {
        this.connector = connector;
        this.beginning = beginning;
    }

    /**
     * Looks at one connection.
     *
     * @param known what is remembered of it
     * @param now   in nanoseconds, never 0
     * @return what is to be remembered
     */
    abstract S look(EndPoint client, S known, long now);

    /** True if the server takes no connection any more, and waits for those that are there. */
    final boolean isEnding() {
        return connector.isShutdown();
    }

    /** True if requests wait for a thread: then whoever holds one has less patience. */
    final boolean isShortOfThreads() {
        return connector.getServer().getThreadPool().isLowOnThreads();
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
            long now = System.nanoTime() | 1;
            Set<EndPoint> open = new HashSet<>(connector.getConnectedEndPoints());
            seen.keySet().retainAll(open);
            open.stream().filter(client -> client.getConnection() != null)
                    .forEach(client -> seen.put(client, look(client, seen.getOrDefault(client, beginning), now)));
        } catch (RuntimeException | Error fault) { // or nobody would look ever again
            LOG.error("a look at the connections failed", fault);
        } finally {
            if (isRunning() || isStarting()) {
                schedule();
            }
        }
    }
}
