package org.portolan.fuseki.publish;

import java.net.URI;
import java.util.List;

/**
 * The addresses of a server.
 *
 * @param graphStore its graph store (<a href="https://www.w3.org/TR/sparql11-http-rdf-update/">protocol</a>)
 * @param query      takes queries (<a href="https://www.w3.org/TR/sparql11-protocol/#query-operation">protocol</a>)
 * @param updates    where updates may be taken, the likeliest first (<a
 *                   href="https://www.w3.org/TR/sparql11-protocol/#update-operation">protocol</a>)
 */
public record Endpoints(URI graphStore, URI query, List<URI> updates) {
    /** Copies the list. */
    public Endpoints {
        updates = List.copyOf(updates);
    }
}
