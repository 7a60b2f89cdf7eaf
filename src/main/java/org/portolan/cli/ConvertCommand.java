package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts any tables by their CSVW metadata. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = {
        "Converts CSVW metadata and its tables, or a CSV file, to RDF or JSON.",
        "Files that end with .gz or .zst are unpacked and packed. Exit 0 if it is converted, with warnings on "
                + "standard error; 1 if not.",
        "What is longer than the limits is a problem at its place and left out."})
final class ConvertCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "INPUT",
            description = "a file, an IRI that --map covers, or - for a table on standard input, which metadata calls "
                    + "standard-input.csv")
    private List<String> inputs;
    @Option(names = "--metadata", paramLabel = "FILE-or-IRI",
            description = "metadata of the tables that are given, before any that is found for them")
    private String metadata;
    @Option(names = "--link", paramLabel = "HEADER",
            description = "a Link header that a server would have sent with the table (repeatable)")
    private List<String> links = List.of();
    @Option(names = "--mode", defaultValue = "standard", description = "standard or minimal (default: standard)")
    private Csvw.Mode mode;
    @Option(names = "--format",
            description = "nt, nq, ttl, trig, jsonld, rdf or json (default: what the name of the output ends with, "
                    + "or ttl if it has no ending)")
    private ConversionFormat format;
    @Option(names = "--problems", paramLabel = "FORMAT", defaultValue = "text",
            description = "how problems are written to standard error: text, json or sarif (default: text)")
    private ReportFormat report;
    @Option(names = "--map", paramLabel = "PREFIX=FOLDER",
            description = "the folder that holds the documents whose IRIs begin with the prefix (repeatable)")
    private Map<String, Path> maps = Map.of();
    @Option(names = "--prov", description = "add where the result comes from, in standard mode")
    private boolean prov;
    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "where to write, or - (default: standard output)")
    private String output = "-";
    @Option(names = "--validate",
            description = "as a validator: keys are checked, and what is wrong with a cell or key is an error")
    private boolean validate;
    @Option(names = "--transformations",
            description = "list the transformations that the metadata declares, instead of converting; none is ever "
                    + "run")
    private boolean transformations;
    @Option(names = "--threads", paramLabel = "NUMBER",
            description = "how many threads map rows to nt and nq (default: one a processor)")
    private int threads = Runtime.getRuntime().availableProcessors();
    @Mixin
    private LimitOptions limits;
    @Mixin
    private MostOption most;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ConversionFormat chosen = chosen();
        if (inputs.stream().filter(InputFiles::isStandardInput).count() > 1) {
            throw new ParameterException(spec.commandLine(), "-: standard input can be read once; name it once");
        }
        if (chosen == ConversionFormat.JSON && (inputs.size() > 1 || prov)) {
            throw new ParameterException(spec.commandLine(), "--format json takes one input, and no --prov");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: there is at least one");
        }
        try {
            return convert(chosen).number();
        } catch (OutOfMemoryError fault) {
            throw limits.outOfMemory(fault);
        }
    }

    private ConversionFormat chosen() {
        return Optional.ofNullable(format).or(() -> ConversionFormat.of(transformations ? "-" : output))
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        ("-o: the ending of %s is that of no format; give it one of %s, with .gz or .zst behind it or "
                                + "not, or choose with --format").formatted(output, ConversionFormat.endings())));
    }

    private ExitCode convert(ConversionFormat chosen) throws IOException {
        Problems problems = new Problems(most.number);
        try (TemporaryPath work = TemporaryPath.folder();
             Output target = Output.of(output);
             Progress progress = Progress.onTerminal(new Terminal(spec.commandLine()).err())) {
            Optional<Path> file = Optional.of(output).filter(name -> !name.equals("-")).map(Path::of);
            ConversionRun run = new ConversionRun(new InputFiles(spec, maps, file, work, progress), mode,
                    this::processor, progress);
            ConversionRun.Request request = new ConversionRun.Request(inputs, Optional.ofNullable(metadata), links);
            if (transformations) {
                run.listTransformations(request, target.stream(), problems);
            } else {
                run.convert(request, chosen, target.stream(), problems);
            }
            progress.clear();
            new Terminal(spec.commandLine()).problems(problems, report);
            if (problems.hasErrors()) {
                return ExitCode.PROBLEMS;
            }
            target.deliver();
        }
        return ExitCode.FINE;
    }

    private Csvw processor(DocumentSource documents) {
        Csvw csvw = new Csvw(documents, validate ? Severity.ERROR : Severity.WARNING).withLimits(limits.limits())
                .withThreads(threads);
        return prov ? csvw.withProvenance(Clock.systemUTC()) : csvw;
    }
}
