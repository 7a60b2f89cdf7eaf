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
    private static final Pattern NAME = Pattern.compile(
            "([A-Za-z0-9]|%[0-9A-Fa-f]{2})(\\.?([A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*");

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
            boolean isFirst = names.add(column.name());
            if (!isFirst) {
                problems.report(Problem.error(Code.METADATA_INVALID, column.place(),
                        "there is a column \"%s\" already".formatted(column.name()))
                        .mend("give each column a name of its own"));
            } else if (!column.virtual() && !columns.isEmpty() && columns.get(columns.size() - 1).virtual()) {
                problems.report(Problem.error(Code.METADATA_INVALID, column.place(),
                        "column \"%s\" of the file stands after a virtual one".formatted(column.name()))
                        .mend("put virtual columns last"));
            }
            columns.add(isFirst ? column : column.renamed("_col." + (columns.size() + 1)));
        }
        return columns;
    }

    private Column column(Json.Obj object, Inherited above, int number) {
        Members members = new Members(object, problems);
        members.reportUnknown(OF_COLUMN);
        members.type("Column");
        context.id(members);
        new CommonReader(context, problems).read(members);
        Inherited inherited = new InheritedReader(context, problems).read(members, above);
        List<Title> titles = Titles.read(members, context.language());
        Optional<String> name = members.string("name").filter(this::isName).map(Located::value);
        return new Column(
                name.orElseGet(() -> titles.stream().filter(title -> title.language().equals(context.language()))
                        .findFirst().map(title -> Titles.asName(title.text())).orElse("_col." + number)),
                name.isPresent(), titles,
                members.bool("virtual").map(Located::value).orElse(false),
                members.bool("suppressOutput").map(Located::value).orElse(false),
                inherited, object.place());
    }

    private boolean isName(Located<String> name) {
        boolean valid = NAME.matcher(name.value()).matches();
        if (!valid) {
            problems.report(Problem.warning(Code.METADATA_INVALID, name.place(),
                    "\"%s\" is no name of a column; it is passed over".formatted(name.value()))
                    .because("templates call columns by their names")
                    .mend("write letters, digits and underscores, and no underscore first"));
        }
        return valid;
    }

    /** The columns of {@code primaryKey} or {@code rowTitles}; a rule that names an unknown one is passed over. */
    Optional<Located<List<String>>> key(String property, List<Column> columns) {
        return schema.columns(property).filter(names -> names.value().stream()
                .allMatch(name -> isKnown(property, name, columns, names.place(),
                        problem -> problems.report(problem.as(Severity.WARNING)))));
    }

    /** True if the schema has a column with this name; otherwise that is an error, which goes to {@code fault}. */
    static boolean isKnown(String property, String name, List<Column> columns, Place place, ProblemSink fault) {
        List<String> names = columns.stream().filter(Column::isNamed).map(Column::name).toList();
        if (!names.contains(name)) {
            List<String> near = Nearest.to(name, names, 1);
            fault.report(Problem.error(Code.METADATA_INVALID, place,
                    "\"%s\" names the column \"%s\", which is not described here".formatted(property, name))
                    .mend(names.isEmpty() ? "give columns a \"name\" by which keys can call them"
                            : near.isEmpty() ? "the columns with a \"name\" are: " + String.join(", ", names)
                            : "did you mean \"%s\"?".formatted(near.get(0))));
        }
        return names.contains(name);
    }
}
