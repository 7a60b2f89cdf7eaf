package org.portolan.fuseki.execution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Holds the beginning of a result back, so that what fails early still gets a status of its own, and what is short can
 * be kept. Flushing does nothing: the writers of results flush when they fail, too.
 */
final class HeldBack extends OutputStream {
    /** Bytes of a result that is held. */
    static final int MOST = 1 << 20;
    private static final int USUAL = 32 * 1024;
    private final OutputStream out;
    private final Runnable opening;
    private final LongConsumer meter;
    private final Sender sender;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(USUAL);
    private boolean open;

    /** What writes bytes of the result to where it goes. */
    @FunctionalInterface
    interface Sender {
        /** Writes them, while somebody may look at the clock. */
        void send(OutputStream out, byte[] bytes, int offset, int length) throws IOException;
    }

    /**
     * @param out     where a result goes that is too long to be held
     * @param opening is told before anything goes there
     * @param meter   is told the bytes of each piece before it is taken
     * @param sender  sends what goes out
     */
    HeldBack(OutputStream out, Runnable opening, LongConsumer meter, Sender sender) {
        this.out = out;
        this.opening = opening;
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
            opening.run();
            sender.send(out, held.toByteArray(), 0, held.size());
            held.reset();
        }
        if (open) {
            sender.send(out, bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
        }
    }

    /** The whole result, if it was short enough: nothing of it has gone out. */
    Optional<byte[]> whole() {
        return open ? Optional.empty() : Optional.of(held.toByteArray());
    }
}
