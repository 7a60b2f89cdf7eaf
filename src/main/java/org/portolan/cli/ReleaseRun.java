package org.portolan.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.files.InputFile;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;
import org.portolan.release.ReleaseBuilder;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.folder.Releases;
import org.portolan.release.folder.Repetition;
import org.portolan.release.manifest.Program;
import org.portolan.release.manifest.Release;
import org.portolan.release.verification.SigningKey;

/** Check and release: what is unchanged is not converted again. */
final class ReleaseRun {
    private final ReleaseOptions options;
    private final Releases releases;
    private final Terminal terminal;
    private final Runnable ifUnchanged;

    /** @param ifUnchanged is run in place of making a release, which would do that and more */
    ReleaseRun(ReleaseOptions options, Terminal terminal, Runnable ifUnchanged) {
        this.options = options;
        this.releases = new Releases(options.releases.folder);
        this.terminal = terminal;
        this.ifUnchanged = ifUnchanged;
    }

    /**
     * The release of the input; empty if the input has errors, or takes away more than it may. They are printed, and
     * the live release stays as it is.
     */
    Optional<Release> release() throws IOException {
        List<String> before = releases.list().stream().map(Release::id).toList();
        Optional<String> current = before.isEmpty() ? Optional.empty() : releases.pointer();
        Optional<Release> released = checkAndRelease();
        released.ifPresent(release -> current.ifPresent(old -> sayIfRollbackIsUndone(release.id(), old, before)));
        released.ifPresent(this::sayIfReasonWasIdle);
        released.ifPresent(any -> removeOlder());
        return released;
    }

    /** @param newestFirst the releases before */
    private void sayIfRollbackIsUndone(String now, String old, List<String> newestFirst) {
        int place = newestFirst.indexOf(now);
        if (place >= 0 && place < newestFirst.indexOf(old)) {
            terminal.line("note", ("%s is the current one again, which had been gone back from to %s; to stay with "
                    + "that one, roll back again, change the tables, start with: portolan serve").formatted(now, old));
        }
    }

    private void sayIfReasonWasIdle(Release release) {
        options.guards.allowance().reason()
                .filter(reason -> release.manifest().removed().stream().noneMatch(one -> one.reason().equals(reason)))
                .ifPresent(idle -> terminal.line("note", "--accept-removals was not needed: nothing was taken away, so "
                        + "the reason stands nowhere"));
    }

    /** The release is made; that older ones stay for a while is worth a word and no more. */
    private void removeOlder() {
        try {
            releases.retain(options.keep.number, List.of());
        } catch (ReleaseException fault) {
            terminal.err().println("older releases stay for now: " + fault.getMessage());
        }
    }

    private Optional<Release> checkAndRelease() throws IOException {
        long start = System.nanoTime();
        Optional<SigningKey> key = options.signing.key();
        Program program = Program.running();
        Optional<List<InputFile>> files = options.publication.files();
        Optional<Release> same = files.map(Publication::checksums)
                .flatMap(input -> new Repetition(releases).unchanged(input, options.publication.base(), program))
                .filter(this::isWhole);
        if (same.isPresent()) {
            ifUnchanged.run();
            TemporaryPath.clearAbandoned();
            sayUnchanged(same.get(), key);
            return same;
        }
        Problems problems = new Problems();
        Optional<Publication> publication = options.publication.open(files, problems);
        Optional<Release> made = publication.isEmpty() ? Optional.empty()
                : make(publication.get(), program, key, problems);
        terminal.problems(problems);
        String found = problems.warnings() == 0 ? "no problems" : Terminal.plural(problems.warnings(), "warning");
        made.ifPresentOrElse(release -> terminal.line("release", "%s: %s, %s, %s".formatted(release.id(),
                counts(release), found, Terminal.seconds(start))), this::sayWhatStays);
        return made;
    }

    /** The input of a damaged release is still here, so it can be made again. */
    private boolean isWhole(Release release) {
        try {
            release.verify();
            return true;
        } catch (ReleaseException damaged) {
            terminal.line("note", damaged.getMessage() + "; it is made again");
            return false;
        }
    }

    private void sayUnchanged(Release release, Optional<SigningKey> key) {
        terminal.line("release", "%s, unchanged: %s".formatted(release.id(), counts(release)));
        key.filter(with -> releases.signed(release, with)).ifPresent(
                with -> terminal.line("signed", release.id() + ", which that key had not signed yet"));
    }

    private Optional<Release> make(Publication publication, Program program, Optional<SigningKey> key,
                                   Problems problems) throws IOException {
        try (TemporaryPath work = TemporaryPath.folder()) {
            Optional<CheckedPublication> checked = work.during(
                    () -> new Checker().check(publication, work.path(), problems));
            return checked.flatMap(clean -> new ReleaseBuilder(program, Clock.systemUTC()).signing(key)
                    .build(clean, releases, options.guards.allowance(), problems));
        }
    }

    private void sayWhatStays() {
        terminal.err().println(releases.pointer().map("No release was made; %s stays as it is."::formatted)
                .orElse("No release was made."));
        terminal.err().flush();
    }

    private static String counts(Release release) {
        return "%s, %s, %s".formatted(Terminal.plural(release.manifest().tables(), "table"),
                Terminal.plural(release.manifest().rows(), "row"),
                Terminal.plural(release.manifest().triples(), "triple"));
    }
}
