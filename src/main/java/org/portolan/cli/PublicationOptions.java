package org.portolan.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portolan.check.files.InputFile;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Problems;
import picocli.CommandLine.Option;

/** Where the input lies and what its base IRI is. */
final class PublicationOptions {
    @Option(names = "--data", paramLabel = "FOLDER", defaultValue = "${env:PORTOLAN_DATA:-data}",
            description = "the tables, their metadata and dataset.ttl (PORTOLAN_DATA; default: data)")
    Path data;

    @Option(names = "--ontology", paramLabel = "FOLDER", defaultValue = "${env:PORTOLAN_ONTOLOGY:-ontology}",
            description = "terms, shapes, page layout, queries (PORTOLAN_ONTOLOGY; default: ontology)")
    Path ontology;

    @Option(names = "--base", paramLabel = "IRI", defaultValue = "${env:PORTOLAN_BASE:-" + "}",
            description = "base IRI instead of the one dataset.ttl gives (PORTOLAN_BASE)")
    String base;

    /** The files of the input, each read for its checksum; empty if one of the folders does not exist. */
    Optional<List<InputFile>> files() {
        return Publication.files(data, ontology);
    }

    /** The publication, as far as it can be read; what is wrong with its folders goes to {@code problems}. */
    Optional<Publication> open(Optional<List<InputFile>> files, Problems problems) {
        return Publication.open(data, ontology, files, base(), problems);
    }

    /** The base IRI in place of the one of the input. */
    Optional<String> base() {
        return Optional.ofNullable(base).filter(iri -> !iri.isBlank());
    }
}
