package org.portolan.fuseki.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Shortens addresses to the network that they are in, which says where requests come from and not from whom. */
final class Addresses {
    private static final int NETWORK_4 = 3;
    private static final int NETWORK_6 = 6;

    private Addresses() {
    }

    /** The first 24 bits of an address of IPv4, the first 48 of one of IPv6: {@code 192.0.2.0/24}. */
    static String shortened(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: no name server is asked
            int kept = bytes.length == 4 ? NETWORK_4 : NETWORK_6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
