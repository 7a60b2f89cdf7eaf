package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.portolan.check.queries.Volatility;
import org.portolan.fuseki.budget.Measure;
import org.portolan.fuseki.budget.SpentException;
import org.portolan.fuseki.cache.Answer;
import org.portolan.fuseki.cache.AnswerKey;
import org.portolan.fuseki.cache.Answers;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.watch.FailureLog;
import org.portolan.fuseki.watch.Observation;
import org.portolan.negotiation.EntityTags;
import org.portolan.negotiation.Fault;
import org.portolan.release.answers.GraphWriter;
import org.portolan.release.manifest.Program;

/** Answers a query from what is kept, if it can be, and tells the client by what it will know the answer again. */
final class KeptAnswers {
    private static final int LONGEST_ADDRESS = 8_000;
    private final Answers answers;
    private final Program program;

    /** @param program another one may write the same result in other bytes */
    KeptAnswers(Limits limits, Program program) {
        this.program = program;
        answers = new Answers(Answers.standardRoom(), limits.time(),
                failure -> failure instanceof SpentException spent && spent.measure() == Measure.TIME);
    }

    /** Runs a query. */
    @FunctionalInterface
    interface Run {
        /**
         * Runs it.
         *
         * @param choice  the format of its result
         * @param tooLong is told when the result is too long to be held
         * @return the result, if it is short; else it has gone to the client
         */
        Optional<byte[]> run(Format.Choice<?> choice, Runnable tooLong) throws IOException;
    }

    /**
     * Answers a query, in the best of the formats that the client accepts and the result can be written in.
     *
     * @param release id of the release that is asked
     * @param place   where it is run
     * @param run     runs it, if it must be
     * @return the answer; empty if it has gone to the client, or the client has it
     */
    Optional<byte[]> answer(String release, Query query, QueryRequest request, HttpServletRequest http,
            HttpServletResponse response, Answers.Place place, Run run) throws IOException {
        Iterator<? extends Format.Choice<?>> choices = Format.choices(query, http).iterator();
        String text = query.serialize();
        boolean isVolatile = Volatility.isIn(query);
        while (true) {
            Format.Choice<?> choice = choices.next();
            try {
                return isVolatile ? fresh(choice, http, response, place, run) : answer(AnswerKey.of(List.of(release,
                        program.build(), request.dataset().pathName(), request.graphs(), choice.contentType(), text)),
                        choice, request, http, response, place, run);
            } catch (RuntimeException e) {
                if (response.isCommitted() || !isUnwritable(e) || !choices.hasNext()) {
                    throw e;
                }
                response.setContentType(null);
            }
        }
    }

    /** True if the result cannot be written in the format. */
    private static boolean isUnwritable(Throwable e) {
        return FailureLog.causes(e).anyMatch(cause -> cause instanceof GraphWriter.UnwritableException
                || cause instanceof Refusal refusal && refusal.fault() == Fault.NOT_ACCEPTABLE);
    }

    private static Optional<byte[]> fresh(Format.Choice<?> choice, HttpServletRequest http,
            HttpServletResponse response, Answers.Place place, Run run) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (isKnown("", http, response)) {
            return Optional.empty();
        }
        response.setContentType(choice.contentType());
        return place.during(() -> run.run(choice, () -> { }));
    }

    private Optional<byte[]> answer(AnswerKey key, Format.Choice<?> choice, QueryRequest request,
            HttpServletRequest http, HttpServletResponse response, Answers.Place place, Run run) throws IOException {
        response.setHeader("ETag", key.tag());
        address(request, http, choice).ifPresent(address -> response.setHeader("Content-Location", address));
        if (isKnown(key.tag(), http, response)) {
            return Optional.empty();
        }
        response.setContentType(choice.contentType());
        Answers.Found found = answers.find(key, place, tooLong -> {
            long start = System.nanoTime();
            return run.run(choice, tooLong).map(body -> new Answer(body, System.nanoTime() - start));
        });
        Observation.of(http).cache(found.origin().label());
        found.answer().ifPresent(any -> response.setHeader("Cache-Status", found.origin().status()));
        return found.answer().map(Answer::body);
    }

    /**
     * True if the client has the answer, who then is told no more than that.
     *
     * @param tag of the answer; empty if it has none
     * @throws Refusal if the client has asked by POST (RFC 9110, 13.1.2)
     */
    private static boolean isKnown(String tag, HttpServletRequest http, HttpServletResponse response) {
        boolean isKnown = EntityTags.of(http.getHeaders("If-None-Match")).filter(tags -> tags.know(tag)).isPresent();
        if (isKnown) {
            if (http.getMethod().equals("POST")) {
                throw new Refusal(Fault.KNOWN, "If-None-Match names the answer to this query.");
            }
            Observation.of(http).cache("revalidated");
            response.setHeader(GuardedQueries.HINT, null); // it came with the answer
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return isKnown;
    }

    /** Where the answer to a POST is found by GET, which others can keep, too; empty if the query is too long. */
    private static Optional<String> address(QueryRequest request, HttpServletRequest http, Format.Choice<?> choice) {
        if (!http.getMethod().equals("POST")) {
            return Optional.empty();
        }
        StringBuilder address = new StringBuilder(http.getRequestURI()).append("?format=")
                .append(encoded(choice.parameter())).append("&query=").append(encoded(request.text()));
        request.defaultGraphs().forEach(iri -> address.append("&default-graph-uri=").append(encoded(iri)));
        request.namedGraphs().forEach(iri -> address.append("&named-graph-uri=").append(encoded(iri)));
        return address.length() > LONGEST_ADDRESS ? Optional.empty() : Optional.of(address.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
