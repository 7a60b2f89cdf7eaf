package org.portolan.csvw.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads a metadata document: a table group, or a table alone.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#metadata-format">Metadata Vocabulary, 5</a>
 */
public final class MetadataReader {
    static final List<String> DIRECTIONS = List.of("rtl", "ltr", "auto");
    private static final List<String> OF_GROUP = with(List.of("@id", "@type", "tables", "dialect", "notes",
            "tableDirection", "tableSchema", "transformations"), InheritedReader.KNOWN);

    private final DocumentSource documents;
    private final ProblemSink problems;

    /** A reader that finds schemas given by reference in {@code documents} and reports faults to {@code problems}. */
    public MetadataReader(DocumentSource documents, ProblemSink problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** The description in a metadata document; empty if it cannot be used, which is reported. */
    public Optional<TableGroup> read(Document document) {
        return read(document, Optional.empty());
    }

    /**
     * The description in a metadata document that a user supplies for a table: as {@link #read(Document)}, but a schema
     * or dialect without a "url" is that of the table.
     *
     * @param table IRI of the table
     * @see <a href="https://www.w3.org/TR/tabular-data-model/#overriding-metadata">Model for Tabular Data, 5.1</a>
     */
    public Optional<TableGroup> readFor(String table, Document document) {
        return read(document, Optional.of(table));
    }

    private Optional<TableGroup> read(Document document, Optional<String> table) {
        return new JsonReader(document, problems).read().flatMap(value -> {
            if (value instanceof Json.Obj object) {
                return group(object.without(Context.MEMBER), Context.of(object, document.iri(), problems),
                        document.iri(), table);
            }
            problems.report(Problem.error(Code.METADATA_INVALID, value.place(),
                    "metadata is an object, this is " + value.written())
                    .because("an object describes a table, by its url, or several, in tables")
                    .mend("write {\"@context\": \"http://www.w3.org/ns/csvw\", \"url\": \"cities.csv\"}"));
            return Optional.empty();
        });
    }

    /** The description of a bare CSV document: its header names the columns; every cell is text. */
    public static TableGroup ofBareTable(Document document) {
        Table table = new Table(document.iri(), Optional.empty(), Optional.empty(), false, List.of(), Optional.empty(),
                List.of(), List.of(),
                Dialect.DEFAULT, false, InheritedReader.NOTHING, List.of(), List.of(), Place.file(document.name()));
        return new TableGroup(Optional.empty(), List.of(table), List.of(), List.of(), Optional.empty());
    }

    private Optional<TableGroup> group(Json.Obj object, Context context, String document, Optional<String> supplied) {
        TableReader reader = new TableReader(documents, context, problems);
        boolean isNamed = object.member("url").isPresent();
        boolean isOfSupplied = supplied.isPresent() && !isNamed
                && (object.member("tableSchema").isPresent() || object.member("dialect").isPresent());
        if (object.member("tables").isEmpty() && (isNamed || isOfSupplied)) {
            return (isNamed ? reader.read(object, TableReader.Defaults.NONE)
                    : Optional.of(reader.readAs(supplied.get(), object)))
                    .map(table -> new TableGroup(Optional.empty(), referring(List.of(table)), List.of(), List.of(),
                            Optional.of(document)));
        }
        Members members = new Members(object, problems);
        members.reportUnknown(OF_GROUP);
        members.type("TableGroup");
        members.oneOf("tableDirection", DIRECTIONS);
        TableReader.Defaults defaults = reader.defaults(members);
        List<Json.Obj> described = members.objects("tables");
        if (described.isEmpty()) {
            problems.report(Problem.error(Code.METADATA_INVALID, object.place(), "this metadata describes no table")
                    .mend("write \"tables\": [{\"url\": \"cities.csv\"}], "
                            + "or \"url\": \"cities.csv\" for a table alone"));
            return Optional.empty();
        }
        List<Table> tables = described.stream().flatMap(table -> reader.read(table, defaults).stream()).toList();
        return Optional.of(new TableGroup(context.id(members), referring(tables),
                new CommonReader(context, problems).read(members),
                defaults.transformations(), Optional.of(document)));
    }

    /** The tables with the references of each resolved to one of them, and held against its columns. */
    private List<Table> referring(List<Table> tables) {
        return tables.stream().map(table -> table.withForeignKeys(table.foreignKeys().stream()
                .flatMap(key -> referring(key, tables.stream().filter(key::refersTo).toList()).stream()).toList()))
                .toList();
    }

    private Optional<ForeignKey> referring(ForeignKey key, List<Table> targets) {
        if (key.bySchema() && targets.size() > 1) {
            problems.report(Problem.error(Code.METADATA_INVALID, key.place(),
                    "the foreign key refers to the schema <%s>, which %d tables have"
                    .formatted(key.table(), targets.size())).mend("name the table itself by \"resource\""));
            return Optional.empty();
        }
        return targets.isEmpty() ? Optional.of(key) : known(key, targets.get(0));
    }

    /** The reference with the IRI of the table; empty if the table lacks one of its columns, which is reported. */
    private Optional<ForeignKey> known(ForeignKey key, Table target) {
        List<String> names = target.columns().stream().filter(Column::isNamed).map(Column::name).toList();
        List<String> unknown = key.referencedColumns().stream()
                .filter(name -> target.hasColumns() && !names.contains(name)).toList();
        unknown.forEach(name -> {
            List<String> near = Nearest.to(name, names, 1);
            problems.report(Problem.error(Code.METADATA_INVALID, key.place(),
                    "the foreign key refers to the column \"%s\", which <%s> does not have".formatted(name,
                            target.iri()))
                    .mend(near.isEmpty() ? "its columns are: " + String.join(", ", names)
                            : "did you mean \"%s\"?".formatted(near.get(0))));
        });
        return Optional.of(key.to(target)).filter(known -> unknown.isEmpty());
    }

    static List<String> with(List<String> own, List<String> more) {
        return Stream.concat(own.stream(), more.stream())
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }
}
