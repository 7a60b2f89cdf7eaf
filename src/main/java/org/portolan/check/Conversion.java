package org.portolan.check;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.portolan.csvw.ConversionSummary;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.RdfHandlerSink;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** The conversion of a publication's tables, as often as it is asked for. */
final class Conversion {
    private static final int BUFFER = 1 << 16;

    private final Publication publication;
    private final Csvw csvw;

    Conversion(Publication publication) {
        this.publication = publication;
        this.csvw = new Csvw(publication.documents(), Severity.ERROR);
    }

    /** Writes data and rows as N-Triples and reports what is wrong with the tables. */
    ConversionSummary write(Path data, Path rows, ProblemSink problems) {
        try (OutputStream toData = new BufferedOutputStream(Files.newOutputStream(data), BUFFER);
             OutputStream toRows = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER)) {
            StatementSink statements = new RdfHandlerSink(new NTriplesWriter(toData));
            StatementSink origins = new RdfHandlerSink(new NTriplesWriter(toRows));
            RowOrigins sink = new RowOrigins(publication.base() + "id/", statements, origins);
            return csvw.convert(publication.metadataIri(), Csvw.Mode.MINIMAL, sink, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Converts again for a listener; the problems have been reported the first time. */
    void repeat(StatementSink listener) {
        csvw.convert(publication.metadataIri(), Csvw.Mode.MINIMAL, listener, heard -> { });
    }

    /** The metadata; what is wrong with it has been reported by {@link #write}. */
    Optional<TableGroup> metadata() {
        return csvw.metadata(publication.metadataIri(), heard -> { });
    }
}
