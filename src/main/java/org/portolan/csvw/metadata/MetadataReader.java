package org.portolan.csvw.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.rdf4j.common.net.ParsedIRI;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads a metadata document: a table group, or a table alone.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#metadata-format">Metadata Vocabulary, 5</a>
 */
public final class MetadataReader {
    private static final List<String> OF_GROUP = List.of("@context", "@id", "@type", "tables", "dialect", "notes",
            "tableDirection", "tableSchema", "transformations");
    private static final List<String> OF_TABLE = List.of("@context", "@id", "@type", "url", "tableSchema", "dialect", "notes",
            "suppressOutput", "tableDirection", "transformations");
    private static final List<String> OF_SCHEMA = List.of("@context", "@id", "@type", "columns", "primaryKey", "foreignKeys",
            "rowTitles");
    private static final List<String> OF_COLUMN = List.of("@id", "@type", "name", "titles", "virtual", "suppressOutput");

    private final DocumentSource documents;
    private final ProblemSink problems;
    private final InheritedReader inherited;

    /** A reader that finds schemas given by reference in {@code documents} and reports faults to {@code problems}. */
    public MetadataReader(DocumentSource documents, ProblemSink problems) {
        this.documents = documents;
        this.problems = problems;
        this.inherited = new InheritedReader(problems);
    }

    /** The description in a metadata document; empty if it cannot be used, which is reported. */
    public Optional<TableGroup> read(Document document) {
        return new JsonReader(document, problems).read().flatMap(value -> {
            if (value instanceof Json.Obj object) {
                return group(object, document);
            }
            problems.report(Problem.error(Code.METADATA_INVALID, value.place(), "metadata is an object, this is " + value.written()));
            return Optional.empty();
        });
    }

    /** The description of a bare CSV document: its header names the columns, every cell is text. */
    public static TableGroup ofBareTable(Document document) {
        Table table = new Table(document.iri(), Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(),
                Dialect.DEFAULT, false, InheritedReader.NOTHING, List.of(), Place.file(document.name()));
        return new TableGroup(Optional.empty(), List.of(table), List.of());
    }

    private Optional<TableGroup> group(Json.Obj object, Document document) {
        Context context = Context.of(object, document.iri(), problems);
        Inherited above = inherited.read(object, InheritedReader.NOTHING);
        if (object.member("tables").isEmpty()) {
            return table(object, context, above, Dialect.DEFAULT)
                    .map(table -> new TableGroup(Optional.empty(), List.of(table), List.of()));
        }
        Members members = new Members(object, problems);
        members.reportUnknown(with(OF_GROUP, InheritedReader.KNOWN));
        Dialect dialect = members.object("dialect").map(this::dialect).orElse(Dialect.DEFAULT);
        List<Table> tables = members.objects("tables").stream()
                .flatMap(found -> table(found, context, above, dialect).stream()).toList();
        return Optional.of(new TableGroup(members.string("@id").map(id -> context.resolve(id.value())), tables,
                common(object, context)));
    }

    private Optional<Table> table(Json.Obj object, Context context, Inherited above, Dialect groupDialect) {
        Members members = new Members(object, problems);
        members.reportUnknown(with(OF_TABLE, InheritedReader.KNOWN));
        Optional<Located<String>> url = members.string("url");
        if (url.isEmpty()) {
            problems.report(Problem.error(Code.METADATA_INVALID, object.place(), "this table has no \"url\"")
                    .mend("name its CSV file, relative to this document: \"url\": \"cities.csv\""));
            return Optional.empty();
        }
        Inherited ofTable = inherited.read(object, above);
        Json.Obj schema = schema(object, context).orElse(new Json.Obj(java.util.Map.of(), object.place()));
        Members rules = new Members(schema, problems);
        rules.reportUnknown(with(OF_SCHEMA, InheritedReader.KNOWN));
        Inherited ofSchema = inherited.read(schema, ofTable);
        List<Column> columns = columns(rules, ofSchema, context);
        return Optional.of(new Table(context.resolve(url.get().value()), members.string("@id").map(id -> context.resolve(id.value())),
                columns, key(rules, "primaryKey", columns), foreignKeys(rules, context, columns),
                key(rules, "rowTitles", columns).map(Located::value).orElse(List.of()),
                members.object("dialect").map(this::dialect).orElse(groupDialect),
                members.bool("suppressOutput").map(Located::value).orElse(false), ofSchema, common(object, context), object.place()));
    }

    /** The schema, which may stand in a document of its own. */
    private Optional<Json.Obj> schema(Json.Obj table, Context context) {
        Optional<Json> value = table.member("tableSchema");
        if (value.isEmpty() || value.get() instanceof Json.Obj) {
            return value.map(Json.Obj.class::cast);
        }
        String iri = context.resolve(value.get().text().orElse(""));
        Optional<Document> document = documents.locate(iri);
        if (document.isEmpty()) {
            problems.report(Problem.error(Code.DOCUMENT_NOT_MAPPED, value.get().place(), "the schema <%s> lies in no mapped folder".formatted(iri))
                    .because("nothing is fetched while converting").mend("map the beginning of this IRI to a folder with --map"));
            return Optional.empty();
        }
        return new JsonReader(document.get(), problems).read().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private List<Column> columns(Members schema, Inherited above, Context context) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Json.Obj object : schema.objects("columns")) {
            Column column = column(object, above, columns.size() + 1, context);
            if (!names.add(column.name())) {
                problems.report(Problem.error(Code.METADATA_INVALID, column.place(),
                        "there is a column \"%s\" already".formatted(column.name())).mend("give each column a name of its own"));
            } else if (!column.virtual() && !columns.isEmpty() && columns.get(columns.size() - 1).virtual()) {
                problems.report(Problem.error(Code.METADATA_INVALID, column.place(),
                        "column \"%s\" of the file stands after a virtual one".formatted(column.name())).mend("put virtual columns last"));
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    private Column column(Json.Obj object, Inherited above, int number, Context context) {
        Members members = new Members(object, problems);
        members.reportUnknown(with(OF_COLUMN, InheritedReader.KNOWN));
        List<String> titles = Titles.read(object, context.language());
        String name = members.string("name").map(Located::value)
                .orElseGet(() -> titles.isEmpty() ? "_col." + number : Titles.asName(titles.get(0)));
        return new Column(name, titles, members.bool("virtual").map(Located::value).orElse(false),
                members.bool("suppressOutput").map(Located::value).orElse(false), inherited.read(object, above), object.place());
    }

    private Optional<Located<List<String>>> key(Members schema, String property, List<Column> columns) {
        return schema.strings(property).map(names -> {
            names.value().forEach(name -> requireColumn(property, name, columns, names.place()));
            return names;
        });
    }

    private List<ForeignKey> foreignKeys(Members schema, Context context, List<Column> columns) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Json.Obj object : schema.objects("foreignKeys")) {
            Members members = new Members(object, problems);
            Optional<Located<List<String>>> from = members.strings("columnReference");
            Optional<Members> reference = members.object("reference").map(found -> new Members(found, problems));
            Optional<Located<String>> resource = reference.flatMap(found -> found.string("resource"));
            Optional<Located<List<String>>> to = reference.flatMap(found -> found.strings("columnReference"));
            if (from.isEmpty() || resource.isEmpty() || to.isEmpty()) {
                problems.report(Problem.error(Code.METADATA_INVALID, object.place(),
                        "a foreign key names its columns, the referenced table and its columns").mend(
                        "write {\"columnReference\": \"city\", \"reference\": {\"resource\": \"cities.csv\", \"columnReference\": \"key\"}}"));
                continue;
            }
            from.get().value().forEach(name -> requireColumn("columnReference", name, columns, from.get().place()));
            keys.add(new ForeignKey(from.get().value(), context.resolve(resource.get().value()), to.get().value(), object.place()));
        }
        return keys;
    }

    private void requireColumn(String property, String name, List<Column> columns, Place place) {
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.contains(name)) {
            problems.report(Problem.error(Code.METADATA_INVALID, place, "\"%s\" names the column \"%s\", which is not described here".formatted(property, name))
                    .mend("the columns are: " + String.join(", ", names)));
        }
    }

    private Dialect dialect(Json.Obj object) {
        Members members = new Members(object, problems);
        boolean skipInitialSpace = members.bool("skipInitialSpace").map(Located::value).orElse(false);
        Optional<Json> trim = object.member("trim");
        String trimmed = trim.map(value -> value instanceof Json.Bool bool ? Boolean.toString(bool.value()) : value.text().orElse("true"))
                .orElse(skipInitialSpace ? "start" : "true");
        int headers = members.count("headerRowCount").map(Located::value)
                .orElse(members.bool("header").map(Located::value).orElse(true) ? 1 : 0);
        return new Dialect(charset(members), members.string("delimiter").map(found -> found.value().charAt(0)).orElse(','),
                object.member("quoteChar").filter(Json.Null.class::isInstance).isPresent() ? Optional.empty()
                        : members.string("quoteChar").map(found -> found.value().charAt(0)).or(() -> Optional.of('"')),
                members.bool("doubleQuote").map(Located::value).orElse(true),
                object.member("commentPrefix").filter(Json.Null.class::isInstance).isPresent() ? Optional.empty()
                        : members.string("commentPrefix").map(Located::value).or(() -> Optional.of("#")),
                headers, members.count("skipRows").map(Located::value).orElse(0), members.count("skipColumns").map(Located::value).orElse(0),
                members.bool("skipBlankRows").map(Located::value).orElse(false),
                trimmed.equals("true") || trimmed.equals("start"), trimmed.equals("true") || trimmed.equals("end"));
    }

    private Charset charset(Members members) {
        return members.string("encoding").map(found -> {
            try {
                return Charset.forName(found.value());
            } catch (IllegalArgumentException unknown) {
                members.wrongType("encoding", found.value(), "a character set that is known here", found.place());
                return StandardCharsets.UTF_8;
            }
        }).orElse(StandardCharsets.UTF_8);
    }

    private static List<CommonProperty> common(Json.Obj object, Context context) {
        List<CommonProperty> common = new ArrayList<>();
        object.members().forEach((name, value) -> {
            if (Prefixes.isTerm(name)) {
                common.add(new CommonProperty(Prefixes.expand(name), value, context.language()));
            } else if (name.equals("notes")) {
                common.add(new CommonProperty(Prefixes.expand("csvw:note"), value, context.language()));
            }
        });
        return common;
    }

    private static List<String> with(List<String> own, List<String> more) {
        List<String> all = new ArrayList<>(own);
        all.addAll(more);
        return all;
    }

    /** The base IRI and default language of a document, from {@code @context}. */
    private record Context(String base, String language) {
        static Context of(Json.Obj object, String documentIri, ProblemSink problems) {
            Optional<Json.Obj> own = object.member("@context").stream().flatMap(value -> value.items().stream())
                    .filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).findFirst();
            Optional<Members> members = own.map(found -> new Members(found, problems));
            return new Context(members.flatMap(found -> found.string("@base")).map(base -> resolve(documentIri, base.value())).orElse(documentIri),
                    members.flatMap(found -> found.string("@language")).map(Located::value).orElse("und"));
        }

        String resolve(String reference) {
            return resolve(base, Prefixes.expand(reference));
        }

        private static String resolve(String base, String reference) {
            return ParsedIRI.create(base).resolve(reference.replace(" ", "%20"));
        }
    }
}
