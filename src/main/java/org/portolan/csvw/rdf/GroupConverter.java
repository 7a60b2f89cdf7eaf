package org.portolan.csvw.rdf;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.csvw.ConversionSummary;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Converts the tables of a group one after the other.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/#generating-rdf">Generating RDF, 4</a>
 */
public final class GroupConverter {
    private final DocumentSource documents;
    private final Severity ofCellErrors;
    private final ProblemSink problems;

    /** A converter that finds tables in {@code documents}. */
    public GroupConverter(DocumentSource documents, Severity ofCellErrors, ProblemSink problems) {
        this.documents = documents;
        this.ofCellErrors = ofCellErrors;
        this.problems = problems;
    }

    /** Converts the group; {@code standard} adds the tables and rows as resources of their own (csv2rdf, 4.1). */
    public ConversionSummary convert(TableGroup group, boolean standard, StatementSink target) {
        RowMapper.Mode mode = standard ? RowMapper.Mode.STANDARD : RowMapper.Mode.MINIMAL;
        CountingSink sink = new CountingSink(target);
        KeyChecks keys = new KeyChecks(group, ofCellErrors, problems);
        sink.start();
        prefixes(group, mode, sink);
        if (standard) {
            GroupNode.write(group, sink);
        }
        long rows = 0;
        AtomicInteger tables = new AtomicInteger();
        for (Table table : group.tables()) {
            checkReferences(table, keys);
            rows += locate(table).map(document -> {
                tables.incrementAndGet();
                return new TableConverter(table, document, keys, ofCellErrors, sink, problems).convert(mode, GroupNode.of(group));
            }).orElse(0L);
        }
        keys.end();
        sink.end();
        return new ConversionSummary(tables.get(), rows, sink.statements());
    }

    private void checkReferences(Table table, KeyChecks keys) {
        table.foreignKeys().forEach(key -> keys.undescribed(key).ifPresent(iri -> {
            keys.unread(iri);
            problems.report(Problem.error(Code.METADATA_INVALID, key.place(), "the foreign key points to <%s>, which is not described here".formatted(iri))
                    .mend("describe that table in the same group, or correct \"resource\""));
        }));
    }

    private Optional<DocumentSource.Document> locate(Table table) {
        Optional<DocumentSource.Document> document = documents.locate(table.iri());
        if (document.isEmpty()) {
            problems.report(Problem.error(Code.DOCUMENT_NOT_MAPPED, table.place(), "the table <%s> lies in no mapped folder".formatted(table.iri()))
                    .because("nothing is fetched while converting").mend("map the beginning of this IRI to a folder with --map"));
        }
        return document;
    }

    private static void prefixes(TableGroup group, RowMapper.Mode mode, StatementSink sink) {
        TreeSet<String> used = new TreeSet<>();
        group.tables().forEach(table -> table.columns().forEach(column -> java.util.stream.Stream.of(column.inherited().propertyUrl(),
                column.inherited().valueUrl()).flatMap(Optional::stream).map(Located::value).filter(text -> text.indexOf(':') > 0)
                .map(text -> text.substring(0, text.indexOf(':'))).filter(Prefixes.known()::containsKey).forEach(used::add)));
        used.add("xsd");
        if (mode == RowMapper.Mode.STANDARD) {
            used.add("csvw");
        }
        used.forEach(prefix -> sink.prefix(prefix, Prefixes.known().get(prefix)));
    }
}
