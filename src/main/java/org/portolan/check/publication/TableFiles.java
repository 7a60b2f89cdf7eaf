package org.portolan.check.publication;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.check.files.InputFile;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Finds tables in the data folder that the metadata leaves out: nothing of them would be published, and nobody would
 * notice.
 */
public final class TableFiles {
    private final Publication publication;

    public TableFiles(Publication publication) {
        this.publication = publication;
    }

    /** Reports each {@code *.csv} of the data folder that no table of the metadata is read from. */
    public void check(TableGroup metadata, ProblemSink problems) {
        DocumentSource documents = publication.documents();
        Set<Path> described = metadata.tables().stream().flatMap(table -> documents.locate(table.iri()).stream())
                .map(Document::path).collect(Collectors.toSet());
        List<InputFile> tables = publication.input().stream().filter(file -> file.name().endsWith(".csv")
                && file.name().startsWith("data/")).toList();
        tables.stream().filter(file -> !described.contains(file.path().toAbsolutePath().normalize()))
                .forEach(file -> problems.report(fault(file)));
    }

    private Problem fault(InputFile file) {
        String metadata = publication.shown("csv-metadata.json");
        return Problem.error(Code.FILE_NOT_DESCRIBED,
                        Place.file(publication.shown(file.path().getFileName().toString())),
                        "the metadata has no table for this file, so nothing of it would be published")
                .because(metadata + " describes every table of the folder")
                .mend("describe it there, or move it out of the folder");
    }
}
