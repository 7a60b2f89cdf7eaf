package org.portolan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.Input;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.RdfXmlStatements;
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
            Input input = Input.of(files.iri(given)).withLinks(request.links());
            inputs.add(supplied.map(input::withMetadata).orElse(input));
        }
        return inputs;
    }
}
