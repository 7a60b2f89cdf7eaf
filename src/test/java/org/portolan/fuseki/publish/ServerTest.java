package org.portolan.fuseki.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {
    @ParameterizedTest
    @CsvSource({"http://localhost:3030/ds, false", "http://127.0.0.1/ds, false", "http://[::1]:3030/ds, false",
            "https://sparql.example.org/ds, false", "http://sparql.example.org/ds, true", "http://127.example.org/, true",
            "HTTP://10.0.0.1/ds, true"})
    void whatLeavesTheMachineWithoutTlsIsOverheard(String url, boolean isOverheard) {
        Server server = new Server(Optional.empty(), Optional.of(Server.address("https://sparql.example.org/data")),
                Optional.of(Server.address(url)), Optional.empty());
        assertEquals(isOverheard, server.isOverheard());
    }
}
