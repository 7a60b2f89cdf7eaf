package org.portolan.fuseki.transport;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
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
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int threads;
    }

    /** A request that waits for a thread. */
    private record Waiting(Request request, Response response, Callback callback) {
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Client client = Client.of(request.getConnectionMetaData().getRemoteSocketAddress());
        Waiting one = new Waiting(request, response, callback);
        if (enter(client, one)) {
            go(client, one);
        }
        return true;
    }

    private void go(Client client, Waiting one) {
        try {
            if (!super.handle(one.request, one.response, one.callback)) {
                Response.writeError(one.request, one.response, one.callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable fault) { // as Jetty does where nobody stands between
            Response.writeError(one.request, one.response, one.callback, fault);
        } finally {
            leave(client);
        }
    }

    private synchronized boolean enter(Client client, Waiting later) {
        Share share = shares.computeIfAbsent(client, any -> new Share());
        if (share.threads < most) {
            share.threads++;
            return true;
        }
        share.waiting.add(later);
        return false;
    }

    /** Gives the thread to the next request; one that gets none, since the server is stopping, is told so. */
    private void leave(Client client) {
        for (Optional<Waiting> next = next(client); next.isPresent(); next = next(client)) {
            Waiting one = next.get();
            try {
                getServer().getThreadPool().execute(() -> go(client, one));
                return;
            } catch (RejectedExecutionException stopping) {
                Response.writeError(one.request, one.response, one.callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            }
        }
    }

    /** The next request that waits; if there is none, the client has one thread less. */
    private synchronized Optional<Waiting> next(Client client) {
        Share share = shares.get(client);
        Optional<Waiting> next = Optional.ofNullable(share.waiting.poll());
        if (next.isEmpty() && --share.threads == 0) {
            shares.remove(client);
        }
        return next;
    }
}
