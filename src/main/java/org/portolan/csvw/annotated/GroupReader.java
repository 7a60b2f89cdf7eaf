package org.portolan.csvw.annotated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Reads the tables of a group one after the other, and checks the keys between them.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#table-groups">Model for Tabular Data, 4.1</a>
 */
public final class GroupReader {
    private final DocumentSource documents;
    private final Limits limits;
    private final Severity ofCellErrors;
    private final ProblemSink problems;
    private final Workers workers;

    /** A reader that finds tables in {@code documents}. */
    public GroupReader(DocumentSource documents, Limits limits, Severity ofCellErrors, ProblemSink problems,
            Workers workers) {
        this.documents = documents;
        this.limits = limits;
        this.ofCellErrors = ofCellErrors;
        this.problems = problems;
        this.workers = workers;
    }

    /**
     * How much was read.
     *
     * @param tables number of tables whose file was found a place for
     * @param rows   number of their rows
     */
    public record Size(int tables, long rows) {
    }

    /** Reads the group and hands its tables to {@code sink}. */
    public Size read(TableGroup group, TableSink sink) {
        try (KeyChecks keys = checks(group)) {
            sink.startGroup(group);
            Size size = tables(group, keys, sink);
            keys.end();
            sink.endGroup();
            return size;
        }
    }

    /** Keys are what a validator asks for, not a converter (6.6). */
    private KeyChecks checks(TableGroup group) {
        return ofCellErrors == Severity.WARNING ? KeyChecks.NONE
                : new ExactKeyChecks(group, limits.keys(), Path.of(System.getProperty("java.io.tmpdir")),
                        new KeyFaults(group, ofCellErrors, problems));
    }

    private Size tables(TableGroup group, KeyChecks keys, TableSink sink) {
        SwappedColumns swapped = new SwappedColumns(group, documents, limits);
        int tables = 0;
        long rows = 0;
        for (Table table : group.tables()) {
            checkReferences(table, group);
            Optional<DocumentSource.Document> document = locate(table);
            Optional<Problem> otherwise = document.flatMap(found -> inOtherColumns(swapped, table, found));
            if (otherwise.isPresent()) {
                tables++;
                problems.report(otherwise.get());
                keys.unread(table.iri());
            } else if (document.isPresent()) {
                tables++;
                rows += new TableReader(table, documents, document.get(), keys, limits, ofCellErrors, problems, workers)
                        .read(sink);
            } else {
                keys.unread(table.iri());
            }
        }
        return new Size(tables, rows);
    }

    /** What a validator says of a table whose cells stand below other columns; what cannot be read is told later. */
    private Optional<Problem> inOtherColumns(SwappedColumns swapped, Table table, DocumentSource.Document document) {
        if (ofCellErrors == Severity.WARNING || !Files.isRegularFile(document.path())) {
            return Optional.empty();
        }
        try {
            return swapped.recognise(table, document);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void checkReferences(Table table, TableGroup group) {
        table.foreignKeys().stream()
                .filter(key -> group.tables().stream().noneMatch(other -> other.iri().equals(key.table())))
                .forEach(key -> problems.report(Problem.error(Code.METADATA_INVALID, key.place(),
                                "the foreign key points to <%s>, which is not described here".formatted(key.table()))
                        .mend("describe that table in the same group, or correct \"resource\"")));
    }

    private Optional<DocumentSource.Document> locate(Table table) {
        Optional<DocumentSource.Document> document = documents.locate(table.iri());
        if (document.isEmpty()) {
            problems.report(documents.absence(table.iri()).at(table.place(), "the table <%s>".formatted(table.iri())));
        }
        return document;
    }
}
