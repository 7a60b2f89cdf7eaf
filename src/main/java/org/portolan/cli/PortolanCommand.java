package org.portolan.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.release.manifest.Release;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Without a subcommand: a release if the input changed, then serve it. */
@Command(name = "portolan", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class,
        description = "Turns tables into linked open data and publishes it. "
                + "Without a command: a release if the input changed, then serve it.")
final class PortolanCommand implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(CheckCommand.class, ConvertCommand.class,
            ReleaseCommand.class, ServeCommand.class, PublishCommand.class, VerifyCommand.class, KeygenCommand.class,
            InitCommand.class, TidyCommand.class, DiffCommand.class);

    @Mixin
    private ReleaseOptions options;
    @Mixin
    private ServerOptions server;
    @Mixin
    private WatchOptions watching;
    @Spec
    private CommandSpec spec;

    /**
     * The program as far as these words need it: the command that the first of them names, or all. To make the others
     * ready too takes longer than many a conversion.
     */
    static CommandLine commandLine(String... words) {
        List<Class<?>> named = Arrays.stream(words).limit(1)
                .flatMap(word -> COMMANDS.stream().filter(command -> name(command).equals(word))).toList();
        CommandLine program = named.isEmpty() ? new CommandLine(new PortolanCommand())
                : new CommandLine(CommandSpec.create().name("portolan"));
        (named.isEmpty() ? COMMANDS : named).forEach(program::addSubcommand);
        return program;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

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
