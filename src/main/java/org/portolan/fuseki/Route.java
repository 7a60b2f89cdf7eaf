package org.portolan.fuseki;

import jakarta.servlet.http.HttpServlet;
import java.util.Objects;

/**
 * A servlet and the paths that it answers. {@code /sparql} is never among them: it is taken before servlets are chosen.
 *
 * @param pathSpec as in Jakarta Servlet 6.0, 12.2: {@code /robots.txt}, {@code /doc/*}, {@code *.css}, the empty text
 *                 for the root alone, or {@code /*} for all the rest; not {@code /}, at which Fuseki has a servlet of
 *                 its own
 * @param servlet  what answers
 */
public record Route(String pathSpec, HttpServlet servlet) {
    /** Refuses nulls and {@code /}. */
    public Route {
        Objects.requireNonNull(pathSpec);
        Objects.requireNonNull(servlet);
        if (pathSpec.equals("/")) {
            throw new IllegalArgumentException("the servlet for all other paths is at /*");
        }
    }
}
