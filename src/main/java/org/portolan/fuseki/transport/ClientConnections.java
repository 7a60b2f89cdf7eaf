package org.portolan.fuseki.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;

/**
 * Lets no client have more than so many connections: further ones end at once. A trusted proxy, which has all of its
 * clients on its own, may have as many as there are. Thread-safe.
 */
final class ClientConnections implements Connection.Listener {
    private final int most;
    private final TrustedProxies proxies;
    private final Map<Connection, Client> open = new IdentityHashMap<>();
    private final Map<Client, Integer> counts = new HashMap<>();

    /** @param most connections of one client */
    ClientConnections(int most, TrustedProxies proxies) {
        this.most = most;
        this.proxies = proxies;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress end
                && !proxies.contains(end.getAddress()) && !enter(connection, Client.of(end))) {
            Reset.of(connection.getEndPoint());
        }
    }

    private synchronized boolean enter(Connection connection, Client client) {
        open.put(connection, client);
        return counts.merge(client, 1, Integer::sum) <= most;
    }

    /** A closed connection does not know any more whose it was. */
    @Override
    public synchronized void onClosed(Connection connection) {
        Client client = open.remove(connection);
        if (client != null) {
            counts.computeIfPresent(client, (any, count) -> count == 1 ? null : count - 1);
        }
    }
}
