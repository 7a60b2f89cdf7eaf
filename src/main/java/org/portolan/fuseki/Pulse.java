package org.portolan.fuseki;

import java.time.Duration;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feels whether the server can answer still. Where there is no memory, any thread of Jetty may end with an error. A
 * thread of the pool is replaced; without the one that waits for bytes, or without the port, the process goes on and
 * answers nobody, and nobody hears of it. So a word goes the way of a request, through that thread into the pool and
 * back, again and again. It takes no connection, which strangers could use up.
 */
final class Pulse implements AutoCloseable {
    static final Duration BETWEEN_BEATS = Duration.ofSeconds(5);
    /** A minute without an answer; a busy server takes a second at most. */
    private static final int MOST_MISSED = 12;
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private final ServerConnector connector;
    private final Duration pause;
    private final Runnable onDeath;
    private final Thread finger = new Thread(this::feel, "pulse");
    private volatile boolean isFelt;
    private volatile boolean isClosed;

    /**
     * @param pause   between two beats
     * @param onDeath is done once, by a thread of its own, when so many were missed that there will be no more
     */
    Pulse(ServerConnector connector, Duration pause, Runnable onDeath) {
        this.connector = connector;
        this.pause = pause;
        this.onDeath = onDeath;
        finger.setDaemon(true);
    }

    void begin() {
        finger.start();
    }

    /** Beats are counted and not seconds, since a machine that was asleep has missed none. */
    private void feel() {
        int missed = 0;
        while (!isClosed && missed < MOST_MISSED) {
            try {
                isFelt = false;
                send();
                Thread.sleep(pause.toMillis());
                missed = isFelt && connector.isOpen() ? 0 : missed + 1;
            } catch (InterruptedException closed) {
                return;
            } catch (Throwable e) { // nothing is made here, for there may be no memory to make it
                missed++;
            }
        }
        if (!isClosed) {
            die();
        }
    }

    private void send() {
        connector.getSelectorManager().getBeans(ManagedSelector.class).forEach(selector ->
                selector.submit(any -> connector.getServer().getThreadPool().execute(() -> isFelt = true)));
    }

    private void die() {
        try {
            LOG.error("the server does not answer any more: its threads have ended, or its port is closed");
        } finally {
            onDeath.run();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        finger.interrupt();
    }
}
