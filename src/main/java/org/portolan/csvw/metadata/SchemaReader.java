package org.portolan.csvw.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Reads the columns and keys of a schema.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schemas">Metadata Vocabulary, 5.5 and 5.6</a>
 */
final class SchemaReader {
    private static final List<String> OF_COLUMN = MetadataReader.with(
            List.of("@id", "@type", "name", "titles", "virtual", "suppressOutput"), InheritedReader.KNOWN);
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9]|%[0-9A-Fa-f]{2})(\\.?([A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*");
    private static final List<String> OF_KEY = List.of("columnReference", "reference");
    private static final List<String> OF_REFERENCE = List.of("resource", "schemaReference", "columnReference");

    private final Members schema;
    private final Context context;
    private final ProblemSink problems;

    SchemaReader(Members schema, Context context) {
        this.schema = schema;
        this.context = context;
        this.problems = schema.problems();
    }

    List<Column> columns(Inherited above) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Json.Obj object : schema.objects("columns")) {
            Column column = column(object, above, columns.size() + 1);
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

    private Column column(Json.Obj object, Inherited above, int number) {
        Members members = new Members(object, problems);
        members.reportUnknown(OF_COLUMN);
        members.type("Column");
        context.id(members);
        new CommonReader(context, problems).read(members);
        Inherited inherited = new InheritedReader(problems).read(members, above);
        List<Title> titles = Titles.read(members, context.language());
        Optional<String> name = members.string("name").filter(this::isName).map(Located::value);
        return new Column(name.orElseGet(() -> titles.stream().filter(title -> title.language().equals(context.language())).findFirst()
                .map(title -> Titles.asName(title.text())).orElse("_col." + number)), name.isPresent(), titles,
                members.bool("virtual").map(Located::value).orElse(false), members.bool("suppressOutput").map(Located::value).orElse(false),
                inherited, object.place());
    }

    private boolean isName(Located<String> name) {
        boolean valid = NAME.matcher(name.value()).matches();
        if (!valid) {
            problems.report(Problem.warning(Code.METADATA_INVALID, name.place(), "\"%s\" is no name of a column; it is passed over".formatted(name.value()))
                    .because("templates call columns by their names").mend("write letters, digits and underscores, and no underscore first"));
        }
        return valid;
    }

    /** The columns of {@code primaryKey} or {@code rowTitles}; a rule that names an unknown one is passed over. */
    Optional<Located<List<String>>> key(String property, List<Column> columns) {
        return schema.strings(property).filter(names -> names.value().stream()
                .allMatch(name -> isKnown(property, name, columns, names.place(), Severity.WARNING)));
    }

    List<ForeignKey> foreignKeys(List<Column> columns) {
        List<ForeignKey> keys = new ArrayList<>();
        for (Json.Obj object : schema.objects("foreignKeys")) {
            Members members = only(object, OF_KEY);
            Optional<Located<List<String>>> from = members.strings("columnReference");
            Optional<Members> reference = members.object("reference").map(found -> only(found, OF_REFERENCE));
            Optional<Located<String>> target = reference.flatMap(found -> found.string("resource").or(() -> found.string("schemaReference")));
            Optional<Located<List<String>>> to = reference.flatMap(found -> found.strings("columnReference"));
            if (from.isEmpty() || target.isEmpty() || to.isEmpty()) {
                problems.report(Problem.error(Code.METADATA_INVALID, object.place(),
                        "a foreign key names its columns, the referenced table and its columns").mend(
                        "write {\"columnReference\": \"city\", \"reference\": {\"resource\": \"cities.csv\", \"columnReference\": \"key\"}}"));
                continue;
            }
            from.get().value().forEach(name -> isKnown("columnReference", name, columns, from.get().place(), Severity.ERROR));
            boolean bySchema = reference.get().string("resource").isEmpty();
            context.resolve(target.get(), problems).ifPresent(iri ->
                    keys.add(new ForeignKey(from.get().value(), iri, bySchema, to.get().value(), object.place())));
        }
        return keys;
    }

    /** Foreign keys and references may have no other members than these, not even those of other vocabularies. */
    private Members only(Json.Obj object, List<String> known) {
        object.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                List<String> near = Nearest.to(name, known, 1);
                problems.report(Problem.error(Code.METADATA_PROPERTY_UNKNOWN, value.place(), "\"%s\" must not stand here".formatted(name))
                        .mend(near.isEmpty() ? "known here are: " + String.join(", ", known) : "did you mean \"%s\"?".formatted(near.get(0))));
            }
        });
        return new Members(object, problems);
    }

    private boolean isKnown(String property, String name, List<Column> columns, Place place, Severity severity) {
        List<String> names = columns.stream().filter(Column::isNamed).map(Column::name).toList();
        if (!names.contains(name)) {
            problems.report(Problem.error(Code.METADATA_INVALID, place,
                    "\"%s\" names the column \"%s\", which is not described here".formatted(property, name)).as(severity)
                    .mend("the columns with a \"name\" are: " + String.join(", ", names)));
        }
        return names.contains(name);
    }
}
