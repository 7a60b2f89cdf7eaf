package org.portolan.fuseki.operation;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portolan.fuseki.protocol.JsonAnswer;
import org.portolan.release.live.LiveSource;
import org.portolan.release.manifest.Manifest;

/**
 * Tells operators and load balancers how the server is: {@code /health/live} that the process answers, {@code
 * /health/ready} that a release is there to be served, which, why not the one that should be, and what is damaged.
 */
public final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient LiveSource live;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean dying = new AtomicBoolean();

    /** @param live has the release that readiness tells of */
    public Health(LiveSource live) {
        this.live = live;
    }

    /** From now on the server is not ready, though it still answers. */
    public void leave() {
        leaving.set(true);
    }

    /** From now on it is not even alive: most who ask will not reach it. */
    public void die() {
        leave();
        dying.set(true);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> live(response);
            case "/ready" -> ready(response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND, "There are /health/live and /health/ready");
        }
    }

    private void live(HttpServletResponse response) throws IOException {
        boolean isDying = dying.get();
        JsonAnswer.write(response, isDying ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK,
                Map.of("status", isDying ? "dying" : "live"));
    }

    private void ready(HttpServletResponse response) throws IOException {
        if (leaving.get()) {
            JsonAnswer.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Map.of("status", "stopping"));
            return;
        }
        try (LiveSource.Lease lease = live.lease()) {
            Manifest manifest = lease.live().release().manifest();
            Map<String, Object> state = new TreeMap<>(Map.of(
                    "status", "ready", "release", manifest.id(), "triples", manifest.triples()));
            live.refused().ifPresent(why -> state.put("refused", why));
            List<String> damaged = live.damaged();
            if (!damaged.isEmpty()) {
                state.put("damaged", damaged);
            }
            JsonAnswer.write(response, HttpServletResponse.SC_OK, state);
        }
    }
}
