package org.portolan.site.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Holds the body of an answer in memory, so that it can be sent when the store is not needed any more; of one that is
 * too long, all that is held goes to the client as the rest is made.
 */
public final class HeldBody extends OutputStream {
    /** Hundreds of readers may take theirs slowly at the same time. */
    private static final int MOST = 128 * 1024;
    private final HttpServletResponse response;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean isOpen;

    public HeldBody(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** What comes at once is in memory anyway, and held if it is the first. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!isOpen && held.size() > 0 && held.size() + length > MOST) {
            isOpen = true;
            held.writeTo(response.getOutputStream());
            held.reset();
        }
        if (isOpen) {
            response.getOutputStream().write(bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
        }
    }

    /** Sends what is held; the body is whole. */
    void finish() throws IOException {
        if (!isOpen) {
            response.setContentLengthLong(held.size());
            held.writeTo(response.getOutputStream());
        }
    }
}
