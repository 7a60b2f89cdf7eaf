package org.portolan.fuseki.operation;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.portolan.fuseki.protocol.JsonAnswer;

/** What only an operator may do; an {@link OperatorFilter} stands before it. */
public final class Admin extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Supplier<String> reload;
    private final transient Supplier<Optional<String>> refused;

    /**
     * The servlet for {@code /admin/*}.
     *
     * @param reload  looks which release is the current one, serves it, and gives its id
     * @param refused why it does not serve the one that it should
     */
    public Admin(Supplier<String> reload, Supplier<Optional<String>> refused) {
        this.reload = reload;
        this.refused = refused;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"/reload".equals(request.getPathInfo())) {
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
}
