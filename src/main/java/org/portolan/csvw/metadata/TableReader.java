package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.csvw.DocumentSource;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads the description of a table, with the schema and dialect that may stand in documents of their own.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#tables">Metadata Vocabulary, 5.4</a>
 */
final class TableReader {
    private static final List<String> OF_TABLE = MetadataReader
            .with(List.of("@id", "@type", "url", "tableSchema", "dialect", "notes",
            "suppressOutput", "tableDirection", "transformations"), InheritedReader.KNOWN);
    private static final List<String> OF_SCHEMA = MetadataReader.with(
            List.of("@id", "@type", "columns", "primaryKey", "foreignKeys", "rowTitles"), InheritedReader.KNOWN);

    private final DocumentSource documents;
    private final Context context;
    private final ProblemSink problems;

    TableReader(DocumentSource documents, Context context, ProblemSink problems) {
        this.documents = documents;
        this.context = context;
        this.problems = problems;
    }

    /**
     * What a group says for all of its tables.
     *
     * @param inherited       what their cells inherit
     * @param dialect         how their files are written
     * @param schema          the schema of those that have none of their own
     * @param transformations those of tables that have none of their own
     */
    record Defaults(Inherited inherited, Dialect dialect, Optional<Json> schema, List<Transformation> transformations) {
        static final Defaults NONE = new Defaults(InheritedReader.NOTHING, Dialect.DEFAULT, Optional.empty(),
                List.of());
    }

    /** What the description of a group says for its tables. */
    Defaults defaults(Members group) {
        return new Defaults(new InheritedReader(context, problems).read(group, InheritedReader.NOTHING),
                dialect(group, Dialect.DEFAULT),
                group.object().member("tableSchema"), new TransformationReader(context, problems).read(group));
    }

    /** The table; empty if its file is not named, which is reported. */
    Optional<Table> read(Json.Obj object, Defaults defaults) {
        Members members = members(object);
        Optional<Located<String>> url = members.link("url");
        if (url.isEmpty()) {
            problems.report(Problem.error(Code.METADATA_INVALID, object.place(), "this table has no \"url\"")
                    .mend("name its CSV file, relative to this document: \"url\": \"cities.csv\""));
        }
        return url.flatMap(this::address).map(iri -> table(iri, members, defaults));
    }

    /** The table of this IRI, whose description does not name it. */
    Table readAs(String iri, Json.Obj object) {
        return table(iri, members(object), Defaults.NONE);
    }

    private Members members(Json.Obj object) {
        Members members = new Members(object, problems);
        members.reportUnknown(OF_TABLE);
        members.type("Table");
        members.oneOf("tableDirection", MetadataReader.DIRECTIONS);
        return members;
    }

    /** The IRI of a file: the document itself would be no table, and a fragment would be a part of one. */
    private Optional<String> address(Located<String> url) {
        boolean whole = !url.value().isEmpty() && url.value().indexOf('#') < 0;
        if (!whole) {
            problems.report(Problem.error(Code.METADATA_INVALID, url.place(),
                    "\"url\" is \"%s\", which names no file".formatted(url.value()))
                    .mend("name the CSV file, relative to this document, without a \"#\": \"url\": \"cities.csv\""));
        }
        return Optional.of(url).filter(any -> whole).flatMap(given -> context.resolve(given, problems));
    }

    private Table table(String iri, Members members, Defaults defaults) {
        Inherited ofTable = new InheritedReader(context, problems).read(members, defaults.inherited());
        SchemaDocument found = schema(members.object().member("tableSchema").or(defaults::schema));
        Members rules = new Members(found.schema(), problems);
        rules.reportUnknown(OF_SCHEMA);
        rules.type("Schema");
        new CommonReader(found.context(), problems).read(rules);
        Inherited ofSchema = new InheritedReader(found.context(), problems).read(rules, ofTable);
        SchemaReader schema = new SchemaReader(rules, found.context());
        List<Column> columns = schema.columns(ofSchema);
        List<Transformation> own = new TransformationReader(context, problems).read(members);
        return new Table(iri, context.id(members), found.context().id(rules).or(found::iri),
                found.schema().member("columns").isPresent() || found.isBroken(), columns,
                schema.key("primaryKey", columns), new ForeignKeyReader(found.context(), problems).read(rules, columns),
                schema.key("rowTitles", columns).map(Located::value).orElse(List.of()),
                dialect(members, defaults.dialect()), members.bool("suppressOutput").map(Located::value).orElse(false),
                ofSchema,
                new CommonReader(context, problems).read(members), own.isEmpty() ? defaults.transformations() : own,
                members.object().place());
    }

    /**
     * A schema.
     *
     * @param schema   the object; without members if it is broken
     * @param context  what its references stand in
     * @param iri      its IRI if it is a document of its own
     * @param isBroken true if it cannot be read: then it describes no column, and the header of the file cannot fit it
     *                 (5.1.4)
     */
    private record SchemaDocument(Json.Obj schema, Context context, Optional<String> iri, boolean isBroken) {
    }

    private SchemaDocument schema(Optional<Json> value) {
        Optional<Json.Obj> inline = value.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
        if (value.isEmpty() || inline.isPresent()) {
            return new SchemaDocument(
                    inline.orElse(new Json.Obj(Map.of(), org.portolan.problem.Place.file(context.base()))), context,
                    Optional.empty(), false);
        }
        Optional<Json.Obj> referenced = referenced("tableSchema", value.get());
        Optional<String> iri = value.get().text()
                .flatMap(text -> context.resolve(new Located<>(text, value.get().place()), problems));
        return new SchemaDocument(
                referenced.map(object -> object.without(Context.MEMBER))
                        .orElse(new Json.Obj(Map.of(), value.get().place())),
                iri.map(base -> referenced.filter(object -> object.member(Context.MEMBER).isPresent())
                        .map(object -> Context.of(object, base, problems))
                        .orElse(new Context(base, context.language()))).orElse(context),
                iri, value.get().text().isEmpty());
    }

    private Dialect dialect(Members members, Dialect otherwise) {
        Optional<Json> value = members.object().member("dialect");
        Optional<Json.Obj> object = value.flatMap(found -> found instanceof Json.Obj inline ? Optional.of(inline)
                : referenced("dialect", found).map(referenced -> referenced.without(Context.MEMBER)));
        return object.map(new DialectReader(context, problems)::read).orElse(otherwise);
    }

    /** The object in the document that an object property names; empty if there is none, which is reported (5.1.4). */
    private Optional<Json.Obj> referenced(String property, Json value) {
        if (value.text().isEmpty()) {
            new Members(new Json.Obj(Map.of(), value.place()), problems).wrongType(property, value.written(),
                    "an object or the address of one", value.place());
            return Optional.empty();
        }
        Optional<String> iri = context.resolve(new Located<>(value.text().get(), value.place()), problems);
        Optional<Document> document = iri.flatMap(documents::locate);
        if (iri.isPresent() && document.isEmpty()) {
            problems.report(documents.absence(iri.get()).at(value.place(), "the document <%s>".formatted(iri.get())));
        }
        return document.flatMap(found -> new JsonReader(found, problem -> problems.report(problem.why().isPresent()
                ? problem : problem.because("%s names it as \"%s\"".formatted(value.place(), property)))).read())
                .flatMap(found -> object(property, found));
    }

    private Optional<Json.Obj> object(String property, Json found) {
        if (found instanceof Json.Obj object) {
            return Optional.of(object);
        }
        problems.report(Problem.error(Code.METADATA_INVALID, found.place(),
                "\"%s\" names this document, which is %s".formatted(property, found.written()))
                .mend("put one object into it, or name another document"));
        return Optional.empty();
    }
}
