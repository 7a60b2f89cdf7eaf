package org.portolan.fuseki.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Who asked, and for which address, where proxies stand between: <a
 * href="https://www.rfc-editor.org/rfc/rfc7239">{@code Forwarded}</a> or {@code X-Forwarded-*}, of trusted proxies
 * alone. An address that is said to be the public one stands over both and over {@code Host}.
 *
 * <p>Jetty's customizer believes everybody and of a chain the first element, which any client can write. It is given
 * one element: that of the last who can be trusted.
 */
public final class Forwarding implements HttpConfiguration.Customizer {
    private final TrustedProxies proxies;
    private final Optional<URI> publicUrl;
    private final ForwardedRequestCustomizer jetty = new ForwardedRequestCustomizer();

    /**
     * @param proxies   whose word is taken
     * @param publicUrl where readers reach the site; empty: as they asked
     */
    public Forwarding(TrustedProxies proxies, Optional<URI> publicUrl) {
        this.proxies = proxies;
        this.publicUrl = publicUrl;
    }

    /** No proxy stands between. */
    public static Forwarding none() {
        return new Forwarding(TrustedProxies.none(), Optional.empty());
    }

    /** Whose word is taken. */
    TrustedProxies proxies() {
        return proxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Hop said = peer(request).filter(proxies::contains).map(proxy -> said(request.getHeaders())).orElse(Hop.SILENT);
        Hop hop = publicUrl.map(url -> said.under(url.getScheme(), url.getRawAuthority())).orElse(said);
        if (hop.equals(Hop.SILENT)) {
            return request;
        }
        HttpFields headers = headers(request.getHeaders(), hop);
        return jetty.customize(new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        }, responseHeaders);
    }

    private static Optional<InetAddress> peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? Optional.ofNullable(address.getAddress()) : Optional.empty();
    }

    /**
     * A proxy writes one kind of these headers and may pass on the other as a client made it up, so two kinds must say
     * the same.
     */
    private Hop said(HttpFields headers) {
        List<Hop> standard = Hops.standard(headers);
        List<Hop> customary = Hops.customary(headers);
        Hop hop = Hops.outermost(standard.isEmpty() ? customary : standard, proxies);
        if (!standard.isEmpty() && !customary.isEmpty() && !hop.equals(Hops.outermost(customary, proxies))) {
            throw new BadMessageException("Forwarded and X-Forwarded-* contradict each other");
        }
        return hop;
    }

    private static HttpFields headers(HttpFields given, Hop hop) {
        HttpFields.Mutable headers = HttpFields.build(given);
        Hops.HEADERS.forEach(headers::remove);
        hop.client().ifPresent(client -> headers.put(HttpHeader.X_FORWARDED_FOR, client.getHostAddress()));
        hop.scheme().ifPresent(scheme -> headers.put(HttpHeader.X_FORWARDED_PROTO, scheme));
        hop.host().ifPresent(host -> headers.put(HttpHeader.X_FORWARDED_HOST, host));
        return headers;
    }
}
