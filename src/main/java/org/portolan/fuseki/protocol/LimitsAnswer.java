package org.portolan.fuseki.protocol;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.fuseki.guard.Limits;
import org.portolan.negotiation.Acceptance;

/** {@code /limits}: what a query may take, as JSON for programs and as text for people; in short in a header. */
public final class LimitsAnswer extends HttpServlet {
    /** A dictionary of structured fields (RFC 8941, 3.2). */
    static final String HEADER = "Query-Limits";
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("time", "seconds to run a query"),
            Map.entry("delivery", "seconds in which a client reads the result"),
            Map.entry("rows", "rows or triples of a result"),
            Map.entry("bytes", "bytes of a result, before compression"),
            Map.entry("memory", "bytes, estimated, of rows and texts that a query holds"),
            Map.entry("string", "characters of a string that a query makes"),
            Map.entry("jsonld", "triples of a result that is written as JSON-LD"),
            Map.entry("jsonld-values", "values of one property of one thing in it, and fewer if several have many"),
            Map.entry("query", "bytes of a query"),
            Map.entry("depth", "groups, brackets or operators of a query within one another"),
            Map.entry("exists", "EXISTS of a query within one another"),
            Map.entry("patterns", "triple patterns of a query"),
            Map.entry("concurrent", "queries that run at the same time"),
            Map.entry("client", "queries of one client among them"),
            Map.entry("waiting", "queries that wait for a place, one client's half of them"),
            Map.entry("wait", "seconds to wait for a place"));
    private final transient Limits limits;

    public LimitsAnswer(Limits limits) {
        this.limits = limits;
    }

    static String header(Limits limits) {
        return limits.byName().entrySet().stream().map(limit -> limit.getKey() + "=" + plain(limit.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Without the zero after a point that says nothing. */
    private static String plain(Number number) {
        return String.valueOf(number).replaceFirst("\\.0$", "");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        if (Acceptance.wantsJson(Optional.ofNullable(request.getHeader("Accept")))) {
            JsonAnswer.write(response, HttpServletResponse.SC_OK, limits.byName());
            return;
        }
        String text = limits.byName().entrySet().stream().map(limit -> "%-13s %12s  %s%n".formatted(limit.getKey(),
                plain(limit.getValue()), WORDS.get(limit.getKey()))).collect(Collectors.joining());
        byte[] body = ("What a query at /sparql may take, at most:\n\n" + text + "\nA result is whole or it is an "
                + "error; none is cut.\nRegular expressions are those of XPath without references back such as \\1, "
                + "and repeat something 1000 times at most.\n").getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
