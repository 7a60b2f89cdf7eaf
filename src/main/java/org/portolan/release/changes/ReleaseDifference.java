package org.portolan.release.changes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Release;

/**
 * What changed from one release to another: data and ontology, in memory that does not grow with them.
 *
 * @param earlier the release that is compared
 * @param later   the one it is compared with
 */
public record ReleaseDifference(Release earlier, Release later) {
    /**
     * What changed, as far as people want to read it.
     *
     * @param most how many things are listed of each kind of change
     * @throws ReleaseException if a dump cannot be read
     */
    public Changes changes(int most) {
        return changes(most, Optional.empty());
    }

    /** The same, and the whole as a patch. */
    public Changes changes(int most, Optional<RdfPatch> patch) {
        try {
            return Comparison.between(new ReleaseDumps(earlier), new ReleaseDumps(later), most, patch);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Writes the whole as <a href="https://afs.github.io/rdf-delta/rdf-patch.html">RDF Patch</a>.
     *
     * @param out takes the bytes; the caller closes it
     * @throws ReleaseException if a dump cannot be read
     */
    public void writePatch(OutputStream out) {
        try {
            RdfPatch patch = patch(out);
            Comparison.patch(new ReleaseDumps(earlier), new ReleaseDumps(later), patch);
            patch.commit();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Begins a patch that names the two releases. */
    public RdfPatch patch(OutputStream out) throws IOException {
        return new RdfPatch(out, iri(earlier), iri(later));
    }

    private static String iri(Release release) {
        return release.base() + "releases/" + release.id();
    }

    /** A dump that is damaged is told as that, whatever was noticed of it first. */
    private ReleaseException failed(IOException cause) {
        new ReleaseDumps(earlier).verify();
        new ReleaseDumps(later).verify();
        return ReleaseException.of(earlier.folder(), "cannot be compared with " + later.folder(), cause);
    }
}
