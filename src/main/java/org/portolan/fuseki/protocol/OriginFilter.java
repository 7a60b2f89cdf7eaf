package org.portolan.fuseki.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * Opens everything to pages of any other origin, to be read and queried but never with the visitor's credentials
 * (<a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, 3.2</a>), on errors too. Answers {@code OPTIONS}
 * itself and refuses the methods that nothing here has. Jena's own filter allows any origin with credentials, and PUT.
 */
public final class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");
    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";
    private static final String PREFLIGHT = "Access-Control-Request-Method";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        open(response::setHeader);
        if (request.getMethod().equals("OPTIONS")) {
            options(request, response);
        } else if (METHODS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Allow", ALLOWED);
            ErrorAnswer.write(request, response, new Refusal(Fault.METHOD,
                    "This server can be read and queried, nothing can be written to it: " + ALLOWED + "."));
        }
    }

    /** Says so in the headers of an answer. */
    static void open(BiConsumer<String, String> headers) {
        headers.accept("Access-Control-Allow-Origin", "*");
        headers.accept("Access-Control-Expose-Headers", "Link, ETag, Location, Content-Location, Retry-After, "
                + "Cache-Status, Query-Limits, Query-Hint");
    }

    private static void options(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", ALLOWED);
        if (request.getHeader(PREFLIGHT) != null) {
            response.setHeader("Access-Control-Allow-Methods", ALLOWED);
            response.setHeader("Access-Control-Allow-Headers",
                    "Accept, Accept-Language, Content-Type, If-Match, If-None-Match");
            response.setHeader("Access-Control-Max-Age", "86400");
        }
    }
}
