package org.portolan.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.release.folder.LeftOvers;
import org.portolan.release.folder.Releases;
import org.portolan.release.manifest.Release;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a release, lists releases, or goes back to one. */
@Command(name = "release", mixinStandardHelpOptions = true,
        description = "Checks the input, builds a release of it and makes it the current one.")
final class ReleaseCommand implements Callable<Integer> {
    @Mixin
    private ReleaseOptions options;
    @ArgGroup(exclusive = true)
    private Instead instead;
    @Spec
    private CommandSpec spec;

    /** What to do instead of building. */
    private static final class Instead {
        @Option(names = "--list", description = "lists the releases, newest first")
        private boolean list;
        @Option(names = "--rollback", paramLabel = "ID", description = "makes an earlier release the "
                + "current one; it is named by its id or a beginning of it that no other has")
        private String rollback;
        @Option(names = "--rebuild", arity = "0..1", fallbackValue = "", paramLabel = "ID",
                description = "makes the store of a release again from its dumps, after an upgrade or when it is "
                        + "damaged; not while a server has it open (default: the current one)")
        private String rebuild;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        Releases folder = new Releases(options.releases.folder);
        if (instead == null) {
            return (new ReleaseRun(options, terminal, new LeftOvers(folder)::tidy).release().isPresent() ? ExitCode.FINE
                    : ExitCode.PROBLEMS).number();
        }
        if (instead.rollback != null) {
            terminal.line("current", folder.rollback(instead.rollback).id());
        } else if (instead.rebuild != null) {
            rebuild(folder, terminal);
        } else {
            list(folder, terminal);
        }
        return ExitCode.FINE.number();
    }

    private static void list(Releases folder, Terminal terminal) {
        Optional<String> current = folder.pointer();
        List<Release> all = folder.list();
        all.forEach(release -> terminal.out().println("%s  %s  %s%s".formatted(release.id(), release.manifest().built(),
                Terminal.plural(release.manifest().triples(), "triple"),
                current.filter(release.id()::equals).isPresent() ? "  current" : "")));
        folder.faults().forEach(terminal.err()::println);
        current.filter(id -> all.stream().noneMatch(release -> release.id().equals(id))).ifPresent(id -> {
            terminal.err().println("current names %s, which cannot be read as a release".formatted(id));
        });
        terminal.err().flush();
    }

    private void rebuild(Releases folder, Terminal terminal) {
        long start = System.nanoTime();
        Release release = instead.rebuild.isEmpty() ? folder.needed() : folder.named(instead.rebuild);
        folder.rebuild(release);
        terminal.line("rebuilt", "%s, %s".formatted(release.id(), Terminal.seconds(start)));
    }
}
