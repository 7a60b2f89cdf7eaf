package org.portolan.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.Publication;
import org.portolan.problem.Problems;
import org.portolan.release.Program;
import org.portolan.release.Release;
import org.portolan.release.ReleaseBuilder;
import org.portolan.release.Releases;
import org.portolan.release.SigningKey;
import org.portolan.release.VanishedThing;

/** Check and release: what is unchanged is not converted again. */
final class ReleaseRun {
    private static final int MOST_VANISHED = 20;

    private final PublicationOptions options;
    private final Releases releases;
    private final SigningOption signing;
    private final Terminal terminal;

    ReleaseRun(PublicationOptions options, ReleasesOption folder, SigningOption signing, Terminal terminal) {
        this.options = options;
        this.releases = new Releases(folder.folder);
        this.signing = signing;
        this.terminal = terminal;
    }

    /**
     * The release of the input; empty if the input has errors, which are printed, and then the live release stays as it
     * is.
     */
    Optional<Release> release() throws IOException {
        long start = System.nanoTime();
        Optional<SigningKey> key = signing.key();
        Problems problems = new Problems();
        Optional<Publication> publication = Publication.open(options.data, options.ontology, options.base(), problems);
        Program program = Program.running();
        Optional<Release> same = publication.filter(found -> !problems.hasErrors())
                .flatMap(found -> releases.unchanged(found, program));
        if (same.isPresent()) {
            Release live = releases.current().filter(current -> current.id().equals(same.get().id()))
                    .orElseGet(() -> releases.rollback(same.get().id()));
            terminal.line("release", "%s, unchanged: %s".formatted(live.id(), counts(live)));
            key.filter(with -> releases.signed(live, with))
                    .ifPresent(with -> terminal.line("signed", live.id() + ", which that key had not signed yet"));
            return Optional.of(live);
        }
        Optional<Release> before = releases.current();
        Optional<Release> made = publication.isEmpty() ? Optional.empty()
                : make(publication.get(), program, key, problems);
        terminal.problems(problems);
        made.ifPresentOrElse(release -> terminal.line("release", "%s: %s, no problems, %s"
                .formatted(release.id(), counts(release), Terminal.seconds(start))), this::sayWhatStays);
        before.ifPresent(earlier -> made.ifPresent(release -> sayWhatVanished(earlier, release)));
        return made;
    }

    private Optional<Release> make(Publication publication, Program program, Optional<SigningKey> key,
                                   Problems problems) throws IOException {
        try (TemporaryPath work = TemporaryPath.folder()) {
            Optional<CheckedPublication> checked = new Checker().check(publication, work.path(), problems);
            return checked.map(clean -> new ReleaseBuilder(program, Clock.systemUTC()).signing(key)
                    .build(clean, releases));
        }
    }

    /** A thing that vanishes is no fault, but never a secret: its address may stand in somebody's article. */
    private void sayWhatVanished(Release earlier, Release later) {
        List<VanishedThing> gone = VanishedThing.between(earlier, later);
        gone.stream().limit(MOST_VANISHED).forEach(thing -> terminal.line("gone", "%s: %s, %s to it in release %s"
                .formatted(thing.iri(), Terminal.plural(thing.statements(), "statement"),
                        Terminal.plural(thing.links(), "link"), earlier.id())));
        if (gone.size() > MOST_VANISHED) {
            terminal.line("gone", "and %s more".formatted(Terminal.number(gone.size() - MOST_VANISHED)));
        }
    }

    private void sayWhatStays() {
        terminal.err().println(releases.current()
                .map(live -> "No release was made; %s stays as it is.".formatted(live.id()))
                .orElse("No release was made."));
        terminal.err().flush();
    }

    private static String counts(Release release) {
        return "%s, %s, %s".formatted(Terminal.plural(release.manifest().tables(), "table"),
                Terminal.plural(release.manifest().rows(), "row"),
                Terminal.plural(release.manifest().triples(), "triple"));
    }
}
