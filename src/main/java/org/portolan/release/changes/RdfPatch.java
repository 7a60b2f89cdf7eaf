package org.portolan.release.changes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes a difference as one transaction of <a href="https://afs.github.io/rdf-delta/rdf-patch.html">RDF Patch</a>:
 * what makes the later dump of the earlier one. A line of N-Quads is a row of it but for its first letter.
 */
public final class RdfPatch implements Difference.Sink {
    private static final String ADDED = "A ";

    private final OutputStream out;

    /**
     * Begins a patch.
     *
     * @param out      takes the bytes; the caller closes it
     * @param earlier  IRI of the release that it is applied to
     * @param later    IRI of the release that comes of it
     */
    RdfPatch(OutputStream out, String earlier, String later) throws IOException {
        this.out = out;
        write("H id <" + DumpLines.encode(later) + "> .");
        write("H prev <" + DumpLines.encode(earlier) + "> .");
        write("TX .");
    }

    /** The IRI that a row of a patch says something new of; empty for rows of other kinds. */
    public static Optional<String> addedSubject(String row) {
        int end = row.indexOf("> ");
        return row.startsWith(ADDED + "<") && end > 0 ? Optional.of(row.substring((ADDED + "<").length(), end))
                : Optional.empty();
    }

    @Override
    public void added(String line) throws IOException {
        write(ADDED + line);
    }

    @Override
    public void removed(String line) throws IOException {
        write("D " + line);
    }

    @Override
    public void kept(String line) {
        // A patch says nothing of it.
    }

    /** Ends the patch. */
    public void commit() throws IOException {
        write("TC .");
        out.flush();
    }

    private void write(String bytes) throws IOException {
        out.write((bytes + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
