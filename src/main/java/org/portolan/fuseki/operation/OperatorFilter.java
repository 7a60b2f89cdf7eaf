package org.portolan.fuseki.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.portolan.check.files.Sha256;
import org.portolan.fuseki.transport.Client;

/**
 * Lets operators through, whatever address they come from: behind a proxy all come from this machine. Others are
 * answered as if nothing were here, whether their token is wrong or absent; who tries several is told to wait.
 */
public final class OperatorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** In upper or lower case (RFC 9110, 11.1). */
    private static final String SCHEME = "Bearer ";
    private static final int TOO_MANY_REQUESTS = 429;
    private final transient byte[] token;
    private final transient Throttle throttle = new Throttle(Clock.systemUTC());

    /** @param token what {@code Authorization: Bearer …} must say (RFC 6750, 2.1) */
    public OperatorFilter(String token) {
        this.token = hash(token);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        boolean isScheme = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        boolean isRight = MessageDigest.isEqual(hash(isScheme ? header.substring(SCHEME.length()) : header), token)
                && isScheme;
        String client = Client.of(request.getRemoteAddr()).name();
        if (!header.isEmpty() && throttle.isTried(client)) {
            response.setHeader("Retry-After", String.valueOf(Throttle.WINDOW.toSeconds()));
            response.sendError(TOO_MANY_REQUESTS);
        } else if (isRight) {
            throttle.succeeded(client);
            chain.doFilter(request, response);
        } else {
            if (!header.isEmpty()) {
                throttle.failed(client);
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Hashes are of one length, so that comparing them takes the same time for every token. */
    private static byte[] hash(String text) {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
