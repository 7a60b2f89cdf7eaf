package org.portolan.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many releases stay. */
final class KeepOption {
    int number;
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--keep", paramLabel = "NUMBER", defaultValue = "${env:PORTOLAN_KEEP:-10}",
            description = "so many of the newest releases stay whole, and the current one; of others the manifest and "
                    + "the changes (PORTOLAN_KEEP; default: 10)")
    void number(int newest) {
        if (newest < 1) {
            throw new ParameterException(command.commandLine(), "--keep: write 1 or more");
        }
        number = newest;
    }
}
