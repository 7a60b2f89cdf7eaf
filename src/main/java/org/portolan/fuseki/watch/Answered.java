package org.portolan.fuseki.watch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.portolan.fuseki.transport.SlowReaders;

/**
 * An answer that has ended, whole or not.
 *
 * @param begin  when the headers of its request had come
 * @param took   from then to the last byte
 * @param client the address of who asked, as trusted proxies tell it; empty if it is none
 * @param method as it was sent
 * @param path   as it was sent, without what follows the question mark
 * @param agent  what the client calls itself, or nothing
 * @param status of HTTP
 * @param bytes  of the body that were written
 * @param noted  what those who answered noted
 */
public record Answered(Instant begin, Duration took, String client, String method, String path, String agent,
                       int status, long bytes, Observation noted) {
    private static final String SLOW_READER = "slow-reader";

    static Answered of(Request request, Response response) {
        Observation noted = Observation.of(request);
        if (SlowReaders.haveDropped(request)) { // who answered knows only that the connection is broken
            noted.stopped(SLOW_READER);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - request.getHeadersNanoTime());
        return new Answered(Instant.now().minus(took), took, client(request), request.getMethod(),
                Optional.ofNullable(request.getHttpURI().getPath()).orElse(""),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT)).orElse(""), response.getStatus(),
                Response.getContentBytesWritten(response), noted);
    }

    private static String client(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getHostString() : "";
    }
}
