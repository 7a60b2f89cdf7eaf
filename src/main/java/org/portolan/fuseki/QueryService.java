package org.portolan.fuseki;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RDFFormat;
import org.eclipse.jetty.http.HttpException;
import org.portolan.release.LiveRelease;
import org.portolan.release.LiveSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /sparql}: the Query operation of the <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1
 * Protocol</a>, and what the address itself answers without a query.
 */
final class QueryService implements ActionProcessor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryService.class);
    private static final List<String> DESCRIPTION_OR_PAGE = List.of("text/turtle", "application/n-triples",
            "application/rdf+xml", "application/ld+json", "application/trig", "application/n-quads", "text/html");
    private final LiveSource live;
    private final Limits limits;
    private final Optional<QueryPage> page;
    private final Guard guard = new Guard();
    private final Watchdog watchdog = new Watchdog();
    private final Semaphore places;

    QueryService(LiveSource live, Limits limits, Optional<QueryPage> page) {
        this.live = live;
        this.limits = limits;
        this.page = page;
        places = new Semaphore(limits.concurrent(), true);
        ARQ.globalServiceAllowed = false; // a third wall, for whatever else runs queries in this process
    }

    @Override
    public void process(HttpAction action) {
        HttpServletRequest request = action.getRequest();
        HttpServletResponse response = action.getResponse();
        try {
            answer(request, response);
        } catch (IOException | RuntimeIOException e) {
            AnswerFilter.breakOff(request, "the client went away: " + e.getMessage());
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            fail(request, response, refusal(e));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setHeader("Vary", "Accept");
        response.setHeader("Cache-Control", "public, no-cache");
        if (!QueryRequest.isMissing(request)) {
            query(request, response);
        } else if (page.isPresent() && wantsPage(request)) {
            page.get().write(request, response);
        } else {
            describe(request, response);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return request.getParameterMap().isEmpty() && Acceptance.best(request.getHeader("Accept"), DESCRIPTION_OR_PAGE)
                .filter("text/html"::equals).isPresent();
    }

    private void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format.Choice<RDFFormat> choice = wantsPage(request) // but there is none: text that a browser shows
                ? new Format.Choice<>(Format.GRAPHS.get(0), "text/plain") : Format.choose(Format.GRAPHS, request);
        response.setContentType(choice.contentType());
        HeldBack out = new HeldBack(response);
        String endpoint = request.getRequestURL().toString();
        try (LiveSource.Lease lease = live.lease()) {
            Execution.write(ServiceDescription.of(lease.live(), endpoint, limits, guard), choice, out);
        }
        out.finish();
    }

    private void query(HttpServletRequest http, HttpServletResponse response) throws IOException {
        QueryRequest request = QueryRequest.of(http, limits);
        try (LiveSource.Lease lease = live.lease()) {
            LiveRelease release = lease.live();
            Query query = guard.read(request.text(), release.base());
            takePlace();
            try {
                new Execution(query, request, guard.context(), watchdog, limits).run(release.dataset(), http, response);
            } finally {
                places.release();
            }
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

    private Refusal refusal(Throwable e) {
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

    private static void fail(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (response.isCommitted()) {
            AnswerFilter.breakOff(request, refusal.getMessage());
            return;
        }
        try {
            if (refusal.fault() == Fault.FULL) {
                response.setHeader("Retry-After", "10");
            }
            ErrorAnswer.write(request, response, refusal);
        } catch (IOException e) {
            AnswerFilter.breakOff(request, "the client went away: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
