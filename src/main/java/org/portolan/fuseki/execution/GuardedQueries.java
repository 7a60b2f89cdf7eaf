package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.util.Context;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.SharedMemory;
import org.portolan.fuseki.cache.Answers;
import org.portolan.fuseki.guard.Datatypes;
import org.portolan.fuseki.guard.Guard;
import org.portolan.fuseki.guard.Hints;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.transport.Client;
import org.portolan.fuseki.watch.Observation;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.manifest.Program;
import org.portolan.release.store.LiveRelease;

/**
 * Runs the queries of the endpoint and those of the pages behind one guard, in the same places and under one clock.
 * Thread-safe.
 */
public final class GuardedQueries implements QueryRunner, AutoCloseable {
    /** To parse 64 KB takes some megabytes; who waits for a place waits with what is parsed of the query only. */
    private static final int MOST_READERS = 4;
    private static final int READERS_OF_A_CLIENT = 2;
    private static final Duration PATIENCE_OF_READERS = Duration.ofSeconds(5);
    /** The header that tells what an author of a query may have meant. */
    static final String HINT = "Query-Hint";
    private final Limits limits;
    private final Guard guard;
    private final Watchdog watchdog = new Watchdog();
    private final Places readers;
    private final Places places;
    private final SharedMemory memory;
    private final Hints hints = new Hints();
    private final KeptAnswers answers;
    private final Deliveries deliveries;
    private final Failures failures;

    /** Those of the program that is running. */
    public GuardedQueries(Limits limits) {
        this(limits, Program.running());
    }

    /**
     * Queries within limits.
     *
     * @param limits  what one query may take
     * @param program writes the answers
     */
    public GuardedQueries(Limits limits, Program program) {
        this.limits = limits;
        guard = new Guard(limits.depth());
        places = new Places(limits.crowd());
        readers = new Places(new Limits.Crowd(MOST_READERS, READERS_OF_A_CLIENT, threads(), PATIENCE_OF_READERS));
        memory = new SharedMemory(limits.sharedMemory());
        answers = new KeptAnswers(limits, program);
        deliveries = new Deliveries(memory, limits.sharedMemory());
        failures = new Failures(limits);
        Datatypes.bound();
        ARQ.globalServiceAllowed = false; // a third wall, for whatever else runs queries in this process
    }

    /** What one query, one client and all of them may take; as given. */
    public Limits limits() {
        return limits;
    }

    /** Reads what is read once of a release, before anybody asks it. */
    public void warm(LiveRelease live) {
        hints.of(live);
    }

    /** How many threads queries have at most when they run, wait for a place, or wait for the answer of another. */
    public int threads() {
        return limits.concurrent() + limits.crowd().waiting() + Answers.MOST_WAITING;
    }

    /** How many queries run now. */
    public int running() {
        return places.taken();
    }

    /** How many wait for a place. */
    public int waiting() {
        return places.waiting();
    }

    public Guard guard() {
        return guard;
    }

    @Override
    public void run(LiveRelease live, Query query, HttpServletRequest http, HttpServletResponse response,
            RowsWriter writer) throws IOException {
        String text = query.serialize();
        Observation.of(http).query(text);
        try {
            guard.check(query, text);
            Place place = new Place(places, client(http));
            Optional<byte[]> whole = place.during(() -> spend(live, query, QueryRequest.of(text),
                    execution -> execution.run(live.dataset(), http, response, () -> { },
                            (exec, out) -> writer.write(execution.rows(exec, http), out))));
            send(whole, http, response);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Refusal refusal = refusal(e);
            Observation.of(http).stopped(refusal.fault().id());
            if (response.isCommitted()) {
                ClientConnection.of(http).reset();
            }
            throw refusal;
        }
    }

    /** Answers a request of the endpoint; whatever is thrown can be told as a {@link #refusal}. */
    public void run(LiveRelease live, QueryRequest request, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        String client = client(http);
        Query query = read(live, request, client);
        new ChosenGraphs(query, request).check(live.dataset());
        hints.of(live).unknownTerm(query, request.text()).ifPresent(hint -> response.setHeader(HINT, hint));
        Optional<byte[]> whole = answers.answer(live.release().id(), query, request, http, response,
                new Place(places, client), (choice, tooLong) -> spend(live, query, request,
                        execution -> execution.run(live.dataset(), http, response, tooLong,
                                (exec, out) -> execution.write(exec, http, choice, out))));
        send(whole, http, response);
    }

    /** Sends a result that was held back, or kept, to a client who may be slow. */
    private void send(Optional<byte[]> whole, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        if (whole.isEmpty()) {
            return;
        }
        byte[] body = whole.get();
        deliveries.begin(client(http), body);
        try (Budget budget = new Budget(limits.allowance(), memory)) {
            response.setContentLength(body.length);
            OutputStream out = response.getOutputStream();
            Run run = new Run(() -> { }, budget, ClientConnection.of(http), limits);
            watchdog.watch(run, () -> run.deliver(out, body, 0, body.length));
        } finally {
            deliveries.end(body);
        }
    }

    private static String client(HttpServletRequest http) {
        return Client.of(http.getRemoteAddr()).name();
    }

    private Query read(LiveRelease live, QueryRequest request, String client) {
        readers.take(client);
        try {
            return guard.read(request.text(), live.base());
        } catch (Refusal refusal) {
            throw hints.of(live).with(refusal);
        } finally {
            readers.leave(client);
        }
    }

    /** What is done by whoever has a place. */
    @FunctionalInterface
    private interface Work {
        Optional<byte[]> run(Execution execution) throws IOException;
    }

    /** That of a client, who has a share of them. */
    private record Place(Places places, String client) implements Answers.Place {
        @Override
        public <T> Optional<T> during(Answers.Work<T> work) throws IOException {
            places.take(client);
            try {
                return work.done();
            } finally {
                places.leave(client);
            }
        }
    }

    private Optional<byte[]> spend(LiveRelease live, Query query, QueryRequest request, Work work) throws IOException {
        try (Budget budget = new Budget(limits.allowance(), memory)) {
            Context context = guard.context(live.texts());
            budget.install(context);
            try {
                return work.run(new Execution(query, request, context, watchdog, limits, budget));
            } catch (RuntimeException e) { // what Jena throws when it is aborted does not know why
                budget.step();
                throw e;
            }
        }
    }

    /** What is told to whoever asked; what nobody foresaw is written in the log. */
    public Refusal refusal(Throwable e) {
        return failures.refusal(e);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
