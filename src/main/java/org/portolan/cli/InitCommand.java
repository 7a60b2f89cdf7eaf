package org.portolan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.portolan.csvw.draft.MetadataDraft;
import org.portolan.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes first metadata for tables. */
@Command(name = "init", mixinStandardHelpOptions = true,
        description = "Looks at tables and writes first metadata for them, csv-metadata.json beside them, with what "
                + "you should look at.")
final class InitCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "tables that lie in one folder")
    private List<Path> files;
    @Option(names = "--rows", paramLabel = "NUMBER", defaultValue = "1000",
            description = "how many rows of each are looked at (default: 1000)")
    private int rows;
    @Option(names = "--force", description = "write over a csv-metadata.json that is there")
    private boolean force;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = new Terminal(spec.commandLine());
        Path target = folder().resolve("csv-metadata.json");
        Problems problems = new Problems();
        files.stream().filter(file -> !Files.isRegularFile(file))
                .forEach(file -> problems.report(InputFiles.absence(file)));
        if (!problems.hasErrors()) {
            if (Files.exists(target) && !force) {
                throw new ParameterException(spec.commandLine(), target + " is there already; --force writes over it");
            }
            write(target, problems, terminal);
        }
        terminal.problems(problems);
        return (problems.hasErrors() ? ExitCode.PROBLEMS : ExitCode.FINE).number();
    }

    private void write(Path target, Problems problems, Terminal terminal) throws IOException {
        MetadataDraft draft = MetadataDraft.of(files, rows, problems);
        String text = draft.text();
        if (problems.hasErrors()) {
            return;
        }
        try (Output output = Output.of(target.toString())) {
            output.stream().write(text.getBytes(StandardCharsets.UTF_8));
            output.deliver();
        }
        terminal.out().println("%s describes %s. Try: portolan convert %s".formatted(target,
                Terminal.plural(files.size(), "table"), target));
        List<Path> shadows = shadows();
        if (!draft.doubts().isEmpty() || !shadows.isEmpty()) {
            terminal.out().println("Look at:");
        }
        if (!shadows.isEmpty()) {
            terminal.out().println("  metadata of one table comes before " + target.getFileName()
                    + " when that table is converted by its name; delete it, or describe the table there:");
            shadows.forEach(shadow -> terminal.out().println("    " + shadow));
        }
        draft.doubts().forEach((sentence, columns) -> {
            terminal.out().println("  " + sentence + ":");
            columns.forEach(column -> terminal.out().println("    " + column));
        });
        terminal.out().flush();
    }

    /** Metadata that {@code convert} finds for one of the tables before the draft. */
    private List<Path> shadows() {
        return files.stream().map(file -> file.resolveSibling(file.getFileName() + "-metadata.json"))
                .filter(Files::isRegularFile).toList();
    }

    private Path folder() {
        Set<Path> folders = files.stream().map(file -> file.toAbsolutePath().normalize().getParent())
                .collect(Collectors.toSet());
        if (folders.size() > 1) {
            throw new ParameterException(spec.commandLine(),
                    "these tables lie in different folders: metadata describes tables of one folder");
        }
        return Optional.ofNullable(files.get(0).getParent()).orElse(Path.of(""));
    }
}
