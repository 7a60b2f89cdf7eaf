package org.portolan.csvw.annotated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.Compression;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.spreadsheet.NoTable;
import org.portolan.csvw.spreadsheet.OtherEncoding;
import org.portolan.csvw.spreadsheet.Resaved;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Reads one table row by row, checks each cell and hands the row on. */
final class TableReader {
    private final Table table;
    private final DocumentSource documents;
    private final Document document;
    private final KeyChecks keys;
    private final Limits limits;
    private final Severity severity;
    private final ProblemSink problems;
    private final Workers workers;
    private ProblemSink ofRows;
    private long rows;

    TableReader(Table table, DocumentSource documents, Document document, KeyChecks keys, Limits limits,
            Severity severity, ProblemSink problems, Workers workers) {
        this.table = table;
        this.documents = documents;
        this.document = document;
        this.keys = keys;
        this.limits = limits;
        this.severity = severity;
        this.problems = problems;
        this.workers = workers;
        this.ofRows = problems;
    }

    /** Reads the table; what in it cannot be read is reported. Returns the number of its rows. */
    long read(TableSink sink) {
        if (!Files.isRegularFile(document.path())) {
            keys.unread(table.iri());
            Problem missing = Problem.error(Code.FILE_MISSING, Place.file(document.name()), "this file is not there");
            boolean isDescribed = !table.place().file().equals(document.name());
            problems.report(isDescribed
                    ? missing.because("%s describes it".formatted(table.place()))
                            .mend("put it there, or take it out of the metadata")
                    : missing.mend("write the name of a file that is there"));
            return 0;
        }
        try {
            Optional<Problem> otherwise = otherwise();
            if (otherwise.isPresent()) {
                keys.unread(table.iri());
                problems.report(otherwise.get());
                return 0;
            }
            try (InputStream bytes = documents.open(document)) {
                read(new RowReader(bytes, table.dialect(), limits, document.name(), problem -> ofRows.report(problem)),
                        sink);
            }
        } catch (Compression.DamagedException damaged) {
            keys.unread(table.iri());
            problems.report(Problem.error(Code.FILE_DAMAGED, Place.file(document.name()),
                    "this file cannot be unpacked: " + damaged.getMessage())
                    .because("its name says that it is packed")
                    .mend("fetch or pack it again; a file that is not packed has no .gz or .zst at the end of its "
                            + "name"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return rows;
    }

    /** The one problem of a file that is something else, or is written otherwise, than its metadata says. */
    private Optional<Problem> otherwise() throws IOException {
        Optional<Problem> noTable = NoTable.recognise(document);
        Optional<Problem> unreadable = noTable.isPresent() ? noTable : OtherEncoding.recognise(table, document);
        return unreadable.isPresent() ? unreadable : Resaved.recognise(table, document)
                .filter(file -> isValidator() || file.isWrittenOtherwise() || file.hasManyChanges())
                .map(Resaved::problem);
    }

    private boolean isValidator() {
        return severity == Severity.ERROR;
    }

    private void read(RowReader reader, TableSink sink) throws IOException {
        Optional<List<Row>> header = header(reader);
        Optional<Table> described = header.flatMap(this::described);
        if (described.isEmpty()) {
            keys.unread(table.iri());
            return;
        }
        Optional<Row> first = reader.next();
        Table complete = described.get().hasColumns() ? described.get()
                : Header.complete(described.get(), first.map(row -> row.cells().size()).orElse(0));
        AnnotatedTable annotated = AnnotatedTable.of(complete, document.name(),
                header.get().stream().findFirst().map(row -> row.cells().size()), problems);
        sink.startTable(annotated);
        RowMapper mapper = mapper(annotated, sink);
        ofRows = mapper;
        for (Optional<Row> row = first; row.isPresent(); row = reader.next()) {
            comments(reader, mapper, sink);
            mapper.row(row.get(), ++rows);
        }
        mapper.finish();
        comments(reader, mapper, sink);
        sink.endTable();
        if (!reader.isWhole()) {
            keys.unread(table.iri());
        }
    }

    /** Where reading broke off, that has been reported. */
    private void reportNoHeader(RowReader reader) {
        if (reader.isWhole()) {
            int skipped = table.dialect().skipRows();
            Problem missing = Problem.error(Code.FILE_EMPTY, Place.file(document.name()),
                    "this file has no header row");
            problems.report(skipped == 0 ? missing.mend("write the names of the columns in the first row")
                    : missing.because("%s says that %d rows before it are no data".formatted(table.place(), skipped))
                            .mend("correct \"skipRows\" in the metadata"));
        }
    }

    /** The keys of a row are checked before those of the next. */
    private RowMapper mapper(AnnotatedTable annotated, TableSink sink) {
        return workers.areSeveral() && keys == KeyChecks.NONE && sink.part().isPresent()
                ? new RowsAtOnce(annotated, severity, problems, sink, workers)
                : new RowsInTurn(annotated, keys, severity, problems, sink);
    }

    private static void comments(RowReader reader, RowMapper mapper, TableSink sink) {
        List<String> comments = reader.takeComments();
        if (!comments.isEmpty()) {
            mapper.finish();
            comments.forEach(sink::comment);
        }
    }

    /** Reads the rows before the data: those of the header; empty if they are not there. */
    private Optional<List<Row>> header(RowReader reader) throws IOException {
        reader.skip(table.dialect().skipRows());
        List<Row> header = new ArrayList<>();
        for (int i = 0; i < table.dialect().headerRows(); i++) {
            Optional<Row> row = reader.next();
            if (row.isEmpty()) {
                reportNoHeader(reader);
                return Optional.empty();
            }
            header.add(row.get());
        }
        return Optional.of(header);
    }

    /** The table as its header completes it; empty if it does not fit, which a validator refuses. */
    private Optional<Table> described(List<Row> header) {
        if (header.isEmpty()) {
            return Optional.of(table);
        }
        if (!table.hasColumns()) {
            return Optional.of(new Header(table, document.name(), severity, problems).describe(header));
        }
        boolean fits = new Header(table, document.name(), severity, problems).fits(header);
        return fits || !isValidator() ? Optional.of(Header.complete(table, header.get(0).cells().size()))
                : Optional.empty();
    }
}
