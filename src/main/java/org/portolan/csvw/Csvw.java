package org.portolan.csvw;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import org.portolan.csvw.annotated.GroupReader;
import org.portolan.csvw.annotated.TableSink;
import org.portolan.csvw.annotated.Workers;
import org.portolan.csvw.json.JsonMapper;
import org.portolan.csvw.metadata.MetadataReader;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.CountingSink;
import org.portolan.csvw.rdf.RdfMapper;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Converts tables to RDF or JSON. Thread-safe; a conversion is on the caller's thread alone, unless {@link
 * #withThreads} says otherwise.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/">Generating RDF from Tabular Data on the Web</a>
 * @see <a href="https://www.w3.org/TR/csv2json/">Generating JSON from Tabular Data on the Web</a>
 */
public final class Csvw {
    private final DocumentSource documents;
    private final Severity ofCellErrors;
    private final Limits limits;
    private final Optional<Clock> provenance;
    private final int threads;

    /** How much of the tables becomes RDF (csv2rdf, 4.1). */
    public enum Mode {
        /** What the cells say, and the rows, tables and notes that they stand in. */
        STANDARD,
        /** What the cells say. */
        MINIMAL
    }

    /**
     * A processor with the standard limits.
     *
     * @param documents    where documents lie
     * @param ofCellErrors what a cell that is not of its datatype, a missing required cell, and a duplicate or dangling
     *                     key are: errors to a validator, warnings to a converter (Model for Tabular Data, 6.6)
     */
    public Csvw(DocumentSource documents, Severity ofCellErrors) {
        this(documents, ofCellErrors, Limits.STANDARD, Optional.empty(), 1);
    }

    private Csvw(DocumentSource documents, Severity ofCellErrors, Limits limits, Optional<Clock> provenance,
            int threads) {
        this.documents = documents;
        this.ofCellErrors = ofCellErrors;
        this.limits = limits;
        this.provenance = provenance;
        this.threads = threads;
    }

    /** A processor that adds, in standard mode, where its results come from: an activity with times of this clock. */
    public Csvw withProvenance(Clock clock) {
        return new Csvw(documents, ofCellErrors, limits, Optional.of(clock), threads);
    }

    /** A processor that holds so much of a table in memory at once, instead of {@link Limits#STANDARD}. */
    public Csvw withLimits(Limits other) {
        return new Csvw(documents, ofCellErrors, other, provenance, threads);
    }

    /**
     * A processor that maps rows by so many threads at once, where its sink takes statements in parts and no keys are
     * checked; what comes out is the same. {@link StatementSink#part} is called on the caller's thread.
     */
    public Csvw withThreads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("there is at least the caller's thread");
        }
        return new Csvw(documents, ofCellErrors, limits, provenance, number);
    }

    /**
     * Converts a document of which nothing more is known: {@link #convert(Input, Mode, StatementSink, ProblemSink)}.
     */
    public ConversionSummary convert(String iri, Mode mode, StatementSink sink, ProblemSink problems) {
        return convert(Input.of(iri), mode, sink, problems);
    }

    /**
     * Converts a metadata document with its tables, or a table by the metadata that is found for it.
     *
     * @param input    what to begin with
     * @param mode     how much of it
     * @param sink     takes the statements; its {@code start} and {@code end} are called once each, unless the metadata
     *                 cannot be read
     * @param problems hears every fault
     * @return what was done
     */
    public ConversionSummary convert(Input input, Mode mode, StatementSink sink, ProblemSink problems) {
        CountingSink counting = new CountingSink(sink);
        GroupReader.Size size = read(input, new RdfMapper(counting, mode == Mode.STANDARD, provenance), problems);
        return new ConversionSummary(size.tables(), size.rows(), counting.statements());
    }

    /**
     * Converts a metadata document with its tables, or a table by the metadata that is found for it, to JSON.
     *
     * @param out takes the JSON document in UTF-8, whole unless the metadata cannot be read; the caller closes it
     * @return what was done; statements are none
     * @see <a href="https://www.w3.org/TR/csv2json/">Generating JSON from Tabular Data on the Web</a>
     */
    public ConversionSummary convertToJson(Input input, Mode mode, OutputStream out, ProblemSink problems) {
        GroupReader.Size size = read(input, new JsonMapper(out, mode == Mode.STANDARD), problems);
        return new ConversionSummary(size.tables(), size.rows(), 0);
    }

    /**
     * The description of the tables of a document of which nothing more is known: {@link #metadata(Input,
     * ProblemSink)}.
     */
    public Optional<TableGroup> metadata(String iri, ProblemSink problems) {
        return metadata(Input.of(iri), problems);
    }

    private GroupReader.Size read(Input input, TableSink sink, ProblemSink problems) {
        Optional<TableGroup> group = metadata(input, problems);
        if (group.isEmpty()) {
            return new GroupReader.Size(0, 0);
        }
        try (Workers workers = new Workers(threads)) {
            return new GroupReader(documents, limits, ofCellErrors, problems, workers).read(group.get(), sink);
        }
    }

    /**
     * The description of the tables that {@link #convert} would convert; empty if it cannot be read, which is reported.
     */
    public Optional<TableGroup> metadata(Input input, ProblemSink problems) {
        MetadataLocator locator = new MetadataLocator(documents, problems);
        return locator.document(input.iri()).flatMap(found -> input.isMetadata()
                ? new MetadataReader(documents, problems).read(found) : locator.describing(found, input));
    }
}
