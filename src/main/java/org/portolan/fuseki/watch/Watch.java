package org.portolan.fuseki.watch;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each answer that has ended to those who keep account of it. A fault of theirs is no fault of the answer. */
public final class Watch implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private final List<Consumer<Answered>> accounts;

    /** @param accounts are called by the thread that answered, so they must not wait */
    public Watch(List<Consumer<Answered>> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public void log(Request request, Response response) {
        Answered answered = Answered.of(request, response);
        for (Consumer<Answered> account : accounts) {
            try {
                account.accept(answered);
            } catch (RuntimeException fault) {
                LOG.error("an answer could not be written down", fault);
            }
        }
    }
}
