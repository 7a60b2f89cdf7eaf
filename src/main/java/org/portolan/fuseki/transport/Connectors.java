package org.portolan.fuseki.transport;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Makes the one connector. Fuseki's own lets every response hold 5 MB and every request 512 KB of headers, which a heap
 * of 256 MB does not bear with a hundred readers.
 */
public final class Connectors {
    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int HEADERS = 16 * 1024;
    /**
     * What the system takes of an answer before the client does. Left to itself it takes megabytes, which nobody who
     * reads slowly is seen to read for minutes, and holds them for each of them.
     */
    private static final int SENT_AHEAD = 128 * 1024;
    private static final int IDLE_MILLIS = 30_000;
    /** Jetty's own is a second, in which a slow reader takes nothing out of buffers that are half full. */
    private static final int IDLE_WHEN_ENDING_MILLIS = 5000;
    /** How many may wait while the acceptor is busy; Java's own default is 50. */
    private static final int BACKLOG = 1024;
    private static final int MOST_CONNECTIONS = 2000;
    /** Browsers have six; who shares an address with many others has room. */
    private static final int MOST_OF_A_CLIENT = 600;
    /** How long connections may be silent once there are so many. */
    private static final int IDLE_WHEN_FULL_MILLIS = 2000;

    private Connectors() {
    }

    /** Gives the server its connector, which is not open yet. */
    public static ServerConnector listen(Server server, String host, int port, Forwarding forwarding) {
        ServerConnector connector = new EnduringConnector(server, new StrictLines(http(forwarding)));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(IDLE_WHEN_ENDING_MILLIS);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setAcceptedSendBufferSize(SENT_AHEAD);
        connector.addBean(new ClientConnections(MOST_OF_A_CLIENT, forwarding.proxies()));
        connector.addBean(new SlowSenders(connector));
        connector.addBean(new SlowReaders(connector));
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL_MILLIS);
        server.addBean(limit);
        server.setConnectors(new Connector[] {connector});
        return connector;
    }

    private static HttpConfiguration http(Forwarding forwarding) {
        HttpConfiguration http = new HttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setRequestHeaderSize(HEADERS);
        http.setResponseHeaderSize(HEADERS);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.addCustomizer(new SecurityHeaders());
        http.addCustomizer(new OneReading());
        http.addCustomizer(new FewParameters());
        http.addCustomizer(forwarding);
        return http;
    }

    /** Goes on to accept where there was no memory for a connection, nor for a line in the log about it. */
    private static final class EnduringConnector extends ServerConnector {
        EnduringConnector(Server server, ConnectionFactory factory) {
            super(server, 1, 1, factory);
        }

        @Override
        protected boolean handleAcceptFailure(Throwable failure) {
            try {
                return super.handleAcceptFailure(failure);
            } catch (OutOfMemoryError again) {
                return isRunning();
            }
        }
    }
}
