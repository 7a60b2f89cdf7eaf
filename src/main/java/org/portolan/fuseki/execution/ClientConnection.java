package org.portolan.fuseki.execution;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.portolan.fuseki.transport.Reset;

/**
 * The connection of a client whose query runs. Jetty does not read from it until the answer is written, so it does not
 * notice that the client has gone; this looks. A byte that is there instead, of what the client sent ahead, goes to
 * Jetty's buffer, which has room for one; behind it no end can be seen.
 *
 * <p>An end of what the client sends is not yet its going: it may have closed its half only, and wait. Both look the
 * same until something is sent, which who has gone refuses and who waits does not; and so does an end that stands
 * behind other bytes. So an interim answer is sent that
 * means nothing (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, 15.2</a>), as long as nothing
 * of the answer has been. HTTP/1.0 has none; there, who closes his half has gone.
 */
public final class ClientConnection {
    private static final byte[] STILL_AT_IT = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** The first is refused, and the second one hears of it; later ones are for who goes later. */
    private static final long[] BETWEEN_MILLIS = {0, 100, 300};
    private final Connection connection;
    private final EndPoint endPoint;
    private final boolean hasInterim;
    private boolean isAhead;
    private boolean hasEnded;
    private boolean isHalfClosed;
    private int told;
    private long toldAt = System.nanoTime();

    ClientConnection(Connection connection, boolean hasInterim) {
        this.connection = connection;
        this.hasInterim = hasInterim;
        endPoint = connection.getEndPoint();
    }

    /** The connection that a request came by. Of HTTP/1.0 it sends no interim answers. */
    public static ClientConnection of(HttpServletRequest request) {
        ConnectionMetaData connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData();
        return new ClientConnection(connection.getConnection(),
                connection.getHttpVersion() == HttpVersion.HTTP_1_1);
    }

    /**
     * True if nobody waits for the answer. Only while no request is read from the connection, and nothing written.
     *
     * @param now      as of {@link System#nanoTime}
     * @param hasBegun true if something of the answer was written
     */
    boolean isGone(long now, boolean hasBegun) {
        if (!endPoint.isOpen()) {
            return true;
        }
        try {
            boolean isOver = hasEnded();
            if (hasBegun) {
                return isOver && !isHalfClosed;
            }
            isHalfClosed = isOver && hasInterim;
            return hasInterim ? (isOver || isAhead) && isDeaf(now) : isOver;
        } catch (IOException e) {
            return true;
        }
    }

    /** The answer begins: whoever has closed his half until now waits for it, or its bytes tell that he has gone. */
    void begin() {
        try {
            isHalfClosed |= hasEnded();
        } catch (IOException e) {
            // to write the answer tells the same
        }
    }

    /** True if the client sends no more. */
    private boolean hasEnded() throws IOException {
        if (!hasEnded && !isAhead && endPoint.getTransport() instanceof ByteChannel channel
                && connection instanceof Connection.UpgradeTo reader) {
            ByteBuffer ahead = ByteBuffer.allocate(1);
            int read = channel.read(ahead);
            hasEnded = read < 0;
            if (read > 0) {
                isAhead = true;
                reader.onUpgradeTo(ahead.flip());
            }
        }
        return hasEnded;
    }

    /** Sends the interim answer, if it is time for it; whoever has gone makes that fail, if not the first time. */
    private boolean isDeaf(long now) throws IOException {
        long pause = TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS[Math.min(told, BETWEEN_MILLIS.length - 1)]);
        if (now - toldAt < pause || !(endPoint.getTransport() instanceof ByteChannel channel)) {
            return false;
        }
        told++;
        toldAt = now;
        return channel.write(ByteBuffer.wrap(STILL_AT_IT)) < STILL_AT_IT.length;
    }

    /** Breaks it so that the client sees an error, even if the end of the connection is that of the answer to it. */
    public void reset() {
        Reset.of(endPoint);
    }
}
