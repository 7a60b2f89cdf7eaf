package org.portolan.fuseki.transport;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Refuses more than a thousand parameters, in the address or in a form: Jetty copies all values of a name for each
 * further one, so that 200 KB of {@code &} kept a processor for minutes, before anything that could end it. Its own
 * limit counts names.
 */
public final class FewParameters implements HttpConfiguration.Customizer {
    /** What reading the parameters of a form fails with. */
    public static final String TOO_MANY = "A form has at most 1000 parameters.";
    private static final int MOST = 1_000;
    private static final String FORM = "x-www-form-urlencoded";

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        if (query.chars().filter(letter -> letter == '&').count() >= MOST) {
            throw new BadMessageException("An address has at most " + MOST + " parameters");
        }
        String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
        return type.toLowerCase(Locale.ROOT).contains(FORM) ? new Form(request) : request;
    }

    /** Counts as the body is read, and fails where there are too many. */
    private static final class Form extends Request.Wrapper {
        private int separators;

        Form(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            if (separators >= MOST) {
                return failure();
            }
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                separators += bytes.get(i) == '&' ? 1 : 0;
            }
            if (separators >= MOST) {
                chunk.release();
                return failure();
            }
            return chunk;
        }

        private static Content.Chunk failure() {
            return Content.Chunk.from(new IllegalArgumentException(TOO_MANY), true);
        }
    }
}
