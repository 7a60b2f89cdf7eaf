package org.portolan.check.conversion;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.rdf.ForwardingSink;
import org.portolan.problem.Place;

/**
 * Keeps back statements whose predicate is made from the cells of a row in which a cell is wrong: they may say anything
 * of their subject, and blame for it would fall on rows and files that are right. Streams: it holds nothing.
 */
final class SoundPredicates extends ForwardingSink {
    private final Heard problems;
    /** The columns that make a predicate from cells, by the IRIs of their tables. */
    private final Map<String, Set<String>> madeFromCells;
    private Set<String> ofTable = Set.of();
    private String file = "";
    private boolean isWrong;
    private boolean isMade;

    /** Listens to a conversion of these tables whose problems are heard before the row that they are of. */
    SoundPredicates(Optional<TableGroup> metadata, Heard problems, StatementSink statements) {
        super(statements);
        this.problems = problems;
        this.madeFromCells = metadata.stream().flatMap(group -> group.tables().stream()).collect(Collectors.toMap(
                Table::iri, SoundPredicates::madeFromCells, (one, other) -> one));
    }

    private static Set<String> madeFromCells(Table table) {
        return table.columns().stream().filter(column -> column.inherited().propertyUrl().map(Located::value)
                .filter(template -> template.contains("{")).isPresent()).map(Column::name).collect(Collectors.toSet());
    }

    @Override
    public void startTable(String tableIri, String name) {
        ofTable = madeFromCells.getOrDefault(tableIri, Set.of());
        file = name;
        super.startTable(tableIri, name);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        isWrong = !ofTable.isEmpty() && problems.isWrong(Place.line(file, (int) line));
        isMade = false;
        super.startRow(sourceRow, line);
    }

    @Override
    public void startCell(String column, long line, long place) {
        start(column, line, place);
        super.startCell(column, line, place);
    }

    @Override
    public void startEmptyCell(String column, long line, long place) {
        start(column, line, place);
        super.startEmptyCell(column, line, place);
    }

    @Override
    public void startVirtualCell(String column) {
        isMade = ofTable.contains(column);
        super.startVirtualCell(column);
    }

    /** A cell may begin on another line than its row. */
    private void start(String column, long line, long place) {
        isWrong |= !ofTable.isEmpty() && problems.isWrong(Place.at(file, (int) line, (int) place));
        isMade = ofTable.contains(column);
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        if (!isWrong || !isMade) {
            super.resource(subject, predicate, object);
        }
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        if (!isWrong || !isMade) {
            super.literal(subject, predicate, lexical, datatype);
        }
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        if (!isWrong || !isMade) {
            super.text(subject, predicate, text, language);
        }
    }
}
