package org.portolan.check;

import java.nio.file.Path;
import java.util.Optional;
import org.portolan.problem.ProblemSink;

/** Says whether a publication can be released. Stateless and thread-safe. */
public final class Checker {
    /**
     * Converts the tables into the work folder, checks everything and reports all problems.
     *
     * @param workFolder an existing folder; {@code data.nt} and {@code rows.nt} are written there
     * @return empty if there was an error
     * @throws java.io.UncheckedIOException if the work folder cannot be written
     */
    public Optional<CheckedPublication> check(Publication publication, Path workFolder, ProblemSink problems) {
        throw new UnsupportedOperationException();
    }
}
