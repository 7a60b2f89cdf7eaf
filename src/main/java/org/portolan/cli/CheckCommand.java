package org.portolan.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.ComparedClaims;
import org.portolan.check.Publication;
import org.portolan.problem.JsonFormat;
import org.portolan.problem.ProblemFormat;
import org.portolan.problem.Problems;
import org.portolan.problem.SarifFormat;
import org.portolan.problem.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints all problems of the input and changes nothing. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Prints all problems of the input; exit 0 if there is no error, 1 if there is.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private PublicationOptions options;
    @Option(names = "--format", defaultValue = "text", description = "text, json or sarif (default: text)")
    private Format format;
    @Mixin
    private MostOption most;
    @Spec
    private CommandSpec spec;

    /** How problems are written. */
    private enum Format {
        TEXT(new TextFormat()),
        JSON(new JsonFormat()),
        SARIF(new SarifFormat());

        private final ProblemFormat writer;

        Format(ProblemFormat writer) {
            this.writer = writer;
        }
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        Problems problems = new Problems(most.number);
        Optional<Publication> publication = options.open(problems);
        Optional<CheckedPublication> checked = Optional.empty();
        if (publication.isPresent()) {
            try (TemporaryPath work = TemporaryPath.folder()) {
                checked = Checker.withNotes().check(publication.get(), work.path(), problems);
            }
        }
        Terminal.problems(problems, format.writer, terminal.out());
        terminal.err().println(Terminal.count(problems));
        checked.map(CheckedPublication::claims).filter(claims -> claims.number() > 0)
                .ifPresent(claims -> terminal.err().println(compared(claims)));
        return (problems.hasErrors() ? ExitCode.PROBLEMS : ExitCode.FINE).number();
    }

    private static String compared(ComparedClaims claims) {
        return "%s of sources: %s agree with the rows, %s differ, %s cannot be compared".formatted(
                Terminal.plural(claims.number(), "claim"), Terminal.number(claims.numberOfAgreeing()),
                Terminal.number(claims.numberOfDiffering()), Terminal.number(claims.numberOfUnknown()));
    }
}
