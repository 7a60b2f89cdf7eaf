package org.portolan.fuseki.cache;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Takes an answer down instead of sending it; one that turns out too long goes to the client after all. */
public final class RecordedResponse extends HttpServletResponseWrapper {
    private final int most;
    private final Runnable tooLong;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletOutputStream out = new Recorder();
    private boolean isSent;
    private long length = -1;

    /**
     * @param most    bytes that are taken down
     * @param tooLong is told before more than that goes to the client
     */
    public RecordedResponse(HttpServletResponse response, int most, Runnable tooLong) {
        super(response);
        this.most = most;
        this.tooLong = tooLong;
    }

    /** What was taken down; empty if it has been sent. */
    public Optional<Answer> answer(long nanos) {
        return isSent ? Optional.empty() : Optional.of(new Answer(getContentType(), body.toByteArray(), nanos));
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    private void send() throws IOException {
        isSent = true;
        tooLong.run();
        if (length >= 0) {
            super.setContentLengthLong(length);
        }
        body.writeTo(super.getOutputStream());
        body.reset();
    }

    /** Writes to memory first. */
    private final class Recorder extends ServletOutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (!isSent && body.size() + count > most) {
                send();
            }
            if (isSent) {
                RecordedResponse.super.getOutputStream().write(bytes, offset, count);
            } else {
                body.write(bytes, offset, count);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written at once");
        }
    }
}
