package org.portolan.fuseki;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.portolan.fuseki.transport.Reset;

/**
 * The connection of a client whose query runs. Jetty does not read from it until the answer is written, so it does not
 * notice that the client has gone; this looks. A byte that is there instead, of a request that the client sent ahead,
 * goes to Jetty's buffer, and is a sign of life.
 */
final class ClientConnection {
    private final Connection connection;
    private final EndPoint endPoint;
    private boolean isAlive;

    ClientConnection(Connection connection) {
        this.connection = connection;
        endPoint = connection.getEndPoint();
    }

    static ClientConnection of(HttpServletRequest request) {
        return new ClientConnection(ServletContextRequest.getServletContextRequest(request).getConnectionMetaData()
                .getConnection());
    }

    /** True if nobody waits for the answer. Only while no request is read from the connection. */
    boolean isGone() {
        if (!endPoint.isOpen()) {
            return true;
        }
        if (isAlive || !(endPoint.getTransport() instanceof ReadableByteChannel channel)
                || !(connection instanceof Connection.UpgradeTo reader)) {
            return false;
        }
        ByteBuffer ahead = ByteBuffer.allocate(1);
        try {
            int read = channel.read(ahead);
            if (read > 0) {
                isAlive = true;
                reader.onUpgradeTo(ahead.flip());
            }
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Breaks it so that the client sees an error, even if the end of the connection is that of the answer to it. */
    void reset() {
        Reset.of(endPoint);
    }

    /** Breaks it, also under a write that waits for the client. */
    void close() {
        endPoint.close();
    }
}
