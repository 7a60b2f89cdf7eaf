package org.portolan.fuseki.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.eclipse.jetty.io.EndPoint;

/** Breaks a connection so that the client sees an error, and nothing of what it has not read is kept for it. */
public final class Reset {
    private Reset() {
    }

    /** Breaks it, also under a write that waits for the client. */
    public static void of(EndPoint connection) {
        if (connection.getTransport() instanceof NetworkChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // closed already, or about to be
            }
        }
        connection.close();
    }
}
