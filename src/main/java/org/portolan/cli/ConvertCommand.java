package org.portolan.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.PrefixFolders;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.csvw.rdf.RdfHandlerSink;
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
@Command(name = "convert", mixinStandardHelpOptions = true, description = "Converts CSVW metadata and its tables, or a bare CSV file, to RDF.")
final class ConvertCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "a file, or an IRI that --map covers")
    private List<String> inputs;
    @Option(names = "--mode", defaultValue = "standard", description = "standard or minimal (default: standard)")
    private Csvw.Mode mode;
    @Option(names = "--format", defaultValue = "ttl", description = "nt, nq, ttl, trig, jsonld or rdf (default: ttl)")
    private Format format;
    @Option(names = "--map", paramLabel = "PREFIX=FOLDER", description = "the folder that holds the documents whose IRIs begin with the prefix (repeatable)")
    private Map<String, Path> maps = Map.of();
    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "where to write (default: standard output)")
    private Path output;
    @Mixin
    private MostOption most;
    @Spec
    private CommandSpec spec;

    /** Formats by their file extensions. */
    private enum Format {
        NT(RDFFormat.NTRIPLES),
        NQ(RDFFormat.NQUADS),
        TTL(RDFFormat.TURTLE),
        TRIG(RDFFormat.TRIG),
        JSONLD(RDFFormat.JSONLD),
        RDF(RDFFormat.RDFXML);

        private final RDFFormat rio;

        Format(RDFFormat rio) {
            this.rio = rio;
        }

        StatementSink sink(OutputStream out) {
            return this == NT || this == NQ ? new NTriplesSink(out) : new RdfHandlerSink(Rio.createWriter(rio, out));
        }
    }

    @Override
    public Integer call() throws IOException {
        maps.forEach(this::refuseUnusable);
        Problems problems = new Problems(most.number);
        try (WorkFolder work = WorkFolder.create()) {
            Path written = work.path().resolve("converted");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
                convert(out, problems);
            }
            new Terminal(spec.commandLine()).problems(problems);
            if (problems.hasErrors()) {
                return ExitCode.PROBLEMS.number();
            }
            deliver(written);
        }
        return ExitCode.FINE.number();
    }

    private void convert(OutputStream out, Problems problems) {
        try (OneGraph graph = new OneGraph(format.sink(out))) {
            for (String input : inputs) {
                graph.nextInput();
                boolean isIri = input.matches("[a-z]+://.*");
                String iri = isIri ? input : Path.of(input).toAbsolutePath().normalize().toUri().toString();
                new Csvw(new PrefixFolders(mappings(input, isIri)), Severity.WARNING).convert(iri, mode, graph, problems);
            }
        }
    }

    private void refuseUnusable(String prefix, Path folder) {
        if (!isAbsolute(prefix)) {
            throw new ParameterException(spec.commandLine(), ("--map: \"%s\" is not the beginning of an absolute IRI,"
                    + " such as https://example.org/tables/").formatted(prefix));
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--map: there is no folder %s for %s".formatted(folder, prefix));
        }
    }

    private static boolean isAbsolute(String iri) {
        try {
            return new ParsedIRI(iri).isAbsolute();
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private List<PrefixFolders.Mapping> mappings(String input, boolean isIri) {
        List<PrefixFolders.Mapping> mappings = new ArrayList<>();
        maps.forEach((prefix, folder) -> mappings.add(new PrefixFolders.Mapping(prefix, folder, folder + "/")));
        if (!isIri) {
            Path folder = Path.of(input).toAbsolutePath().normalize().getParent();
            Path shown = Path.of(input).getParent();
            mappings.add(new PrefixFolders.Mapping(folder.toUri().toString(), folder, shown == null ? "" : shown + "/"));
        }
        return mappings;
    }

    /** The whole result or nothing: a conversion with errors leaves no half-written file. */
    private void deliver(Path written) throws IOException {
        if (output == null) {
            Files.copy(written, System.out);
            System.out.flush();
            return;
        }
        Path target = output.toAbsolutePath();
        Path beside = Files.createTempFile(target.getParent(), ".portolan", ".part");
        Files.copy(written, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
