package org.portolan.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.release.manifest.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Without a subcommand: a release if the input changed, then serve it. */
@Command(name = "portolan", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        description = "Turns tables into linked open data and publishes it. "
                + "Without a command: a release if the input changed, then serve it.",
        subcommands = {CheckCommand.class, ConvertCommand.class, ReleaseCommand.class, ServeCommand.class,
                PublishCommand.class, VerifyCommand.class, KeygenCommand.class, InitCommand.class, TidyCommand.class,
                DiffCommand.class})
final class PortolanCommand implements Callable<Integer> {
    @Mixin
    private ReleaseOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private WatchOptions watching;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        server.queries.limits(); // what is wrong with them is told before a release is made
        Optional<Release> release = new ReleaseRun(options, terminal, () -> { }).release(); // the server tidies
        if (release.isEmpty()) {
            return ExitCode.PROBLEMS.number();
        }
        return new ServeRun(options.releases, server, watching, options.keep, terminal).serve().number();
    }
}
