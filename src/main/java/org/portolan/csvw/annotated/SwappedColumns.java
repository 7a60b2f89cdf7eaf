package org.portolan.csvw.annotated;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.ForeignKey;
import org.portolan.csvw.metadata.Inherited;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.spreadsheet.CellRepair;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.CellParser;
import org.portolan.csvw.tabular.CellValues;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Finds two columns whose cells changed places under the right header: most cells of both break the rules of their
 * column, datatype or foreign key, and keep those of the other. Where one of the two takes anything, all cells of the
 * other must break its rule, and no third column have cells that keep it. Decided by the first rows of a table.
 */
final class SwappedColumns {
    private static final int SAMPLE = 60;
    private static final int MOST_KEYS = 5_000;
    private static final int ENOUGH = 3;
    private static final int ONE_OF = 10;

    private final TableGroup group;
    private final DocumentSource documents;
    private final Limits limits;
    /** The keys of each column that is referred to, by table and name. */
    private final Map<List<String>, Set<String>> keys = new HashMap<>();
    /** Columns have few rules among them, and a format costs more to read than these rows. */
    private final Map<List<Object>, CellParser> parsers = new HashMap<>();

    SwappedColumns(TableGroup group, DocumentSource documents, Limits limits) {
        this.group = group;
        this.documents = documents;
        this.limits = limits;
    }

    /** The texts of a column, and what it takes. */
    private final class Sample {
        private final int index;
        private final Column column;
        private final Cell title;
        private final List<String> texts;
        private final CellParser parser;
        private final Optional<ForeignKey> reference;

        private Sample(Table table, int index, Cell title, List<Row> rows) {
            this.index = index;
            this.column = table.fileColumns().get(index);
            this.title = title;
            this.texts = rows.stream().map(row -> row.cells().get(index).text()).filter(text -> !text.isEmpty())
                    .toList();
            this.parser = parser(column.inherited());
            this.reference = table.foreignKeys().stream()
                    .filter(key -> key.columns().equals(List.of(column.name()))
                            && key.referencedColumns().size() == 1).findFirst();
        }

        private boolean takes(String text) {
            CellValues read = parser.parse(text);
            return read.faults().isEmpty() && reference.map(SwappedColumns.this::keys).filter(known -> !known.isEmpty()
                    && read.values().stream().anyMatch(value -> !known.contains(value.lexical()))).isEmpty();
        }

        /** True if most of its own texts are none that it takes. */
        private boolean isWrong() {
            return texts.size() >= ENOUGH && 2 * refused(texts) > texts.size();
        }

        /** True if all of them are, and no spreadsheet explains it. */
        private boolean isWhollyWrong() {
            CellRepair repair = new CellRepair(column.inherited());
            return refused(texts) == texts.size() && texts.stream().noneMatch(text -> repair.certain(text).isPresent());
        }

        /** True if each of the two takes the texts of the other, but for one in ten. */
        private boolean fits(Sample other) {
            return other != this && other.texts.size() >= ENOUGH && takesThose(other) && other.takesThose(this);
        }

        private boolean takesThose(Sample other) {
            return ONE_OF * refused(other.texts) <= other.texts.size();
        }

        private long refused(List<String> others) {
            return others.stream().filter(text -> !takes(text)).count();
        }
    }

    /** A parser for cells under these rules: what reads them, and not where they are written. */
    private CellParser parser(Inherited rules) {
        Datatype datatype = rules.datatype().value();
        return parsers.computeIfAbsent(List.of(datatype.base(), datatype.format(), datatype.numbers(),
                datatype.length(), datatype.range(), rules.nulls(), rules.defaultValue(), rules.separator()),
                key -> new CellParser(rules));
    }

    /** The problem with a table that is there and readable; empty if no two of its columns changed places. */
    Optional<Problem> recognise(Table table, Document document) throws IOException {
        int width = table.fileColumns().size();
        List<Row> rows = rows(table, document, table.dialect().headerRows() + SAMPLE);
        if (table.dialect().headerRows() != 1 || rows.size() <= ENOUGH || !fits(table, rows.get(0))) {
            return Optional.empty();
        }
        List<Row> data = rows.subList(1, rows.size()).stream().filter(row -> row.cells().size() == width).toList();
        List<Sample> columns = IntStream.range(0, width)
                .mapToObj(index -> new Sample(table, index, rows.get(0).cells().get(index), data)).toList();
        List<Sample> wrong = columns.stream().filter(Sample::isWrong).toList();
        Stream<Pair> strict = wrong.stream().flatMap(one -> wrong.stream().filter(one::fits)
                .map(other -> new Pair(one, other)));
        Stream<Pair> loose = wrong.stream().filter(Sample::isWhollyWrong)
                .flatMap(one -> only(columns.stream().filter(one::fits).toList())
                        .map(other -> new Pair(one, other)).stream());
        return Stream.concat(strict, loose).findFirst().map(pair -> problem(document, pair.inOrder(), data.size()));
    }

    /** Two columns that changed places. */
    private record Pair(Sample one, Sample other) {
        private Pair inOrder() {
            return one.index < other.index ? this : new Pair(other, one);
        }
    }

    private static Optional<Sample> only(List<Sample> columns) {
        return columns.stream().findFirst().filter(column -> columns.size() == 1);
    }

    private static Problem problem(Document document, Pair pair, int rows) {
        Sample one = pair.one();
        Sample other = pair.other();
        return Problem.error(Code.CSV_COLUMNS_SWAPPED, Place.at(document.name(), one.title.line(), one.title.column()),
                ("the cells of the columns \"%1$s\" and \"%2$s\" changed places: \"%3$s\" stands under \"%1$s\", "
                        + "\"%4$s\" under \"%2$s\"").formatted(one.column.name(), other.column.name(), one.texts.get(0),
                                other.texts.get(0)))
                .because("most of the first %d rows fit their columns if the two are exchanged, and do not as they are"
                        .formatted(rows))
                .mend("put them below the name of their column; until then no cell of this table is judged");
    }

    private static boolean fits(Table table, Row header) {
        List<Column> expected = table.fileColumns();
        return header.cells().size() == expected.size() && IntStream.range(0, expected.size())
                .allMatch(index -> expected.get(index).isMeant(header.cells().get(index).text()));
    }

    private List<Row> rows(Table table, Document document, int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream bytes = document.open()) {
            RowReader reader = new RowReader(bytes, table.dialect(), limits, document.name(), problem -> {
            });
            reader.skip(table.dialect().skipRows());
            for (Optional<Row> row = reader.next(); row.isPresent() && rows.size() < most; row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    /** The keys that a reference may name; none if they are too many to hold. */
    private Set<String> keys(ForeignKey reference) {
        return keys.computeIfAbsent(List.of(reference.table(), reference.referencedColumns().get(0)),
                column -> read(column.get(0), column.get(1)));
    }

    private Set<String> read(String tableIri, String name) {
        Set<String> found = new HashSet<>();
        for (Table table : group.tables()) {
            Optional<Document> document = documents.locate(table.iri()).filter(file -> file.path().toFile().isFile());
            List<String> names = table.fileColumns().stream().map(Column::name).toList();
            int index = names.indexOf(name);
            if (table.iri().equals(tableIri) && document.isPresent() && index >= 0) {
                found.addAll(column(table, document.get(), index));
            }
        }
        return found;
    }

    private Set<String> column(Table table, Document document, int index) {
        Set<String> found = new HashSet<>();
        CellParser parser = parser(table.fileColumns().get(index).inherited());
        try {
            List<Row> rows = rows(table, document, MOST_KEYS);
            if (rows.size() < MOST_KEYS) {
                rows.stream().filter(row -> row.cells().size() > index)
                        .forEach(row -> parser.parse(row.cells().get(index).text()).values()
                                .forEach(value -> found.add(value.lexical())));
            }
        } catch (IOException unreadable) {
            return Set.of();
        }
        return found;
    }
}
