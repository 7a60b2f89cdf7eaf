package org.portolan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.Input;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.IriReference;
import org.portolan.csvw.metadata.MetadataReader;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.RdfXmlStatements;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

/** Converts what the command line names, into one graph or one JSON document. */
final class ConversionRun {
    private final InputFiles files;
    private final Csvw.Mode mode;
    private final Function<DocumentSource, Csvw> processor;
    private final Progress progress;

    ConversionRun(InputFiles files, Csvw.Mode mode, Function<DocumentSource, Csvw> processor, Progress progress) {
        this.files = files;
        this.mode = mode;
        this.processor = processor;
        this.progress = progress;
    }

    /**
     * What is to be converted.
     *
     * @param inputs   files and IRIs
     * @param metadata metadata of theirs that the user supplies
     * @param links    Link headers of theirs
     */
    record Request(List<String> inputs, Optional<String> metadata, List<String> links) {
    }

    void convert(Request request, ConversionFormat format, OutputStream out, Problems problems) throws IOException {
        List<Input> inputs = inputs(request, problems);
        if (problems.hasErrors()) {
            return;
        }
        Csvw csvw = processor.apply(files.documents());
        if (format == ConversionFormat.JSON) {
            csvw.convertToJson(inputs.get(0), mode, out, problems);
            return;
        }
        try (OneGraph graph = new OneGraph(format.sink(out), progress::rows)) {
            StatementSink sink = format == ConversionFormat.RDF ? new RdfXmlStatements(graph, problems) : graph;
            for (Input input : inputs) {
                graph.nextInput();
                csvw.convert(input, mode, sink, problems);
            }
        }
    }

    /** One line each: what it gives, its script, and where it is declared. */
    void listTransformations(Request request, OutputStream out, Problems problems) throws IOException {
        List<Input> inputs = inputs(request, problems);
        if (problems.hasErrors()) {
            return;
        }
        Csvw csvw = processor.apply(files.documents());
        PrintStream lines = new PrintStream(out, false, StandardCharsets.UTF_8);
        for (Input input : inputs) {
            csvw.metadata(input, problems).stream().flatMap(TableGroup::allTransformations)
                    .forEach(found -> lines.println(
                            "%s: %s by %s (%s)".formatted(found.place(), found.targetFormat(), found.url(),
                                    found.scriptFormat())));
        }
        lines.flush();
    }

    private List<Input> inputs(Request request, Problems problems) throws IOException {
        List<Input> inputs = new ArrayList<>();
        request.inputs().forEach(given -> files.absence(given).ifPresent(problems::report));
        Optional<String> supplied = request.metadata().isEmpty() ? Optional.empty()
                : Optional.of(files.iri(request.metadata().get()));
        for (String given : request.inputs()) {
            Optional<String> described = InputFiles.isStandardInput(given) ? supplied.flatMap(this::onlyTable)
                    : Optional.empty();
            Input input = Input.of(described.isPresent() ? files.standardInput(described.get()) : files.iri(given))
                    .withLinks(request.links());
            inputs.add(supplied.map(input::withMetadata).orElse(input));
        }
        if (supplied.isPresent()) {
            inputs.stream().filter(input -> !input.isMetadata())
                    .forEach(input -> refuseMetadataOfOthers(input, problems));
        }
        return inputs;
    }

    /** The recommendation lets what the metadata describes be converted instead, but who names a table means it. */
    private void refuseMetadataOfOthers(Input input, Problems problems) {
        Csvw csvw = processor.apply(files.documents());
        List<Table> others = csvw.metadata(input, toldLater -> { }).stream()
                .flatMap(group -> group.tables().stream()).toList();
        if (!others.isEmpty() && others.stream().noneMatch(table -> IriReference.isSame(table.iri(), input.iri()))) {
            problems.report(Problem.error(Code.METADATA_INVALID, others.get(0).place(),
                    "this metadata does not describe <%s>".formatted(input.iri()))
                    .because("it describes <%s>".formatted(others.stream().map(Table::iri)
                            .collect(Collectors.joining(">, <"))))
                    .mend(("give a table there the \"url\" of the file: <%s>; or convert the metadata alone, "
                            + "without a table").formatted(input.iri())));
        }
    }

    /** The table that metadata describes, if it describes one and names it: standard input is that table then. */
    private Optional<String> onlyTable(String metadata) {
        return files.documents().locate(metadata).filter(found -> Files.isRegularFile(found.path()))
                .flatMap(found -> new MetadataReader(files.documents(), toldLater -> { }).read(found))
                .filter(group -> group.tables().size() == 1).map(group -> group.tables().get(0).iri());
    }
}
