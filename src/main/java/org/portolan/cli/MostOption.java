package org.portolan.cli;

import org.portolan.problem.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many problems of one kind are told in full. */
final class MostOption {
    int number;
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--most", paramLabel = "NUMBER", defaultValue = "" + Problems.STANDARD,
            description = "how many problems of one kind are told in full, the others are counted (default: "
                    + Problems.STANDARD + ")")
    void number(int most) {
        if (most < 0) {
            throw new ParameterException(command.commandLine(), "--most: write 0 or more");
        }
        number = most;
    }
}
