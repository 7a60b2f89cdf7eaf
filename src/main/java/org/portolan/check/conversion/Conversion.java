package org.portolan.check.conversion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.ConversionSummary;
import org.portolan.csvw.Csvw;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.problem.Problem;
import org.portolan.problem.Severity;

/** The conversion of a publication's tables, as often as it is asked for. */
public final class Conversion {
    private final Publication publication;
    private final Csvw csvw;
    private final Optional<TableGroup> metadata;

    /** Reads the metadata once; nothing is converted yet. */
    public Conversion(Publication publication) {
        this.publication = publication;
        this.csvw = new Csvw(publication.documents(), Severity.ERROR);
        this.metadata = csvw.metadata(publication.metadataIri(), heard -> { });
    }

    /**
     * Writes data and rows as N-Triples and reports what is wrong with the tables.
     *
     * @param listener puts whoever else wants to hear the statements before the sink that it is given
     */
    public ConversionSummary write(Path data, Path rows, Heard problems, UnaryOperator<StatementSink> listener) {
        List<Problem> miscounted = metadata.map(CellNumbers::wrong).orElse(List.of());
        miscounted.forEach(problems::report);
        try (OutputStream toData = Files.newOutputStream(data); OutputStream toRows = Files.newOutputStream(rows)) {
            StatementSink statements = new SoundPredicates(metadata, problems,
                    listener.apply(new NTriplesSink(toData)));
            StatementSink origins = new NTriplesSink(toRows);
            // With wrong numbers, remarks seem to be about other cells than they are.
            StatementSink remarks = miscounted.isEmpty() ? new CellRemarks(metadata, statements, problems) : statements;
            // Rows are not credited with what is the source of one of their cells.
            RowOrigins sink = new RowOrigins(things(), new CellSources(things(), remarks), origins);
            return csvw.convert(publication.metadataIri(), Csvw.Mode.MINIMAL, sink, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Converts again for a listener; the problems have been reported the first time. */
    public void repeat(StatementSink listener) {
        csvw.convert(publication.metadataIri(), Csvw.Mode.MINIMAL, new CellSources(things(), listener), heard -> { });
    }

    private String things() {
        return publication.base() + "id/";
    }

    /** The metadata; what is wrong with it has been reported by {@link #write}. */
    public Optional<TableGroup> metadata() {
        return metadata;
    }
}
