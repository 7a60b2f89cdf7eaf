package org.portolan.fuseki;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.portolan.check.Volatility;
import org.portolan.fuseki.cache.Answer;
import org.portolan.fuseki.cache.AnswerKey;
import org.portolan.fuseki.cache.Answers;
import org.portolan.fuseki.cache.RecordedResponse;
import org.portolan.fuseki.watch.Observation;

/** Answers a query from what is kept, if it can be, and tells the client by what it will know the answer again. */
final class KeptAnswers {
    /** As many bytes as are held back of an answer before any goes out. */
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_ADDRESS = 8_000;
    /** Another program may write the same result in other bytes. */
    private static final String PROGRAM = ARQ.VERSION + " "
            + Optional.ofNullable(KeptAnswers.class.getPackage().getImplementationVersion()).orElse("development");
    private final Answers answers;

    KeptAnswers(Limits limits) {
        answers = new Answers(Answers.standardRoom(), limits.time());
    }

    /** Runs a query and writes its result. */
    @FunctionalInterface
    interface Run {
        void into(HttpServletResponse response) throws IOException;
    }

    /**
     * Answers a query.
     *
     * @param release id of the release that is asked
     * @param run     runs it, if it must be
     */
    void answer(String release, Query query, QueryRequest request, HttpServletRequest http,
            HttpServletResponse response, Run run) throws IOException {
        Format.Choice<?> choice = Format.choose(query, http);
        String text = query.serialize();
        if (Volatility.isIn(query)) {
            response.setHeader("Cache-Control", "no-store");
            run.into(response);
            return;
        }
        AnswerKey key = AnswerKey.of(List.of(release, PROGRAM, request.dataset().pathName(),
                String.join(" ", request.defaultGraphs()), String.join(" ", request.namedGraphs()),
                choice.contentType(), text));
        response.setHeader("ETag", key.tag());
        Observation seen = Observation.of(http);
        address(request, http, choice).ifPresent(address -> response.setHeader("Content-Location", address));
        if (Optional.ofNullable(http.getHeader("If-None-Match")).filter(key::isKnown).isPresent()) {
            seen.cache("revalidated");
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Answers.Found found = answers.find(key, tooLong -> record(response, run, tooLong));
        seen.cache(found.origin().label());
        if (found.answer().isPresent()) {
            response.setHeader("Cache-Status", found.origin().status());
            write(found.answer().get(), response);
        }
    }

    private static Optional<Answer> record(HttpServletResponse response, Run run, Runnable tooLong)
            throws IOException {
        long start = System.nanoTime();
        RecordedResponse recorded = new RecordedResponse(response, LONGEST, tooLong);
        run.into(recorded);
        return recorded.answer(System.nanoTime() - start);
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setContentType(answer.type());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** Where the answer to a POST is found by GET, which others can keep, too; empty if the query is too long. */
    private static Optional<String> address(QueryRequest request, HttpServletRequest http, Format.Choice<?> choice) {
        if (!http.getMethod().equals("POST") || !choice.isNamed()) {
            return Optional.empty();
        }
        StringBuilder address = new StringBuilder(http.getRequestURI()).append("?format=")
                .append(choice.format().name()).append("&query=").append(encoded(request.text()));
        request.defaultGraphs().forEach(iri -> address.append("&default-graph-uri=").append(encoded(iri)));
        request.namedGraphs().forEach(iri -> address.append("&named-graph-uri=").append(encoded(iri)));
        return address.length() > LONGEST_ADDRESS ? Optional.empty() : Optional.of(address.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
