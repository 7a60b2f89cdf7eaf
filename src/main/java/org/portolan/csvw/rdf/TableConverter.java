package org.portolan.csvw.rdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.spreadsheet.Resaved;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/** Reads one table row by row, checks each cell and hands the row on to be mapped. */
final class TableConverter {
    private final Document document;
    private final KeyChecks keys;
    private final StatementSink sink;
    private final ProblemSink problems;
    private final CellFaults faults;
    private final Severity ofCellErrors;
    private Table table;
    private long rows;

    TableConverter(Table table, Document document, KeyChecks keys, Severity ofCellErrors, StatementSink sink, ProblemSink problems) {
        this.table = table;
        this.document = document;
        this.keys = keys;
        this.sink = sink;
        this.problems = problems;
        this.ofCellErrors = ofCellErrors;
        this.faults = new CellFaults(ofCellErrors, problems);
    }

    /** Converts the table; what stands in it that cannot be converted is reported. Returns the number of its rows. */
    long convert(RowMapper.Mode mode, String groupNode) {
        if (!Files.isRegularFile(document.path())) {
            keys.unread(table.iri());
            problems.report(Problem.error(Code.FILE_MISSING, Place.file(document.name()), "this file is not there")
                    .because("%s describes it".formatted(table.place())).mend("put it there, or take it out of the metadata"));
            return 0;
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(document.path()))) {
            Optional<Resaved> resaved = Resaved.recognise(table, document).filter(file -> ofCellErrors == Severity.ERROR || file.isWrittenOtherwise());
            if (resaved.isPresent()) {
                keys.unread(table.iri());
                problems.report(resaved.get().problem());
                return 0;
            }
            RowReader reader = new RowReader(bytes, table.dialect(), document.name(), problems);
            if (header(reader)) {
                body(reader, mode, groupNode);
            } else {
                keys.unread(table.iri());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return rows;
    }

    /** Reads the rows before the data; false if the table cannot be read on. */
    private boolean header(RowReader reader) throws IOException {
        for (int i = 0; i < table.dialect().skipRows(); i++) {
            reader.next();
        }
        Optional<Row> header = Optional.empty();
        for (int i = 0; i < table.dialect().headerRows(); i++) {
            header = reader.next();
            if (header.isEmpty()) {
                problems.report(Problem.error(Code.FILE_EMPTY, Place.file(document.name()), "this file has no header row")
                        .mend("write the names of the columns in the first row"));
                return false;
            }
        }
        if (header.isEmpty()) {
            return true;
        }
        if (!table.hasColumns()) {
            table = Header.describe(table, header.get());
            return true;
        }
        boolean fits = new Header(table, document.name(), ofCellErrors, problems).fits(header.get());
        table = Header.complete(table, header.get().cells().size());
        return fits || ofCellErrors == Severity.WARNING;
    }

    private void body(RowReader reader, RowMapper.Mode mode, String groupNode) throws IOException {
        Optional<Row> first = reader.next();
        if (!table.hasColumns()) {
            table = Header.complete(table, first.map(row -> row.cells().size()).orElse(0));
        }
        List<ColumnPlan> plans = table.columns().stream().map(column -> ColumnPlan.of(column, table.iri(), problems)).toList();
        plans.forEach(this::checkVariables);
        RowMapper mapper = new RowMapper(table, plans, document.name(), sink, problems);
        sink.startTable(table.iri(), document.name());
        mapper.startTable(mode, groupNode);
        for (Optional<Row> row = first; row.isPresent(); row = reader.next()) {
            rows++;
            values(row.get(), plans).ifPresent(values -> {
                keys.row(table, values, document.name());
                mapper.row(values, mode);
            });
        }
        if (!reader.isWhole()) {
            keys.unread(table.iri());
        }
    }

    private void checkVariables(ColumnPlan plan) {
        List<String> names = table.columns().stream().filter(column -> !column.virtual()).map(Column::name).toList();
        java.util.stream.Stream.of(plan.about(), Optional.of(plan.property()), plan.value()).flatMap(Optional::stream)
                .forEach(template -> template.variables().stream().filter(name -> !name.startsWith("_") && !names.contains(name))
                        .forEach(name -> problems.report(Problem.warning(Code.METADATA_TEMPLATE_INVALID, template.place(),
                                "the template names the column \"%s\", which %s does not have".formatted(name, document.name()))
                                .mend("the columns are: " + String.join(", ", Nearest.to(name, names, 1).isEmpty() ? names : Nearest.to(name, names, 1))))));
    }

    private Optional<RowValues> values(Row row, List<ColumnPlan> plans) {
        List<ColumnPlan> inFile = plans.stream().filter(plan -> !plan.column().virtual()).toList();
        if (row.cells().size() != inFile.size()) {
            keys.unread(table.iri());
            problems.report(Problem.error(Code.CSV_ROW_RAGGED, Place.line(document.name(), row.line()),
                    "this row has %d cell%s, the header has %d".formatted(row.cells().size(), row.cells().size() == 1 ? "" : "s", inFile.size()))
                    .mend(row.cells().size() == 1 && row.cells().get(0).text().isEmpty() ? "delete this empty line"
                            : "look for a comma too many or too few; a cell that holds a comma is enclosed in quotes"));
            return Optional.empty();
        }
        RowValues values = RowValues.of(row, rows);
        for (int i = 0; i < inFile.size(); i++) {
            Column column = inFile.get(i).column();
            Cell cell = row.cells().get(i);
            CellValues parsed = inFile.get(i).parser().parse(cell.text());
            faults.report(column, cell, document.name(), parsed);
            values.cells().put(column.name(), cell);
            values.values().put(column.name(), parsed);
        }
        return Optional.of(values);
    }
}
