package org.portolan.release.folder;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;

/**
 * Whether making a release would only make the current one again. Which program made it, its manifest says; which other
 * one would make it just so, {@code confirmed} does, a file of one line beside {@code current}.
 *
 * @param releases the folder of releases
 */
public record Repetition(Releases releases) {
    private static final String CONFIRMED = "confirmed";

    /**
     * The current release, if the program would only make it again: same input, same base, same program. Nothing of
     * the input is read for that, nor of the release but its manifest.
     *
     * @param checksums of the input, as {@link org.portolan.check.publication.Publication#checksums()}
     * @param base      the base IRI in place of the one that the input says
     */
    public Optional<Release> unchanged(Map<String, String> checksums, Optional<String> base, Program program) {
        Optional<String> current = Files.isDirectory(releases.folder()) ? releases.pointer() : Optional.empty();
        return current.filter(id -> id.matches(Release.ID))
                .flatMap(id -> releases.readable(releases.folder().resolve(id)))
                .filter(release -> base.map(release.base()::equals).orElse(!release.manifest().baseGiven())
                        && release.manifest().input().equals(checksums) && isOf(release, program));
    }

    /** Notes that a program would make this release, which another one made, just so; the caller holds the lock. */
    public void confirm(Release release, Program program) {
        String line = confirmation(release, program);
        releases.replace(CONFIRMED, line, "says " + line);
    }

    private boolean isOf(Release release, Program program) {
        return release.manifest().program().equals(program.toString())
                || Pointer.read(releases.folder().resolve(CONFIRMED)).id().equals(confirmation(release, program));
    }

    private static String confirmation(Release release, Program program) {
        return release.id() + " " + program;
    }
}
