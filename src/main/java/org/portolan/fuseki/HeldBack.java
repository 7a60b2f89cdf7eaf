package org.portolan.fuseki;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds the beginning of a result back, so that what fails early still gets a status of its own. Flushing is left to
 * {@link #finish}: the writers of results flush when they fail, too.
 */
final class HeldBack extends OutputStream {
    private static final int MOST = 1 << 20;
    private final HttpServletResponse response;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean open;

    HeldBack(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!open && held.size() + length > MOST) {
            open = true;
            held.writeTo(response.getOutputStream());
            held.reset();
        }
        if (open) {
            response.getOutputStream().write(bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() {
        // see above
    }

    /** The result is whole: sends what is held. */
    void finish() throws IOException {
        if (!open) {
            response.setContentLength(held.size());
            held.writeTo(response.getOutputStream());
        }
    }
}
