package org.portolan.fuseki.watch;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Hands each answer that has ended to those who keep account of it. A fault of theirs is no fault of the answer. */
public final class Watch implements RequestLog {
    private final List<Consumer<Answered>> accounts;

    /** @param accounts are called by the thread that answered, so they must not wait */
    public Watch(List<Consumer<Answered>> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public void log(Request request, Response response) {
        Answered answered = Answered.of(request, response);
        accounts.forEach(account -> account.accept(answered));
    }
}
