package org.portolan.release.changes;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Release;

/** The dumps of a release, to be compared with another one's. */
public record ReleaseDumps(Release release) implements Side {
    /** @throws ReleaseException that names the first of the dumps that are compared that is not what was released */
    void verify() {
        List<String> names = List.of(Dump.N_QUADS.fileName(), Dump.PROVENANCE.fileName());
        release.manifest().files().stream().filter(file -> names.contains(file.name()))
                .forEach(file -> Release.verify(release.folder().resolve(file.name()), file));
    }

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
