package org.portolan.fuseki.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::9], 2001:db8:1:2:0:0:0:0/64", "::ffff:192.0.2.1, 192.0.2.1", "unknown, unknown", "a:b, a:b"})
    void networkOfIpv6IsOneClient(String address, String client) {
        assertEquals(client, Client.of(address).name());
    }
}
