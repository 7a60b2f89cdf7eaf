package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.transport.FewParameters;
import org.portolan.fuseki.watch.FailureLog;
import org.portolan.negotiation.Fault;

/**
 * A query as it came: one of the three forms of <a
 * href="https://www.w3.org/TR/sparql11-protocol/#query-operation">SPARQL 1.1 Protocol, 2.1</a>.
 *
 * @param text          the query
 * @param defaultGraphs values of {@code default-graph-uri}
 * @param namedGraphs   values of {@code named-graph-uri}
 * @param dataset       what is asked if neither the request nor the query names graphs
 */
public record QueryRequest(String text, List<String> defaultGraphs, List<String> namedGraphs, Dataset dataset) {
    /** The datasets that have an address. */
    public enum Dataset {
        /** {@code /sparql}: the default graph holds the data, the named graphs what is said of them. */
        APART(""),
        /** {@code /sparql/all}: the default graph holds everything. */
        TOGETHER("all");

        private final String name;

        Dataset(String name) {
            this.name = name;
        }

        /** The part of the path after {@code /sparql/}. */
        public String pathName() {
            return name;
        }

        /** The dataset that a path names. */
        static Dataset of(HttpServletRequest request) {
            return request.getRequestURI().endsWith("/sparql/" + TOGETHER.name) ? TOGETHER : APART;
        }
    }

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final List<String> CHARSETS = List.of("utf-8", "utf8", "us-ascii", "ascii");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+([^\\s=;\"]++)\\s*+=\\s*+(\"[^\"]*+\"|[^;\"]*+)");
    private static final String UPDATE = "application/sparql-update";
    private static final String NO_UPDATE =
            "Updates are not taken. What is published here changes with a release only.";
    /** Percent encoding makes three characters of a byte; the rest is for the other parameters. */
    private static final int ENCODED = 3;
    private static final int OTHER_PARAMETERS = 8 * 1024;

    /** A query that names no graphs. */
    static QueryRequest of(String text) {
        return new QueryRequest(text, List.of(), List.of(), Dataset.APART);
    }

    /** How long a form may be. */
    public static int formBytes(Limits limits) {
        return limits.queryBytes() * ENCODED + OTHER_PARAMETERS;
    }

    /** True if it asks for nothing: a GET that carries at most the choice of a format. */
    public static boolean isMissing(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                && request.getParameterMap().keySet().stream().allMatch(List.of("format", "output")::contains);
    }

    /**
     * Reads the request.
     *
     * @throws Refusal if it carries no query, several, or none that can be read
     */
    public static QueryRequest of(HttpServletRequest request, Limits limits) {
        try {
            String type = mediaType(request);
            boolean body = request.getMethod().equals("POST") && type.equals(QUERY);
            if (request.getMethod().equals("POST") && !body && !type.equals(FORM)) {
                throw wrongType(type);
            }
            checkCoding(request);
            if (request.getContentLengthLong() > (body ? limits.queryBytes() : formBytes(limits))) {
                throw tooLong(limits);
            }
            String text = body ? direct(request, limits) : parameter(request);
            if (text.getBytes(StandardCharsets.UTF_8).length > limits.queryBytes()) {
                throw tooLong(limits);
            }
            return new QueryRequest(text, values(request, "default-graph-uri"), values(request, "named-graph-uri"),
                    Dataset.of(request));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unreadable(e, limits);
        }
    }

    /** The graphs that it names, so written that requests for others are written otherwise. */
    String graphs() {
        return Stream.of(defaultGraphs, namedGraphs).map(list -> list.stream().map(iri -> iri.length() + ":" + iri)
                .collect(Collectors.joining(" "))).collect(Collectors.joining("/"));
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** A body is UTF-8 (SPARQL 1.1 Protocol, 2.1.2 and 2.1.3), of which ASCII is a part, and not compressed. */
    private static void checkCoding(HttpServletRequest request) {
        boolean isPost = request.getMethod().equals("POST");
        charsets(request).filter(charset -> isPost && !CHARSETS.contains(charset.toLowerCase(Locale.ROOT))).findFirst()
                .ifPresent(charset -> {
                    throw new Refusal(Fault.MEDIA_TYPE, "The body is said to be " + charset + "; send it as UTF-8.");
                });
        if (isPost && request.getHeader("Content-Encoding") != null) {
            throw new Refusal(Fault.MEDIA_TYPE, "The body is compressed; send it as it is.");
        }
    }

    /** What the media type calls them; Jetty knows the parameter in small letters only (RFC 9110, 5.6.6). */
    private static Stream<String> charsets(HttpServletRequest request) {
        return PARAMETER.matcher(Optional.ofNullable(request.getContentType()).orElse("")).results()
                .filter(parameter -> parameter.group(1).equalsIgnoreCase("charset"))
                .map(parameter -> parameter.group(2).strip().replaceAll("^\"|\"$", ""));
    }

    private static String parameter(HttpServletRequest request) {
        if (request.getParameter("update") != null) {
            throw new Refusal(Fault.UPDATE, NO_UPDATE);
        }
        List<String> queries = values(request, "query");
        if (queries.size() != 1) {
            throw new Refusal(Fault.BAD_REQUEST, queries.isEmpty() ? "There is no parameter \"query\"."
                    : "There are " + queries.size() + " parameters \"query\"; send one.");
        }
        return queries.get(0);
    }

    private static String direct(HttpServletRequest request, Limits limits) {
        if (request.getParameter("update") != null) {
            throw new Refusal(Fault.UPDATE, NO_UPDATE);
        }
        if (request.getParameter("query") != null) {
            throw new Refusal(Fault.BAD_REQUEST, "There is a query in the body and another one in the address; send "
                    + "one.");
        }
        return body(request, limits);
    }

    private static String body(HttpServletRequest request, Limits limits) {
        byte[] bytes = bytes(request, limits.queryBytes() + 1);
        if (bytes.length > limits.queryBytes()) {
            throw tooLong(limits);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(Fault.BAD_REQUEST, "The query is not UTF-8.");
        }
    }

    private static byte[] bytes(HttpServletRequest request, int most) {
        try {
            return request.getInputStream().readNBytes(most);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameterValues(name)).map(List::of).orElse(List.of());
    }

    private static Refusal wrongType(String type) {
        if (type.equals(UPDATE)) {
            return new Refusal(Fault.MEDIA_TYPE, NO_UPDATE);
        }
        return new Refusal(Fault.MEDIA_TYPE, (type.isEmpty() ? "The body has no Content-Type" : "The body is " + type)
                + "; send a query as " + QUERY + " or " + FORM + ". Nothing can be uploaded.");
    }

    private static Refusal tooLong(Limits limits) {
        return new Refusal(Fault.TOO_LONG, "A query has at most " + limits.queryBytes() + " bytes.");
    }

    /** What Jetty's failure to decode the parameters means; it tells only in words that a form is too long. */
    static Refusal unreadable(Throwable e, Limits limits) {
        boolean large = FailureLog.causes(e).map(String::valueOf)
                .anyMatch(text -> text.contains("too large") || text.contains("exceeds") || text.contains("413"));
        return large ? tooLong(limits) : FailureLog.causes(e).anyMatch(QueryRequest::isOfTheBody) ? broken(e)
                : new Refusal(Fault.BAD_REQUEST, FailureLog.causes(e).map(Throwable::getMessage)
                        .filter(FewParameters.TOO_MANY::equals).findFirst()
                        .orElse("The parameters cannot be decoded."));
    }

    private static boolean isOfTheBody(Throwable e) {
        return e instanceof IOException && !(e instanceof CharacterCodingException);
    }

    /** What is wrong with a body that cannot be read to its end, which for Jetty is the same as a client who left. */
    private static Refusal broken(Throwable e) {
        return FailureLog.causes(e).anyMatch(TimeoutException.class::isInstance)
                ? new Refusal(Fault.SLOW_BODY, "Send it at once, and once more if the line was slow.")
                : new Refusal(Fault.BROKEN_BODY, "It ends too soon, or its chunks are not as RFC 9112 has them.");
    }
}
