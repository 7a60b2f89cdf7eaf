package org.portolan.fuseki.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.HttpInput;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.guard.Spot;
import org.portolan.fuseki.transport.SecurityHeaders;
import org.portolan.fuseki.watch.FailureLog;
import org.portolan.fuseki.watch.Observation;
import org.portolan.negotiation.Acceptance;
import org.portolan.negotiation.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what went wrong: as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a> for those who accept
 * JSON of some kind, else as text that a person reads on a terminal. Never tells of classes, traces or versions.
 */
public final class ErrorAnswer implements Request.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_READS_MILLIS = 10;
    private static final String REFUSAL = ErrorAnswer.class.getName() + ".refusal";
    /** Seconds, in Retry-After. */
    static final String IN_A_MOMENT = "10";
    private static final String READ_ONLY = "GET, HEAD, OPTIONS";
    private static final String UNDECODED = "Bad query";
    private static final String PROBLEM = "application/problem+json";
    private static final String TEXT = "text/plain;charset=utf-8";

    /** Answers with a refusal in place of the result. Nothing must have gone out yet. */
    static void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        begin(request, response, refusal);
        boolean json = Acceptance.wantsJson(Optional.ofNullable(request.getHeader("Accept")));
        byte[] body = (json ? json(refusal) : text(refusal)).getBytes(StandardCharsets.UTF_8);
        response.setContentType(json ? PROBLEM : TEXT);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Takes back what there is of a result, and tells the status and that this is not to be kept. */
    static void begin(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        Observation.of(request).stopped(refusal.fault().id());
        response.resetBuffer();
        if (!isRead(request)) {
            response.setHeader("Connection", "close");
        }
        response.setStatus(refusal.fault().status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept");
    }

    /**
     * Reads what comes of the body within a second, up to some megabytes: a client that is still sending when the
     * connection closes sees a broken connection instead of the answer. Whoever takes longer has a thread no longer.
     *
     * @return false if there is more, or it cannot be read, or the client waits with it for a word of ours
     */
    private static boolean isRead(HttpServletRequest request) {
        if (request.getHeader("Expect") != null) {
            return false;
        }
        HttpInput body = ServletContextRequest.getServletContextRequest(request).getHttpInput();
        long start = System.nanoTime();
        try {
            while (!request.getMethod().equals("GET") && !body.consumeAvailable()) {
                if (body.isError() || System.nanoTime() - start > PATIENCE_NANOS) {
                    return false;
                }
                Thread.sleep(BETWEEN_READS_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IllegalStateException | BadMessageException e) {
            return false;
        }
    }

    /** Has Jetty answer with a refusal, whatever there is of an answer, as long as nothing has gone out. */
    static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        request.setAttribute(REFUSAL, refusal);
        response.sendError(refusal.status());
    }

    /** What is known better than by its status; Jetty says no more of parameters that it cannot decode. */
    private static Optional<Refusal> refusal(Request request, Optional<String> detail) {
        return request.getAttribute(REFUSAL) instanceof Refusal refusal ? Optional.of(refusal)
                : detail.filter(UNDECODED::equals).map(any -> new Refusal(Fault.PARAMETER,
                        "What stands behind the question mark is not UTF-8 in percent encoding."));
    }

    private static String json(Refusal refusal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", refusal.fault().type());
        members.put("title", refusal.fault().title());
        members.put("status", refusal.fault().status());
        members.put("detail", refusal.getMessage());
        refusal.spot().ifPresent(spot -> {
            members.put("line", spot.line());
            members.put("column", spot.column());
            members.put("excerpt", spot.excerpt());
        });
        return json(members);
    }

    private static String json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Refusal refusal) {
        return refusal.fault().title() + ".\n" + refusal.getMessage() + "\n"
                + refusal.spot().map(Spot::excerpt).map(excerpt -> "\n" + excerpt + "\n").orElse("");
    }

    /** Answers with a refusal where no servlet has been asked yet. */
    static void write(Request request, Response response, Callback callback, Refusal refusal) {
        Observation.of(request).stopped(refusal.fault().id());
        request.setAttribute(REFUSAL, refusal);
        Response.writeError(request, response, callback, refusal.status());
    }

    /** Answers where no servlet did: an unknown path, a request that is no HTTP. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        int status = response.getStatus();
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            headers.put(HttpHeader.RETRY_AFTER, IN_A_MOMENT);
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED_405 && !headers.contains(HttpHeader.ALLOW)) {
            headers.put(HttpHeader.ALLOW, READ_ONLY);
        }
        Told told = told(request, status, headers);
        SecurityHeaders.on(headers, String.valueOf(request.getHttpURI().getPath()));
        OriginFilter.open(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, told.type());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException) { // Jetty will close it
            headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        Content.Sink.write(response, true, told.body(), callback);
        return true;
    }

    /** An answer. */
    private record Told(String type, String body) {
    }

    /** As the client asks for it; whatever is the matter, there is an answer. */
    private static Told told(Request request, int status, HttpFields headers) {
        String title = HttpStatus.getMessage(status);
        try {
            Optional<String> detail = status == HttpStatus.INTERNAL_SERVER_ERROR_500 ? Optional.empty()
                    : Optional.ofNullable(request.getAttribute(ErrorHandler.ERROR_MESSAGE))
                            .map(Object::toString).filter(text -> !text.equals(title));
            Optional<Refusal> refusal = status != HttpStatus.METHOD_NOT_ALLOWED_405 ? refusal(request, detail)
                    : Optional.of(new Refusal(Fault.METHOD, "Here there are: " + headers.get(HttpHeader.ALLOW) + "."));
            if (Acceptance.wantsJson(Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT)))) {
                Map<String, Object> members = new LinkedHashMap<>(Map.of("title", title, "status", status));
                detail.ifPresent(text -> members.put("detail", text));
                return new Told(PROBLEM, refusal.map(ErrorAnswer::json).orElseGet(() -> json(members)));
            }
            return new Told(TEXT, refusal.map(ErrorAnswer::text).orElseGet(() ->
                    status + " " + title + detail.map(text -> "\n" + text).orElse("") + "\n"));
        } catch (RuntimeException e) {
            LOG.error("an error could not be told: {}", FailureLog.where(e));
            return new Told(TEXT, status + " " + title + "\n");
        }
    }
}
