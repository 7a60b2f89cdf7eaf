package org.portolan.fuseki.transport;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.compression.EncoderConfig;
import org.eclipse.jetty.compression.EncoderSink;
import org.eclipse.jetty.compression.zstandard.ZstandardCompression;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Zstandard (<a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>) that gives back what it takes. Jetty's own
 * encoder takes more than a megabyte beside the heap for each answer and never frees it, and what it takes has no
 * finalizer. Half a megabyte is enough for rows of RDF, whose repetitions are near each other. Thread-safe.
 */
public final class Zstandard extends ZstandardCompression {
    private static final int LEVEL = 1;
    private static final int WINDOW_BITS = 17;
    /** What is kept for the next answers; the rest is freed. */
    private static final int MOST_KEPT = 16;
    private final Queue<ZstdCompressCtx> free = new ArrayDeque<>();

    @Override
    public EncoderSink newEncoderSink(Content.Sink sink, EncoderConfig config) {
        ZstandardSink encoder = new ZstandardSink(this, sink);
        if (sink instanceof Response response) { // also if nobody writes the end
            Request.addCompletionListener(response.getRequest(), failure -> encoder.release());
        }
        return encoder;
    }

    synchronized ZstdCompressCtx take() {
        ZstdCompressCtx taken = free.isEmpty() ? new ZstdCompressCtx() : free.remove();
        return taken.setLevel(LEVEL).setWindowLog(WINDOW_BITS);
    }

    synchronized void giveBack(ZstdCompressCtx taken) {
        if (free.size() < MOST_KEPT) {
            taken.reset();
            free.add(taken);
        } else {
            taken.close();
        }
    }
}
