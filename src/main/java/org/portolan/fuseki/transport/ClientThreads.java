package org.portolan.fuseki.transport;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets no client have more than so many threads: its further requests wait without one, and go on in their order.
 * Whoever reads or sends slowly on hundreds of connections keeps himself from answers, not others. Thread-safe.
 *
 * <p>Jetty's {@code ThreadLimitHandler} wants one more thread of the client's for the end of each write that waits, so
 * a client with as many slow connections as it may have threads would never be served again.
 */
public final class ClientThreads extends Handler.Wrapper {
    private final int most;
    private final Map<Client, Share> shares = new HashMap<>();

    /**
     * Stands before a site.
     *
     * @param most threads of one client
     */
    public ClientThreads(Handler site, int most) {
        super(site);
        this.most = most;
    }

    /** What a client has. */
    private static final class Share {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int threads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Client client = Client.of(request.getConnectionMetaData().getRemoteSocketAddress());
        if (enter(client, () -> go(client, request, response, callback))) {
            go(client, request, response, callback);
        }
        return true;
    }

    private void go(Client client, Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable fault) { // as Jetty does where nobody stands between
            Response.writeError(request, response, callback, fault);
        } finally {
            leave(client);
        }
    }

    private synchronized boolean enter(Client client, Runnable later) {
        Share share = shares.computeIfAbsent(client, any -> new Share());
        if (share.threads < most) {
            share.threads++;
            return true;
        }
        share.waiting.add(later);
        return false;
    }

    private synchronized void leave(Client client) {
        Share share = shares.get(client);
        if (!share.waiting.isEmpty()) {
            getServer().getThreadPool().execute(share.waiting.remove());
        } else if (--share.threads == 0) {
            shares.remove(client);
        }
    }
}
