package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.fuseki.operation.Operations;
import org.portolan.fuseki.transport.Forwarding;
import org.portolan.fuseki.transport.TrustedProxies;
import org.portolan.fuseki.watch.Metrics;

/** Whom the server believes; this test is a proxy at the loopback address, or nobody. */
class ForwardingIT {
    private static final HttpServlet SEEN = new HttpServlet() {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(request.getRemoteAddr() + " " + request.getRequestURL() + " "
                    + request.getScheme() + "://" + request.getHeader("Host"));
        }
    };
    private static Fixture trusting;
    private static Fixture wary;
    private static Fixture named;

    @BeforeAll
    static void start() throws IOException {
        trusting = behind("127.0.0.1, ::1, 10.0.0.0/8", Optional.empty());
        wary = behind("10.0.0.0/8", Optional.empty());
        named = behind("127.0.0.1", Optional.of(URI.create("https://data.example.org")));
    }

    private static Fixture behind(String proxies, Optional<URI> publicUrl) throws IOException {
        Operations operations = new Operations(Optional.of("token"), new Metrics(), false, List.of(), Duration.ZERO);
        return Fixture.of(SparqlServer.of(Fixture.live(Fixture.dataset())).routes(List.of(new Route("/seen", SEEN)))
                .operations(operations)
                .forwarding(new Forwarding(TrustedProxies.of(proxies), publicUrl)));
    }

    @AfterAll
    static void stop() {
        List.of(trusting, wary, named).forEach(Fixture::close);
    }

    private static String seen(Fixture fixture, String headers) throws Exception {
        HttpRequest.Builder request = fixture.to("/seen");
        Arrays.stream(headers.split(" & ")).filter(header -> header.contains(": "))
                .forEach(header -> request.header(header.split(": ")[0], header.split(": ", 2)[1]));
        var response = Fixture.send(request);
        return response.statusCode() == 200 ? response.body().replace("localhost:" + fixture.server.port(), "HERE")
                : String.valueOf(response.statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\1', value = {
        "none | 127.0.0.1 http://HERE/seen http://HERE",
        "X-Forwarded-For: 192.0.2.1 & X-Forwarded-Proto: https & X-Forwarded-Host: a.org "
                + "| 192.0.2.1 https://a.org/seen https://a.org",
        "X-Forwarded-Proto: https & X-Forwarded-Host: a.org:8443 "
                + "| 127.0.0.1 https://a.org:8443/seen https://a.org:8443",
        "X-Forwarded-For: 192.0.2.1:4711 | 192.0.2.1 http://HERE/seen http://HERE",
        // the first was written by the client
        "X-Forwarded-For: 1.1.1.1, 192.0.2.1 | 192.0.2.1 http://HERE/seen http://HERE",
        // two proxies, the inner one of them in a trusted network
        "X-Forwarded-For: 1.1.1.1, 192.0.2.1, 10.2.3.4 & X-Forwarded-Proto: https "
                + "| 192.0.2.1 https://HERE/seen https://HERE",
        "X-Forwarded-For: 1.1.1.1, 192.0.2.1, 10.2.3.4 & X-Forwarded-Proto: http, https, http "
                + "| 192.0.2.1 https://HERE/seen https://HERE",
        "X-Forwarded-For: 10.1.1.1, 10.2.3.4 | 10.1.1.1 http://HERE/seen http://HERE",
        "X-Forwarded-For: 192.0.2.1, nonsense, 10.2.3.4 | 10.2.3.4 http://HERE/seen http://HERE",
        "X-Forwarded-For: example.org | 127.0.0.1 http://HERE/seen http://HERE",
        "X-Forwarded-For: 192.0.2.1 & X-Forwarded-Host: a.org/x?y & X-Forwarded-Proto: javascript "
                + "| 192.0.2.1 http://HERE/seen http://HERE",
        "Forwarded: for=192.0.2.1;proto=https;host=a.org | 192.0.2.1 https://a.org/seen https://a.org",
        "Forwarded: for=1.1.1.1;host=b.org, For=\"192.0.2.1:80\";Proto=https;Host=\"a.org\", for=10.2.3.4;host=in "
                + "| 192.0.2.1 https://a.org/seen https://a.org",
        "Forwarded: for=192.0.2.1, for=_hidden;proto=https | 127.0.0.1 https://HERE/seen https://HERE",
        "Forwarded: for=\"[2001:db8::17]:4711\" | [2001:db8:0:0:0:0:0:17] http://HERE/seen http://HERE",
        // one kind was written by the proxy, the other by the client
        "Forwarded: for=1.1.1.1;host=evil.org & X-Forwarded-For: 192.0.2.1 | 400",
        "Forwarded: for=192.0.2.1;host=evil.org & X-Forwarded-For: 192.0.2.1 | 400",
        "Forwarded: for=192.0.2.1 & X-Forwarded-For: 192.0.2.1 | 192.0.2.1 http://HERE/seen http://HERE",
        "X-Forwarded-For: 192.0.2.1 & X-Proxied-Https: on & X-Forwarded-Port: 1 & X-Forwarded-Server: b.org "
                + "| 192.0.2.1 http://HERE/seen http://HERE"})
    void trustedProxySaysWhoAsked(String headers, String expected) throws Exception {
        assertEquals(expected, seen(trusting, headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 192.0.2.1 & X-Forwarded-Proto: https & X-Forwarded-Host: evil.org",
        "Forwarded: for=10.0.0.1;proto=https;host=evil.org", "X-Proxied-Https: on & Proxy-ssl-id: 1",
        "Forwarded: for=1.1.1.1 & X-Forwarded-For: 2.2.2.2", "X-Forwarded-For: 10.0.0.1"})
    void nobodyElseIsBelieved(String headers) throws Exception {
        assertEquals("127.0.0.1 http://HERE/seen http://HERE", seen(wary, headers));
    }

    /** Whoever has one address of IPv6 has all of its network. */
    @Test
    void networkOfIpv6IsOneClient() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertEquals(404, tried("2001:db8::" + i));
        }
        assertEquals(429, tried("2001:db8::ffff:1"));
        assertEquals(404, tried("2001:db8:0:1::1"));
    }

    private static int tried(String client) throws Exception {
        return Fixture.send(trusting.to("/metrics").header("Authorization", "Bearer wrong")
                .header("X-Forwarded-For", client)).statusCode();
    }

    @Test
    void publicAddressStandsOverWhatProxiesSay() throws Exception {
        assertEquals("192.0.2.1 https://data.example.org/seen https://data.example.org", seen(named,
                "X-Forwarded-For: 192.0.2.1 & X-Forwarded-Proto: http & X-Forwarded-Host: evil.org"));
        assertEquals("127.0.0.1 https://data.example.org/seen https://data.example.org", seen(named, "none"));
        String description = named.get("/sparql").body();
        assertTrue(description.contains("<https://data.example.org/sparql>"), description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.", "1", "all", "10.0.0.1;10.0.0.2"})
    void whatIsNoAddressIsRefused(String proxies) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(proxies)).getMessage()
                .startsWith("\"" + proxies + "\" is no address and no network"));
    }
}
