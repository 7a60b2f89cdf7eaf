package org.portolan.release.store;

import java.io.IOException;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Release;
import org.portolan.release.search.TextIndex;

/**
 * A release whose store and index are open for reading. Readers put every access between {@code begin(READ)} and
 * {@code end} of {@link #dataset}; then it is safe for use by many threads.
 *
 * @param release the release
 * @param dataset default graph: the data; named graphs: ontology, provenance, catalog
 * @param texts   the index of the texts of the default graph; empty if nobody searches this one
 */
public record LiveRelease(Release release, DatasetGraph dataset, Optional<TextIndex> texts) implements AutoCloseable {
    /** One in which nobody searches for texts. */
    public LiveRelease(Release release, DatasetGraph dataset) {
        this(release, dataset, Optional.empty());
    }

    /** Base IRI of the publication, ends with a slash. */
    public String base() {
        return release.base();
    }

    /** IRI of a named graph: {@code ontology}, {@code provenance} or {@code catalog}. */
    public String graph(String name) {
        return base() + "graph/" + name;
    }

    /** Gives store and index free, for all who opened them in this process; nobody may be reading any more. */
    @Override
    public void close() {
        try {
            if (texts.isPresent()) {
                texts.get().close();
            }
        } catch (IOException e) {
            throw ReleaseException.of(release.folder(), "the index of texts cannot be closed", e);
        } finally {
            Store.close(dataset);
        }
    }
}
