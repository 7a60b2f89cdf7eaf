package org.portolan.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.portolan.problem.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in a line or two: an unknown flag or command with the nearest known one. */
final class UsageFaults implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException fault, String[] words) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        Optional<String> unknown = fault instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst()
                : Optional.empty();
        err.println("portolan: " + unknown
                .map(word -> (word.startsWith("-") ? "there is no flag %s" : "%s is not expected here").formatted(word))
                .orElse(fault.getMessage()));
        unknown.flatMap(word -> Nearest.to(word.replaceFirst("=.*$", ""), known(command, word), 1).stream().findFirst())
                .ifPresent(near -> err.println("  did you mean %s?".formatted(near)));
        err.println("  %s --help tells what there is.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.number();
    }

    private static List<String> known(CommandLine command, String word) {
        return word.startsWith("-")
                ? command.getCommandSpec().options().stream().flatMap(option -> List.of(option.names()).stream())
                        .toList()
                : List.copyOf(command.getSubcommands().keySet());
    }
}
