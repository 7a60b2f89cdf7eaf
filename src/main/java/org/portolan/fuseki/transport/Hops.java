package org.portolan.fuseki.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedCSVParser;

/** Reads what proxies say, the first to take the request first. */
final class Hops {
    /** All that Jetty would read, too. */
    static final List<String> HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto",
            "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Server", "X-Proxied-Https", "Proxy-auth-cert",
            "Proxy-ssl-id");

    private Hops() {
    }

    /** The elements of {@code Forwarded} (RFC 7239, 4). */
    static List<Hop> standard(HttpFields headers) {
        List<Hop> hops = new ArrayList<>();
        QuotedCSVParser parser = new QuotedCSVParser(false) {
            private final Map<String, String> said = new LinkedHashMap<>();

            @Override
            protected void parsedParam(StringBuilder buffer, int valueLength, int paramName, int paramValue) {
                if (paramValue > paramName) {
                    said.put(buffer.substring(paramName, paramValue - 1).strip().toLowerCase(Locale.ROOT),
                            buffer.substring(paramValue));
                }
            }

            @Override
            protected void parsedValueAndParams(StringBuilder buffer) {
                hops.add(new Hop(said.getOrDefault("for", ""), said.getOrDefault("proto", ""),
                        said.getOrDefault("host", "")));
                said.clear();
            }
        };
        headers.getValuesList(HttpHeader.FORWARDED).forEach(parser::addValue);
        return hops;
    }

    /**
     * The same from {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Proxies lengthen the first and write the
     * others anew, so the last of the others goes for all where there are not as many.
     */
    static List<Hop> customary(HttpFields headers) {
        List<String> clients = list(headers, HttpHeader.X_FORWARDED_FOR);
        List<String> schemes = list(headers, HttpHeader.X_FORWARDED_PROTO);
        List<String> hosts = list(headers, HttpHeader.X_FORWARDED_HOST);
        int most = Math.max(clients.size(), schemes.isEmpty() && hosts.isEmpty() ? 0 : 1);
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            hops.add(new Hop(clients.isEmpty() ? "" : clients.get(i), at(schemes, i, most), at(hosts, i, most)));
        }
        return hops;
    }

    private static String at(List<String> values, int i, int most) {
        return values.isEmpty() ? "" : values.get(values.size() == most ? i : values.size() - 1);
    }

    private static List<String> list(HttpFields headers, HttpHeader header) {
        return headers.getValuesList(header).stream().flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip).toList();
    }

    /**
     * The hop at which the request came from somebody who is not trusted; what is written before it, that one may have
     * invented. An element that names no address ends the way: nobody knows who wrote what is before it.
     *
     * @param hops what the last trusted proxy sent
     */
    static Hop outermost(List<Hop> hops, TrustedProxies proxies) {
        Hop reached = Hop.SILENT;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            if (hop.client().isEmpty()) {
                return i == hops.size() - 1 ? hop : reached;
            }
            reached = hop;
            InetAddress client = hop.client().get();
            if (!proxies.contains(client)) {
                return reached;
            }
        }
        return reached;
    }
}
