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
    private static final int PIECE = 32 * 1024;
    private final OutputStream out;
    private final LongConsumer length;
    private final Sender sender;
    private final LongConsumer meter;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean open;

    /** What writes a piece of the result to where it goes. */
    @FunctionalInterface
    interface Sender {
        /** Writes it, while somebody may look at the clock. */
        void send(Run.Writing piece) throws IOException;
    }

    /**
     * @param out    where the result goes
     * @param length is told, before anything goes out, the bytes of a result that is held back as a whole; or -1
     */
    HeldBack(OutputStream out, LongConsumer length) {
        this(out, length, bytes -> { }, Run.Writing::write);
    }

    /**
     * @param out    where the result goes
     * @param length is told, before anything goes out, the bytes of a result that is held back as a whole; or -1
     * @param meter  is told the bytes of each piece before it is taken
     * @param sender sends what goes out
     */
    HeldBack(OutputStream out, LongConsumer length, LongConsumer meter, Sender sender) {
        this.out = out;
        this.length = length;
        this.meter = meter;
        this.sender = sender;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        meter.accept(length);
        if (!open && held.size() + length > MOST) {
            open = true;
            this.length.accept(-1);
            send(held.toByteArray());
            held.reset();
        }
        if (open) {
            send(bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
        }
    }

    private void send(byte[] bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        for (int sent = 0; sent < length; sent += PIECE) {
            int from = offset + sent;
            int size = Math.min(PIECE, length - sent);
            sender.send(() -> out.write(bytes, from, size));
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
            send(held.toByteArray());
        }
    }
}
