package org.portolan.fuseki.transport;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.compression.EncoderSink;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.Callback;

/** Encodes one answer; what it holds beside the heap goes back with the last byte, or when the request has ended. */
final class ZstandardSink extends EncoderSink {
    private static final int AT_ONCE = 32 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);
    private final Zstandard zstandard;
    private Optional<ZstdCompressCtx> encoder;
    private boolean isEnded;

    ZstandardSink(Zstandard zstandard, Content.Sink sink) {
        super(sink);
        this.zstandard = zstandard;
        encoder = Optional.of(zstandard.take());
    }

    @Override
    protected synchronized WriteRecord encode(boolean last, ByteBuffer content) {
        if (isEnded) {
            return null; // Jetty's word for: nothing is left to write
        }
        ZstdCompressCtx taken = encoder.orElseThrow(() -> new IllegalStateException("the answer has ended"));
        RetainableByteBuffer.Mutable out = zstandard.acquireByteBuffer(AT_ONCE);
        ByteBuffer bytes = out.getByteBuffer().clear();
        boolean isTaken = content == null || take(taken, content, bytes);
        isEnded = isTaken && last && taken.compressDirectByteBufferStream(bytes, NOTHING, EndDirective.END);
        bytes.flip();
        if (isEnded || bytes.hasRemaining()) {
            return new WriteRecord(isEnded, bytes, Callback.from(out::release));
        }
        out.release();
        return null;
    }

    /** Encodes what fits, by way of memory beside the heap, which is all that the library reads; true if all did. */
    private boolean take(ZstdCompressCtx taken, ByteBuffer content, ByteBuffer bytes) {
        RetainableByteBuffer.Mutable in = zstandard.acquireByteBuffer(AT_ONCE);
        try {
            while (content.hasRemaining() && bytes.hasRemaining()) {
                int length = Math.min(content.remaining(), AT_ONCE);
                ByteBuffer part = in.getByteBuffer().clear().put(content.slice(content.position(), length)).flip();
                taken.compressDirectByteBufferStream(bytes, part, EndDirective.CONTINUE);
                content.position(content.position() + part.position());
            }
            return !content.hasRemaining();
        } finally {
            in.release();
        }
    }

    @Override
    protected synchronized void release() {
        encoder.ifPresent(zstandard::giveBack);
        encoder = Optional.empty();
    }
}
