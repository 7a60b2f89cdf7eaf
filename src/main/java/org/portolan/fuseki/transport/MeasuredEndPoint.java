package org.portolan.fuseki.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connection that knows how many bytes the system has taken from it; Jetty counts what it is about to give. */
final class MeasuredEndPoint extends SocketChannelEndPoint {
    private volatile long sent;

    MeasuredEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    long sent() {
        return sent;
    }

    /** One thread flushes at a time. */
    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = left(buffers);
        try {
            return super.flush(buffers);
        } finally {
            sent += before - left(buffers);
        }
    }

    private static long left(ByteBuffer... buffers) {
        long left = 0;
        for (ByteBuffer buffer : buffers) {
            left += buffer.remaining();
        }
        return left;
    }
}
