package org.portolan.fuseki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/**
 * Holds the beginning of a result back, so that what fails early still gets a status of its own. Flushing is left to
 * {@link #finish}: the writers of results flush when they fail, too.
 */
final class HeldBack extends OutputStream {
    private static final int MOST = 1 << 20;
    private final OutputStream out;
    private final LongConsumer length;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean open;

    /**
     * @param out    where the result goes
     * @param length is told the bytes of a result that is held back as a whole, before any goes out
     */
    HeldBack(OutputStream out, LongConsumer length) {
        this.out = out;
        this.length = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!open && held.size() + length > MOST) {
            open = true;
            held.writeTo(out);
            held.reset();
        }
        if (open) {
            out.write(bytes, offset, length);
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
            length.accept(held.size());
            held.writeTo(out);
        }
    }
}
