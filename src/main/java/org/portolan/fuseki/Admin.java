package org.portolan.fuseki;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What only an operator may do, whatever address the request comes from: behind a proxy all come from this machine. A
 * request without the token is answered as if nothing were here.
 */
public final class Admin extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient byte[] token;
    private final transient Supplier<String> reload;
    private final transient Supplier<Optional<String>> refused;

    /**
     * The servlet for {@code /admin/*}.
     *
     * @param token   what {@code Authorization: Bearer …} must say (RFC 6750, 2.1); not empty
     * @param reload  looks which release is the current one, serves it, and gives its id
     * @param refused why it does not serve the one that it should
     */
    public Admin(String token, Supplier<String> reload, Supplier<Optional<String>> refused) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("an empty token keeps nobody out");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.reload = reload;
        this.refused = refused;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isAllowed(request) || !"/reload".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            reload(response);
        }
    }

    private void reload(HttpServletResponse response) throws IOException {
        Map<String, Object> state = new TreeMap<>(Map.of("release", reload.get()));
        Optional<String> why = refused.get();
        why.ifPresent(sentence -> state.put("refused", sentence));
        int status = why.isPresent() ? HttpServletResponse.SC_CONFLICT : HttpServletResponse.SC_OK;
        JsonAnswer.write(response, status, state);
    }

    /** Takes the same time for every wrong token of a length. */
    private boolean isAllowed(HttpServletRequest request) {
        String given = String.valueOf(request.getHeader("Authorization"));
        return given.startsWith(SCHEME)
                && MessageDigest.isEqual(given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8), token);
    }
}
