package org.portolan.release;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A release whose store is open for reading. Readers put every access between {@code begin(READ)} and {@code end} of
 * {@link #dataset}; then it is safe for use by many threads.
 *
 * @param release the release
 * @param dataset default graph: the data; named graphs: ontology, provenance, catalog
 */
public record LiveRelease(Release release, DatasetGraph dataset) implements AutoCloseable {
    /** Base IRI of the publication, ends with a slash. */
    public String base() {
        return release.base();
    }

    /** IRI of a named graph: {@code ontology}, {@code provenance} or {@code catalog}. */
    public String graph(String name) {
        return base() + "graph/" + name;
    }

    /** Gives the store free, for all who opened it in this process; nobody may be reading any more. */
    @Override
    public void close() {
        Store.close(dataset);
    }
}
