package org.portolan.fuseki;

import jakarta.servlet.Filter;
import java.util.Objects;

/**
 * A filter and the paths that it sees. Gates stand in the order given, behind those that open the server to other
 * origins and before the endpoint and all servlets.
 *
 * @param pathSpec as in Jakarta Servlet 6.0, 12.2; {@code /*} for every request
 * @param filter   what looks at the request and hands it on, or answers
 */
public record Gate(String pathSpec, Filter filter) {
    /** Refuses nulls. */
    public Gate {
        Objects.requireNonNull(pathSpec);
        Objects.requireNonNull(filter);
    }
}
