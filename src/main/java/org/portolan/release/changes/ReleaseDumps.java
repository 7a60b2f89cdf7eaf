package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;
import org.portolan.release.dumps.Dump;
import org.portolan.release.manifest.Release;

/** The dumps of a release, to be compared with another one's. */
public record ReleaseDumps(Release release) implements Side {
    @Override
    public String id() {
        return release.id();
    }

    @Override
    public String base() {
        return release.base();
    }

    @Override
    public InputStream data() throws IOException {
        return Dump.N_QUADS.open(release.folder());
    }

    @Override
    public InputStream provenance() throws IOException {
        return Dump.PROVENANCE.open(release.folder());
    }
}
