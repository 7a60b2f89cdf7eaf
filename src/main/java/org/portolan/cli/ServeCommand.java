package org.portolan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the current release without looking at the input. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the current release.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ReleasesOption releases;
    @Mixin
    private ServerOptions server;
    @Mixin
    private WatchOptions watching;
    @Mixin
    private KeepOption keep;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        TemporaryPath.clearAbandoned();
        return new ServeRun(releases, server, watching, keep, terminal).serve().number();
    }
}
