package org.portolan.fuseki.publish;

import java.util.List;

/**
 * What a publication would do.
 *
 * @param endpoints where it would do it
 * @param steps     the graphs in their order
 */
public record Plan(Endpoints endpoints, List<Step> steps) {
    /** Copies the list. */
    public Plan {
        steps = List.copyOf(steps);
    }
}
