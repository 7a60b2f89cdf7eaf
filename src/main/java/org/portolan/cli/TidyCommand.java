package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.spreadsheet.Resaved;
import org.portolan.csvw.spreadsheet.Tidy;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repairs tables that a spreadsheet has saved in its own way. */
@Command(name = "tidy", mixinStandardHelpOptions = true, description = {
        "Writes tables back as their metadata describes them, after a spreadsheet saved them in its own way.",
        "What is not certain stays as it is. Exit 0 if nothing is lost, 1 if something is."})
final class TidyCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a table; it is replaced, whole or not at all")
    private List<Path> files;
    @Option(names = "--metadata", paramLabel = "FILE",
            description = "its description (default: FILE-metadata.json or csv-metadata.json beside it)")
    private Path metadata;
    @Option(names = "--sort", description = "also sort the rows by their primary key")
    private boolean sort;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems();
        boolean whole = true;
        for (Path file : files) {
            Optional<Table> table = describedBy(file, problems);
            if (table.isPresent()) {
                whole &= tidy(file, table.get());
            }
        }
        new Terminal(spec.commandLine()).problems(problems);
        return (whole && !problems.hasErrors() ? ExitCode.FINE : ExitCode.PROBLEMS).number();
    }

    /** Tidies a file; true if none of its cells is lost. */
    private boolean tidy(Path file, Table table) throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        Resaved found = Resaved.examine(table, new DocumentSource.Document(table.iri(), file, file.toString()));
        if (!found.changes().isEmpty() || sort) {
            new Tidy(found).write(file, sort);
        }
        terminal.out().println(file
                + (found.changes().isEmpty() ? ": nothing to repair" + (sort ? ", sorted" : "") : " is repaired:"));
        found.changes().forEach(change -> terminal.out().println("  " + change));
        if (found.lost() > 0) {
            terminal.out().println(
                    "  %s not certain and left as it is: take it from an older copy (portolan check names each)"
                    .formatted(Terminal.plural(found.lost(), "cell")));
        }
        terminal.out().flush();
        return found.lost() == 0;
    }

    private Optional<Table> describedBy(Path file, Problems problems) {
        if (!Files.isRegularFile(file)) {
            problems.report(InputFiles.absence(file));
            return Optional.empty();
        }
        Path beside = file.toAbsolutePath().normalize();
        Stream<Path> places = metadata != null ? Stream.of(metadata.toAbsolutePath().normalize())
                : Stream.of(beside.resolveSibling(beside.getFileName() + "-metadata.json"),
                        beside.resolveSibling("csv-metadata.json"));
        Optional<Table> table = places.filter(Files::isRegularFile).flatMap(place -> tables(place, problems))
                .filter(described -> described.iri().equals(beside.toUri().toString())).findFirst();
        if (table.isEmpty()) {
            problems.report(Problem.error(Code.FILE_NOT_DESCRIBED, Place.file(file.toString()),
                    "no metadata describes this table")
                    .because("what a cell was can be told by the rules of its column alone")
                    .mend("name its metadata with --metadata FILE"));
        }
        return table;
    }

    private static Stream<Table> tables(Path metadata, Problems problems) {
        PrefixFolders folder = new PrefixFolders(
                List.of(new PrefixFolders.Mapping(metadata.getParent().toUri().toString(), metadata.getParent(), "")));
        return new Csvw(folder, Severity.ERROR).metadata(metadata.toUri().toString(), problems).stream()
                .flatMap(group -> group.tables().stream());
    }
}
