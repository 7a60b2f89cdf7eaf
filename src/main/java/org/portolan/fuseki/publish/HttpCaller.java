package org.portolan.fuseki.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends requests with the credentials, and again after a wait when the connection breaks or the server has a fault of
 * its own. Follows no redirect, so the credentials reach no other host.
 */
final class HttpCaller {
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    /** Who asks for more is not waited for. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 1 << 16;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECTING).build();
    private final Credentials credentials;
    private final Patience patience;
    private final Listener listener;

    HttpCaller(Credentials credentials, Patience patience, Listener listener) {
        this.credentials = credentials;
        this.patience = patience;
        this.listener = listener;
    }

    /** Whether a request that seems to have failed did its work all the same. */
    @FunctionalInterface
    interface Outcome {
        boolean isReached() throws IOException;
    }

    /** Sends a request that may be repeated. */
    Answer send(String name, HttpRequest.Builder request) throws IOException {
        return send(name, request, () -> false);
    }

    /**
     * Sends a request until it is answered with something else than a fault that passes; as late as the server asks.
     *
     * @param outcome asked after each failure; if it is reached, the request is not sent again
     * @throws PublishException if patience ends before
     */
    Answer send(String name, HttpRequest.Builder request, Outcome outcome) throws IOException {
        HttpRequest signed = sign(request);
        for (int retry = 0; true; retry++) {
            String fault;
            Duration asked = Duration.ZERO;
            try {
                Answer answer = once(name, signed);
                if (!answer.isPassing()) {
                    return answer;
                }
                fault = answer.explanation();
                asked = answer.wait(Instant.now());
            } catch (IOException e) {
                fault = explanation(name, e);
            }
            if (outcome.isReached()) {
                return Answer.done(signed.uri(), name);
            }
            await(signed.uri(), retry, fault, asked);
        }
    }

    /** Sends a request whose failure is no harm; that one is asked too often is none of it. */
    Answer sendOnce(String name, HttpRequest.Builder request) throws IOException {
        Answer answer = once(name, sign(request));
        return answer.isTooMany() ? send(name, request) : answer;
    }

    private HttpRequest sign(HttpRequest.Builder request) {
        credentials.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        return request.setHeader("User-Agent", "portolan").build();
    }

    private Answer once(String name, HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return new Answer(request.uri(), name, response.statusCode(), response.headers(), text,
                        credentials);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void await(URI address, int retry, String fault, Duration asked) throws IOException {
        if (retry >= patience.retries() || asked.compareTo(LONGEST) > 0) {
            throw new PublishException(address, fault + (retry == 0 ? "" : "; tried %d times".formatted(retry + 1))
                    + (asked.isZero() ? "" : "; it asks to come back in %d s".formatted(asked.toSeconds())));
        }
        Duration usual = patience.before(retry);
        Duration wait = asked.compareTo(usual) > 0 ? asked : usual;
        listener.waits(address, fault, wait);
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private String explanation(String name, IOException fault) {
        if (fault instanceof HttpTimeoutException) {
            return "gives no answer to %s in time".formatted(name);
        }
        return fault instanceof ConnectException ? "nothing answers there (is the server running?)"
                : "the connection broke during %s (%s)".formatted(name,
                Optional.ofNullable(fault.getMessage()).map(credentials::hiddenIn)
                        .orElse(fault.getClass().getSimpleName()));
    }
}
