package org.portolan.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.check.CheckedPublication;
import org.portolan.check.Checker;
import org.portolan.check.publication.Publication;
import org.portolan.problem.JsonFormat;
import org.portolan.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints all problems of the input and changes nothing. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = {"Prints all problems of the input; exit 0 if there is no error, 1 if there is.",
            "Claims of sources are compared with the rows: as JSON each one, as text the totals of each kind."})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private PublicationOptions options;
    @Option(names = "--format", defaultValue = "text", description = "text, json or sarif (default: text)")
    private ReportFormat format;
    @Mixin
    private MostOption most;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        Problems problems = new Problems(most.number);
        Optional<Publication> publication = options.open(options.files(), problems);
        Optional<CheckedPublication> checked = Optional.empty();
        if (publication.isPresent()) {
            try (TemporaryPath work = TemporaryPath.folder()) {
                checked = work.during(
                        () -> Checker.withNotes().check(publication.get(), work.path(), problems));
            }
        }
        Optional<ClaimsReport> claims = checked.map(found -> new ClaimsReport(found.claims()));
        if (format == ReportFormat.JSON) {
            ObjectNode report = JsonFormat.report(problems);
            claims.ifPresent(found -> report.set("claims", found.json()));
            terminal.out().print(JsonFormat.write(report));
            terminal.out().flush();
        } else {
            Terminal.problems(problems, format.writer(), terminal.out());
        }
        terminal.err().println(Terminal.count(problems));
        claims.ifPresent(found -> found.lines().forEach(terminal.err()::println));
        return (problems.hasErrors() ? ExitCode.PROBLEMS : ExitCode.FINE).number();
    }
}
