package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads the foreign keys of a schema. One that is wrong is reported and left out, so that no row is judged by it.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schemas">Metadata Vocabulary, 5.5</a>
 */
final class ForeignKeyReader {
    private static final List<String> OF_KEY = List.of("columnReference", "reference");
    private static final List<String> OF_REFERENCE = List.of("resource", "schemaReference", "columnReference");

    private final Context context;
    private final ProblemSink problems;

    ForeignKeyReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    /** The foreign keys of a schema with these columns. */
    List<ForeignKey> read(Members schema, List<Column> columns) {
        return schema.objects("foreignKeys").stream().flatMap(object -> key(object, columns).stream()).toList();
    }

    private Optional<ForeignKey> key(Json.Obj object, List<Column> columns) {
        Members members = only(object, OF_KEY);
        Optional<Located<List<String>>> from = members.columns("columnReference");
        Optional<Members> reference = members.object("reference").map(found -> only(found, OF_REFERENCE));
        Optional<Located<String>> table = reference.flatMap(found -> found.string("resource"));
        Optional<Located<String>> target = table.or(() -> reference.flatMap(found -> found.string("schemaReference")));
        Optional<Located<List<String>>> to = reference.flatMap(found -> found.columns("columnReference"));
        if (from.isEmpty() || target.isEmpty() || to.isEmpty()) {
            report(object.place(), "a foreign key names its columns, the referenced table and its columns",
                    "write {\"columnReference\": \"city\", "
                            + "\"reference\": {\"resource\": \"cities.csv\", \"columnReference\": \"key\"}}");
            return Optional.empty();
        }
        boolean sound = isOneTarget(reference.get()) & isPaired(from.get(), to.get()) & areKnown(from.get(), columns);
        return context.resolve(target.get(), problems).filter(iri -> sound)
                .map(iri -> new ForeignKey(from.get().value(), iri, table.isEmpty(), to.get().value(), object.place()));
    }

    private boolean isOneTarget(Members reference) {
        Optional<Json> schema = reference.object().member("schemaReference")
                .filter(any -> reference.object().member("resource").isPresent());
        schema.ifPresent(also -> report(also.place(), "\"schemaReference\" stands beside \"resource\"",
                "keep \"resource\" to name the table itself, or \"schemaReference\" to name its schema"));
        return schema.isEmpty();
    }

    private boolean isPaired(Located<List<String>> from, Located<List<String>> to) {
        boolean paired = from.value().size() == to.value().size();
        if (!paired) {
            report(to.place(), "a key of %d refers to a key of %d".formatted(from.value().size(), to.value().size()),
                    "name as many columns of the referenced table as of this one, in the same order");
        }
        return paired;
    }

    private boolean areKnown(Located<List<String>> from, List<Column> columns) {
        return from.value().stream()
                .filter(name -> !SchemaReader.isKnown("columnReference", name, columns, from.place(), problems::report))
                .toList().isEmpty();
    }

    /** Foreign keys and references may have no other members than these, not even those of other vocabularies. */
    private Members only(Json.Obj object, List<String> known) {
        object.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                List<String> near = Nearest.to(name, known, 1);
                problems.report(Problem.error(Code.METADATA_PROPERTY_UNKNOWN, value.place(),
                        "\"%s\" must not stand here".formatted(name))
                        .mend(near.isEmpty() ? "known here are: " + String.join(", ", known)
                                : "did you mean \"%s\"?".formatted(near.get(0))));
            }
        });
        return new Members(object, problems);
    }

    private void report(Place place, String message, String repair) {
        problems.report(Problem.error(Code.METADATA_INVALID, place, message).mend(repair));
    }
}
