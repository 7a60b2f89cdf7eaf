package org.portolan.fuseki.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Who asks, where everybody has a share: an address of IPv4, and of IPv6 a network of 64 bits, since whoever has one
 * address of it has them all (<a href="https://www.rfc-editor.org/rfc/rfc6177">RFC 6177</a>).
 *
 * @param name the address, or the network with its length; empty for what has none
 */
public record Client(String name) {
    private static final int NETWORK_BYTES = 8;

    /** Who stands at the other end of a connection. */
    static Client of(SocketAddress end) {
        return of(end instanceof InetSocketAddress internet ? internet.getHostString() : "");
    }

    /** Who has an address that is written down, in brackets or not; asks no name server. */
    public static Client of(String address) {
        try {
            return address.contains(":") ? of(InetAddress.getByName(address)) : new Client(address);
        } catch (UnknownHostException e) {
            return new Client(address);
        }
    }

    private static Client of(InetAddress address) throws UnknownHostException {
        if (!(address instanceof Inet6Address)) {
            return new Client(address.getHostAddress());
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
        return new Client(InetAddress.getByAddress(network).getHostAddress() + "/" + NETWORK_BYTES * Byte.SIZE);
    }
}
