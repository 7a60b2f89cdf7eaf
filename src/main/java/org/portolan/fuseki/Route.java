package org.portolan.fuseki;

import jakarta.servlet.http.HttpServlet;
import java.util.Objects;

/**
 * A servlet and the paths that it answers. {@code /sparql} is never among them: it is taken before servlets are chosen.
 *
 * @param pathSpec as in Jakarta Servlet 6.0, 12.2: {@code /robots.txt}, {@code /doc/*}, {@code *.css} or {@code /}
 * @param servlet  what answers
 */
public record Route(String pathSpec, HttpServlet servlet) {
    /** Refuses nulls. */
    public Route {
        Objects.requireNonNull(pathSpec);
        Objects.requireNonNull(servlet);
    }
}
