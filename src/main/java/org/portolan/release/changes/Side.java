package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;

/** One of the two releases that are compared. Its dumps are read as often as need be; the reader closes them. */
public interface Side {
    /** Id of the release. */
    String id();

    /** Base IRI of the publication, ends with a slash. */
    String base();

    /** The sorted N-Quads of data and ontology. */
    InputStream data() throws IOException;

    /** The sorted N-Quads of provenance. */
    InputStream provenance() throws IOException;
}
