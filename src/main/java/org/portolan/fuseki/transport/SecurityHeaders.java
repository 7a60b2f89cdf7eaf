package org.portolan.fuseki.transport;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * What every answer tells browsers, so that nothing on a page runs, loads or is framed that is not the site's own: <a
 * href="https://www.w3.org/TR/CSP3/">Content Security Policy</a> and its companions. No script stands within a page, no
 * style within an element. Below {@code /embed/} other sites may frame what they find.
 */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
    private static final String EMBEDS = "/embed/";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors ";
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy", "cross-origin");

    /** Puts the headers for a path in place of those of the same names. */
    public static void on(HttpFields.Mutable headers, String path) {
        ALWAYS.forEach(headers::put);
        headers.put("Content-Security-Policy", POLICY + (path.startsWith(EMBEDS) ? "*" : "'self'"));
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        on(responseHeaders, String.valueOf(request.getHttpURI().getPath()));
        return request;
    }
}
