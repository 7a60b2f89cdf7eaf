package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.Input;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.metadata.IriReference;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.spreadsheet.NoTable;
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
        "What is not certain stays as it is and is listed; a file that cannot be read whole is left alone.",
        "Exit 0 if each table is then as its metadata describes it, 1 if something in it is not."})
final class TidyCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a table; it is replaced, whole or not at all")
    private List<Path> files;
    @Option(names = "--metadata", paramLabel = "FILE",
            description = "its description (default: FILE-metadata.json or csv-metadata.json beside it)")
    private Path metadata;
    @Option(names = "--sort", description = "also sort the rows by their primary key")
    private boolean sort;
    @Option(names = "--format", defaultValue = "text", description = {"text, json or sarif (default: text);",
        "json and sarif have what was put back as notes, and what is left as errors"})
    private ReportFormat format;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Problems all = new Problems();
        boolean whole = true;
        for (Path file : files) {
            Problems problems = new Problems(Integer.MAX_VALUE);
            Optional<Resaved> found = examined(file, problems);
            whole &= found.isPresent() && !problems.hasErrors() && tidy(file, found.get(), problems)
                    && !problems.hasErrors();
            problems.list().forEach(all::report);
        }
        Terminal terminal = new Terminal(spec.commandLine());
        if (format == ReportFormat.TEXT) {
            terminal.problems(all);
        } else {
            Terminal.problems(all, format.writer(), terminal.out());
        }
        return (whole ? ExitCode.FINE : ExitCode.PROBLEMS).number();
    }

    /** Tidies a file; true if it is then as it is described. */
    private boolean tidy(Path file, Resaved found, Problems problems) throws IOException {
        if (found.doubtful() > 0) {
            tell(found, false, problems, () -> doubtful(file, found));
            return false;
        }
        boolean isSorted = sort && found.table().primaryKey().isPresent();
        boolean isChanged = !found.changes().isEmpty();
        if (isChanged || isSorted) {
            Optional<Problem> wrong = new Tidy(found).write(file, isSorted);
            if (wrong.isPresent()) {
                problems.report(wrong.get());
                return false;
            }
        }
        tell(found, true, problems, () -> done(file, found, isSorted));
        return found.left().isEmpty();
    }

    /** As text at once, or else as problems that are told in the end. */
    private void tell(Resaved found, boolean isWritten, Problems problems, Runnable asText) {
        if (format == ReportFormat.TEXT) {
            asText.run();
        } else {
            found.outcome(isWritten).forEach(problems::report);
        }
    }

    private void done(Path file, Resaved found, boolean isSorted) {
        PrintWriter out = new Terminal(spec.commandLine()).out();
        boolean isChanged = !found.changes().isEmpty();
        boolean isWhole = found.left().isEmpty();
        out.println(file + (isChanged ? isWhole ? " is repaired:" : " is repaired in part:"
                : isWhole ? ": nothing to repair" : ": nothing that can be repaired")
                + (!sort || isChanged ? "" : isSorted ? ", sorted" : ", not sorted: it has no primary key"));
        found.changes().forEach(change -> out.println("  " + change));
        if (!isWhole) {
            left(file, found, out);
        }
        out.flush();
    }

    /** Once the rest is put back, nothing would tell any more that these cells may mean something else. */
    private void doubtful(Path file, Resaved found) {
        PrintWriter out = new Terminal(spec.commandLine()).out();
        out.println(file + " is left as it is: what can be read in two ways would be read in one without a word");
        found.changes().forEach(change -> out.println("  to be repaired: " + change));
        found.left().forEach(rest -> out.println("  not certain: " + rest));
        out.println("  write these cells so that they can be read in one way only (1000 or 1.0 for 1.000), then tidy "
                + "it again");
        out.flush();
    }

    private void left(Path file, Resaved found, PrintWriter out) {
        if (found.lost() > 0) {
            out.println("  %s not certain and left as %s: take %s from an older copy".formatted(
                    Terminal.plural(found.lost(), "cell"), found.lost() == 1 ? "it is" : "they are",
                    found.lost() == 1 ? "it" : "them"));
        }
        found.left().forEach(rest -> out.println("  left as it is: " + rest));
        out.println("  portolan convert --validate %s%s names each that breaks a rule".formatted(
                Optional.ofNullable(metadata).map("--metadata %s "::formatted).orElse(""), file));
    }

    /** What a spreadsheet did to a file; empty if it cannot be told, which is reported. */
    private Optional<Resaved> examined(Path file, Problems problems) throws IOException {
        List<Path> missing = (metadata == null ? List.of(file) : List.of(file, metadata)).stream()
                .filter(given -> !Files.isRegularFile(given)).toList();
        missing.forEach(given -> problems.report(InputFiles.absence(given)));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        DocumentSource.Document document =
                new DocumentSource.Document(file.toAbsolutePath().normalize().toUri().toString(), file,
                        file.toString());
        NoTable.recognise(document).ifPresent(problems::report);
        Optional<Table> table = problems.hasErrors() ? Optional.empty() : described(document, problems);
        Optional<Resaved> found = table.isPresent() ? Optional.of(Resaved.examine(table.get(), document))
                : Optional.empty();
        found.ifPresent(any -> any.faults().forEach(problems::report));
        return found;
    }

    private Optional<Table> described(DocumentSource.Document file, Problems problems) {
        Input input = Optional.ofNullable(metadata).map(given -> Input.of(file.iri())
                .withMetadata(given.toAbsolutePath().normalize().toUri().toString())).orElse(Input.of(file.iri()));
        Stream<Path> given = Stream.of(Optional.of(file.path()), Optional.ofNullable(metadata))
                .flatMap(Optional::stream);
        Optional<TableGroup> group = new Csvw(new PrefixFolders(given.map(TidyCommand::folder).toList()),
                Severity.ERROR).metadata(input, problems).filter(found -> found.metadata().isPresent());
        Optional<Table> table = group.stream().flatMap(found -> found.tables().stream())
                .filter(described -> IriReference.isSame(described.iri(), file.iri())).findFirst();
        if (table.isEmpty() && !problems.hasErrors()) {
            problems.report(Problem.error(Code.FILE_NOT_DESCRIBED, Place.file(file.name()),
                    "no metadata describes this table")
                    .because("what a cell was can be told by the rules of its column alone")
                    .mend("name its metadata with --metadata FILE; \"portolan init %s\" writes first metadata"
                            .formatted(file.name())));
        }
        return table;
    }

    /** The folder of a file, as messages name it. */
    private static PrefixFolders.Mapping folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new PrefixFolders.Mapping(folder.toUri().toString(), folder,
                Optional.ofNullable(file.getParent()).map(parent -> parent + "/").orElse(""));
    }
}
