package org.portolan.csvw.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Reads common properties and notes, which are JSON-LD of a simple kind; what is not allowed in them is reported.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#common-properties">Metadata Vocabulary, 5.8 and 6.4</a>
 */
final class CommonReader {
    private static final Set<String> KEYWORDS = Set.of("@value", "@type", "@language", "@id");
    private static final Set<String> CLASSES = Set.of("Cell", "Column", "Datatype", "Dialect", "Direction",
            "ForeignKey", "JSON", "NumericFormat",
            "Row", "Schema", "Table", "TableGroup", "TableReference", "Template", "Transformation");

    private final Context context;
    private final ProblemSink problems;

    CommonReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    /** The common properties of an object, with its notes. One that is wrong is reported and left out. */
    List<CommonProperty> read(Members members) {
        List<CommonProperty> common = new ArrayList<>();
        members.object().members().forEach((name, value) -> {
            if (name.equals("notes") && !(value instanceof Json.Arr)) {
                members.wrongType(name, value.written(), "an array", value.place());
            } else if (name.equals("notes") || Prefixes.isTerm(name)) {
                List<Problem> faults = new ArrayList<>();
                new CommonReader(context, faults::add).check(value);
                faults.forEach(problems::report);
                Optional.of(value).filter(sound -> faults.isEmpty()).ifPresent(sound -> common.add(new CommonProperty(
                        Prefixes.expand(name.equals("notes") ? "csvw:note" : name), sound, context.base(),
                        context.language())));
            }
        });
        return common;
    }

    private void check(Json value) {
        if (value instanceof Json.Arr) {
            value.items().forEach(this::check);
        } else if (value instanceof Json.Obj object) {
            keywords(object);
            object.members().forEach((name, inner) -> {
                if (!name.startsWith("@")) {
                    check(inner);
                }
            });
        }
    }

    private void keywords(Json.Obj object) {
        object.members().forEach((name, inner) -> {
            if (name.startsWith("@") && !KEYWORDS.contains(name)) {
                report(inner, "\"%s\" must not stand here".formatted(name),
                        "write \"@value\", \"@type\", \"@language\" or \"@id\"");
            } else if (!name.startsWith("@") && !Prefixes.isTerm(name)) {
                report(inner, "\"%s\" is neither a prefixed name nor a whole IRI".formatted(name),
                        "write, for example, \"schema:%s\""
                        .formatted(name.replaceFirst(".*:", "")));
            }
        });
        object.member("@id").ifPresent(this::reference);
        object.member("@language")
                .filter(tag -> !(tag instanceof Json.Null) && tag.text().filter(Titles::isLanguage).isEmpty())
                .ifPresent(tag -> report(tag, "\"@language\" is %s".formatted(tag.written()),
                        "write a language tag such as \"de\""));
        if (object.member("@value").isPresent()) {
            literal(object);
        } else {
            object.member("@language").ifPresent(
                    tag -> report(tag, "\"@language\" stands without \"@value\"", "write the text as its \"@value\""));
            object.member("@type").ifPresent(types -> types.items().forEach(this::type));
        }
    }

    private void reference(Json id) {
        noBlankNode("@id", id);
        if (id.text().isEmpty()) {
            report(id, "\"@id\" is %s".formatted(id.written()), "write the IRI of the thing that is meant");
        }
        id.text().filter(text -> !text.startsWith("_:"))
                .ifPresent(text -> context.resolve(new Located<>(text, id.place()), problems));
    }

    private void literal(Json.Obj object) {
        Json value = object.member("@value").orElseThrow();
        boolean both = object.member("@type").isPresent() && object.member("@language").isPresent();
        boolean more = object.members().keySet().stream()
                .anyMatch(name -> !Set.of("@value", "@type", "@language").contains(name));
        if (both || more) {
            report(object, "an object with \"@value\" has other members",
                    "it may have \"@type\" or \"@language\", and nothing else");
        }
        if (value instanceof Json.Obj || value instanceof Json.Arr || value instanceof Json.Null) {
            report(value, "\"@value\" is %s".formatted(value.written()), "write a string, a number, true or false");
        }
        object.member("@type").ifPresent(this::type);
    }

    private void type(Json type) {
        Optional<String> name = type.text();
        noBlankNode("@type", type);
        if (name.filter(text -> text.startsWith("_:") || CLASSES.contains(text) || BuiltIn.isKnown(text)
                || Prefixes.isTerm(text)).isEmpty()) {
            report(type, "\"@type\" is %s".formatted(type.written()),
                    "write a term of csvw, a prefixed name such as schema:City, or a whole IRI");
        }
    }

    private void noBlankNode(String property, Json value) {
        value.text().filter(text -> text.startsWith("_:"))
                .ifPresent(text -> problems.report(Context.blank(property, text, value.place())));
    }

    private void report(Json at, String message, String repair) {
        problems.report(Problem.error(Code.METADATA_INVALID, at.place(), message).mend(repair));
    }
}
