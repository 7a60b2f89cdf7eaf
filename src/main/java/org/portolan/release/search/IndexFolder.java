package org.portolan.release.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Opens the folder of an index. */
final class IndexFolder {
    /** Held, since the level of a logger that nobody holds is forgotten. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE); // it advises on options of Java, which differ from one Java to the next
    }

    private IndexFolder() {
    }

    static Directory open(Path folder) throws IOException {
        return FSDirectory.open(folder);
    }
}
