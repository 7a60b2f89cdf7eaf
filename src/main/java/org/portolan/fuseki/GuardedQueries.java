package org.portolan.fuseki;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.eclipse.jetty.http.HttpException;
import org.portolan.release.LiveRelease;
import org.portolan.release.QueryRunner;
import org.portolan.release.RefusedQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the queries of the endpoint and those of the pages behind one guard, in the same places and under one clock.
 * Thread-safe.
 */
public final class GuardedQueries implements QueryRunner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedQueries.class);
    private final Limits limits;
    private final Guard guard = new Guard();
    private final Watchdog watchdog = new Watchdog();
    private final Semaphore places;
    private final KeptAnswers answers;

    /** @param limits what one query may take */
    public GuardedQueries(Limits limits) {
        this.limits = limits;
        places = new Semaphore(limits.concurrent(), true);
        answers = new KeptAnswers(limits);
        ARQ.globalServiceAllowed = false; // a third wall, for whatever else runs queries in this process
    }

    Limits limits() {
        return limits;
    }

    Guard guard() {
        return guard;
    }

    @Override
    public void run(LiveRelease live, Query query, OutputStream out, RowsWriter writer) throws IOException {
        String text = query.serialize();
        try {
            guard.check(query, text);
            inPlace(() -> execution(query, QueryRequest.of(text)).run(live.dataset(), out, writer));
        } catch (RefusedQueryException e) {
            throw e;
        } catch (RuntimeIOException e) {
            throw new IOException("the reader went away", e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw refusal(e);
        }
    }

    /** Answers a request of the endpoint; whatever is thrown can be told as a {@link #refusal}. */
    void run(LiveRelease live, QueryRequest request, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        Query query = guard.read(request.text(), live.base());
        answers.answer(live.release().id(), query, request, http, response,
                answer -> inPlace(() -> execution(query, request).run(live.dataset(), http, answer)));
    }

    private Execution execution(Query query, QueryRequest request) {
        return new Execution(query, request, guard.context(), watchdog, limits);
    }

    /** What is done by whoever has a place. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void inPlace(Work work) throws IOException {
        takePlace();
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Fault.FULL, "Too many queries are running. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Fault.FULL, "The server is stopping.");
        }
    }

    /** What is told to whoever asked. */
    Refusal refusal(Throwable e) {
        if (e instanceof Refusal refusal) {
            return refusal;
        }
        if (e instanceof HttpException) {
            return QueryRequest.unreadable(e, limits);
        }
        if (e instanceof QueryCancelledException) {
            return new Refusal(Fault.OUT_OF_TIME, "A query may take %s seconds. Ask for less, for example with LIMIT."
                    .formatted(limits.time().toMillis() / 1000.0));
        }
        if (e instanceof StackOverflowError) {
            return new Refusal(Fault.NOT_ALLOWED, "The query is nested too deeply.");
        }
        if (e instanceof OutOfMemoryError) {
            return new Refusal(Fault.FULL, "The query needs more memory than there is.");
        }
        LOG.error("a query failed", e);
        return new Refusal(Fault.FAILED, "The failure is written in the server's log.");
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
