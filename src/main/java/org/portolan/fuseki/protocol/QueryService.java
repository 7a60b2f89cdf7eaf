package org.portolan.fuseki.protocol;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.riot.RDFFormat;
import org.portolan.fuseki.execution.ClientConnection;
import org.portolan.fuseki.execution.Format;
import org.portolan.fuseki.execution.GuardedQueries;
import org.portolan.fuseki.execution.QueryRequest;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.watch.FailureLog;
import org.portolan.fuseki.watch.Observation;
import org.portolan.negotiation.Acceptance;
import org.portolan.negotiation.Fault;
import org.portolan.negotiation.Negotiation;
import org.portolan.release.answers.GraphWriter;
import org.portolan.release.live.LiveSource;
import org.portolan.release.store.LiveRelease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /sparql}: the Query operation of the <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1
 * Protocol</a>, and what the address itself answers without a query.
 */
public final class QueryService implements ActionProcessor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryService.class);
    private static final List<String> DESCRIPTION_OR_PAGE = List.of("text/turtle", "application/n-triples",
            "application/rdf+xml", "application/ld+json", "application/trig", "application/n-quads", "text/html");
    private static final String CURRENT = "public, no-cache";
    private final LiveSource live;
    private final GuardedQueries queries;
    private final Optional<QueryPage> page;
    private final Optional<RefusalPage> refusalPage;

    public QueryService(LiveSource live, GuardedQueries queries, Optional<QueryPage> page,
            Optional<RefusalPage> refusalPage) {
        this.live = live;
        this.queries = queries;
        this.page = page;
        this.refusalPage = refusalPage;
    }

    @Override
    public void process(HttpAction action) {
        try (LiveSource.Lease lease = live.lease()) {
            process(action.getRequest(), action.getResponse(), lease.live(), CURRENT);
        }
    }

    /**
     * Answers a request.
     *
     * @param asked   the release
     * @param caching how long answers of it hold
     */
    void process(HttpServletRequest request, HttpServletResponse response, LiveRelease asked, String caching) {
        try {
            response.setHeader("Vary", "Accept");
            response.setHeader("Cache-Control", QueryRequest.isMissing(request) ? CURRENT : caching);
            response.setHeader(LimitsAnswer.HEADER, LimitsAnswer.header(queries.limits()));
            answer(request, response, asked);
        } catch (IOException e) { // of the request: what fails on its way out is told by the budget
            left(request, e);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            failSafely(request, response, queries.refusal(e));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, LiveRelease asked)
            throws IOException, ServletException {
        if (!QueryRequest.isMissing(request)) {
            QueryRequest query = QueryRequest.of(request, queries.limits());
            Observation.of(request).query(query.text());
            queries.run(asked, query, request, response);
        } else if (page.isPresent() && wantsPage(request)) {
            page.get().write(request, response);
        } else {
            describe(request, response, asked);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        Optional<String> accept = Optional.ofNullable(request.getHeader("Accept"));
        return request.getParameterMap().isEmpty() && Negotiation.form(accept, DESCRIPTION_OR_PAGE, Function.identity())
                .filter("text/html"::equals).isPresent();
    }

    private void describe(HttpServletRequest request, HttpServletResponse response, LiveRelease asked)
            throws IOException {
        Format.Choice<RDFFormat> choice = wantsPage(request) // but there is none: text that a browser shows
                ? new Format.Choice<>(Format.GRAPHS.get(0), "text/plain") : Format.choose(Format.GRAPHS, request);
        response.setContentType(choice.contentType());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String sparql = request.getRequestURL().toString()
                .replaceFirst("/" + QueryRequest.Dataset.TOGETHER.pathName() + "$", "");
        GraphWriter.write(ServiceDescription.of(asked, sparql, queries.limits(), queries.guard()),
                choice.format().syntax(), out);
        response.setContentLength(out.size());
        out.writeTo(response.getOutputStream());
    }

    /** If the refusal cannot be told as it should, it is told plainly, and the log says why in a line. */
    private void failSafely(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        try {
            fail(request, response, refusal);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("a refusal could not be told: {}", FailureLog.where(e));
            try {
                ErrorAnswer.send(request, response, refusal);
            } catch (IOException | IllegalStateException tooLate) {
                AnswerFilter.breakOff(request, refusal.getMessage());
                ClientConnection.of(request).reset();
            }
        }
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (response.isCommitted()) {
            Observation.of(request).stopped(refusal.fault().id());
            AnswerFilter.breakOff(request, refusal.getMessage());
            ClientConnection.of(request).reset();
            return;
        }
        try {
            List.of("ETag", "Content-Location").forEach(header -> response.setHeader(header, null));
            if (refusal.isTemporary()) {
                response.setHeader("Retry-After", refusal.fault() == Fault.SHARE ? "2" : ErrorAnswer.IN_A_MOMENT);
            }
            Optional<String> query = Observation.of(request).query();
            boolean isForReader = Acceptance.wantsPage(Optional.ofNullable(request.getHeader("Accept")));
            boolean isWorthWhile = query.isPresent() && !refusal.isTemporary(); // a page is work
            if (refusalPage.isPresent() && isForReader && isWorthWhile) {
                ErrorAnswer.begin(request, response, refusal);
                refusalPage.get().write(request, response, refusal, query.get());
            } else {
                ErrorAnswer.write(request, response, refusal);
            }
        } catch (IOException e) {
            left(request, e);
        }
    }

    private static void left(HttpServletRequest request, IOException e) {
        Observation.of(request).stopped(Fault.CLIENT_LEFT.id());
        AnswerFilter.breakOff(request, "the client went away: " + e.getMessage());
    }

    @Override
    public void close() {
        queries.close();
    }
}
