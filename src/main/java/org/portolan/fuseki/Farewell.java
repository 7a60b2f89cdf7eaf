package org.portolan.fuseki;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets the requests end that are under way when the server is told to end, while new ones hear 503. Connections are
 * still taken, for whoever asks {@code /health/ready} meanwhile is to hear that the server is there and not ready: a
 * connection that is refused does not say which. Thread-safe.
 */
final class Farewell extends Handler.Wrapper {
    private static final String HEALTH = "/health/";
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean isSaid;

    Farewell(Handler site) {
        super(site);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Request.getPathInContext(request).startsWith(HEALTH)) {
            return super.handle(request, response, callback);
        }
        Request.addCompletionListener(request, failure -> underWay.decrementAndGet());
        underWay.incrementAndGet(); // last, so that it is counted only if its end will be
        if (isSaid) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503,
                    "The server is ending. Ask again in a moment.");
            return true;
        }
        return super.handle(request, response, callback);
    }

    /**
     * From now on new requests hear 503. Waits for those before them to end.
     *
     * @return how much of the time is left
     */
    Duration say(Duration most) throws InterruptedException {
        isSaid = true;
        long end = System.nanoTime() + most.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
