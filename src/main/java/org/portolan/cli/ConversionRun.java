package org.portolan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.Input;
import org.portolan.problem.Problems;
import org.portolan.problem.Severity;

/** Converts what the command line names, into one graph or one JSON document. */
final class ConversionRun {
    private final InputFiles files;
    private final Csvw.Mode mode;
    private final Optional<Clock> clock;
    private final Progress progress;

    ConversionRun(InputFiles files, Csvw.Mode mode, Optional<Clock> clock, Progress progress) {
        this.files = files;
        this.mode = mode;
        this.clock = clock;
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
        List<Input> inputs = inputs(request);
        Csvw csvw = new Csvw(files.documents(), Severity.WARNING);
        if (format == ConversionFormat.JSON) {
            csvw.convertToJson(inputs.get(0), mode, out, problems);
            return;
        }
        Csvw processor = clock.map(csvw::withProvenance).orElse(csvw);
        try (OneGraph graph = new OneGraph(format.sink(out), progress)) {
            for (Input input : inputs) {
                graph.nextInput();
                processor.convert(input, mode, graph, problems);
            }
        }
    }

    private List<Input> inputs(Request request) throws IOException {
        List<Input> inputs = new ArrayList<>();
        Optional<String> supplied = request.metadata().isEmpty() ? Optional.empty() : Optional.of(files.iri(request.metadata().get()));
        for (String given : request.inputs()) {
            Input input = Input.of(files.iri(given)).withLinks(request.links());
            inputs.add(supplied.map(input::withMetadata).orElse(input));
        }
        return inputs;
    }
}
