package org.portolan.fuseki.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The other server, by its three protocols. */
final class SparqlStore {
    private static final String N_TRIPLES = "application/n-triples";
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    /** For the update that moves all graphs at once. */
    private static final Duration LONGEST = Duration.ofHours(1);
    /** A server that takes less than this in a second is taken for one that hangs. */
    private static final long LEAST_BYTES_A_SECOND = 50_000;

    private final Endpoints endpoints;
    private final HttpCaller caller;
    private final Listener listener;

    SparqlStore(Endpoints endpoints, HttpCaller caller, Listener listener) {
        this.endpoints = endpoints;
        this.caller = caller;
        this.listener = listener;
    }

    /** Puts the smallest question to what may be an address for queries. */
    static Answer ask(HttpCaller caller, URI address) throws IOException {
        return caller.send("a query", query(address, "ASK {}").timeout(SHORT));
    }

    /** Asks what may be a graph store for the head of its default graph. */
    static Answer head(HttpCaller caller, URI address) throws IOException {
        return caller.send("HEAD", HttpRequest.newBuilder(RemoteGraph.DEFAULT.in(address))
                .method("HEAD", BodyPublishers.noBody()).header("Accept", N_TRIPLES).timeout(SHORT));
    }

    /**
     * Replaces a graph.
     *
     * @throws PublishException if the server refuses it
     */
    void put(RemoteGraph graph, Survey survey) throws IOException {
        URI address = graph.in(endpoints.graphStore());
        Answer answer = caller.send("PUT", HttpRequest.newBuilder(address).PUT(body(survey))
                .header("Content-Type", N_TRIPLES)
                .timeout(LONG.plusSeconds(survey.bytes() / LEAST_BYTES_A_SECOND)));
        if (!answer.isDone()) {
            throw answer.fault();
        }
    }

    /** Removes a graph; 404 if it is not there. */
    Answer delete(RemoteGraph graph) throws IOException {
        return caller.send("DELETE", HttpRequest.newBuilder(graph.in(endpoints.graphStore())).DELETE().timeout(LONG));
    }

    /** The answer to an update that changes nothing. */
    Answer tryUpdate(URI address) throws IOException {
        return caller.send("an update", update(address, "INSERT DATA {}").timeout(SHORT));
    }

    /** @param outcome tells whether an update whose answer was lost was done */
    Answer update(URI address, String text, HttpCaller.Outcome outcome) throws IOException {
        return caller.send("the update", update(address, text).timeout(LONGEST), outcome);
    }

    /**
     * Whether a graph holds these statements and no others, letter by letter. No, if the server does not come to an end
     * with so long a query.
     */
    boolean holds(RemoteGraph graph, Tally whole) throws IOException {
        for (String dataset : graph.datasets()) {
            if (count(graph, dataset) == whole.statements()) {
                return whole.statements() == 0
                        || isSum(whole.sum(), sum(graph, dataset, Checksum.OF_LETTERS, List.of()));
            }
        }
        return false;
    }

    /**
     * How many statements a graph holds.
     *
     * @param expected told apart from what other graphs add, where the default graph is the union of all
     */
    long count(RemoteGraph graph, long expected) throws IOException {
        long plain = count(graph, "");
        for (String dataset : graph.datasets()) {
            if (plain != expected && !dataset.isEmpty() && count(graph, dataset) == expected) {
                return expected;
            }
        }
        return plain;
    }

    /** Whether some subjects have the statements that they should have. */
    boolean holdsSample(RemoteGraph graph, Survey survey) throws IOException {
        if (survey.subjects().isEmpty()) {
            return true;
        }
        for (String dataset : graph.datasets()) {
            Answer answer = caller.send("a query", query(endpoints.query(),
                    sum(graph, dataset, Checksum.OF_MEANING, survey.subjects())));
            boolean isForeign = !answer.isDone() && !dataset.isEmpty();
            if (!isForeign && Results.of(answer).isNumber("sum", survey.sample().sum())) {
                return true;
            }
        }
        return false;
    }

    /** @return -1 if the server does not know the name that another product has for the default graph */
    private long count(RemoteGraph graph, String dataset) throws IOException {
        Answer answer = caller.send("a query", query(endpoints.query(),
                "SELECT (COUNT(*) AS ?n) %sWHERE { %s }".formatted(dataset, graph.pattern())));
        boolean isForeign = !answer.isDone() && !dataset.isEmpty();
        return isForeign ? -1 : Results.of(answer).number("n");
    }

    private boolean isSum(long expected, String query) throws IOException {
        try {
            Answer answer = caller.sendOnce("a query", query(endpoints.query(), query));
            return answer.isDone() && Results.of(answer).isNumber("sum", expected);
        } catch (PublishException e) {
            throw e;
        } catch (IOException noEnd) {
            return false;
        }
    }

    private static String sum(RemoteGraph graph, String dataset, Checksum checksum, List<String> subjects) {
        String values = subjects.isEmpty() ? "" : subjects.stream().map(subject -> "<" + subject + ">")
                .collect(Collectors.joining(" ", "VALUES ?s { ", " } "));
        return "SELECT (SUM(%s) AS ?sum) %sWHERE { %s%s }".formatted(checksum.expression(), dataset, values,
                graph.pattern());
    }

    private static HttpRequest.Builder query(URI address, String text) {
        return form(address, "query", text).header("Accept", Results.MEDIA_TYPE).timeout(LONG);
    }

    private static HttpRequest.Builder update(URI address, String text) {
        return form(address, "update", text);
    }

    private static HttpRequest.Builder form(URI address, String name, String text) {
        return HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    /**
     * With its length: Fuseki takes a body of unknown length (chunks) that ends too early for a whole one, and would
     * show half a graph.
     */
    private BodyPublisher body(Survey survey) {
        return survey.bytes() == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(survey)), survey.bytes());
    }

    private InputStream open(Survey survey) {
        try {
            return new CountedStream(survey.graph().open(), listener::handedOver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
