package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Reads the value of {@code datatype}: the name of a built-in one, or an object that derives from one. */
final class DatatypeReader {
    private static final List<String> KNOWN = List.of("base", "format", "length", "minLength", "maxLength", "minimum",
            "maximum", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive");

    private final ProblemSink problems;

    DatatypeReader(ProblemSink problems) {
        this.problems = problems;
    }

    /** The datatype; {@code string} where the metadata is wrong, which is reported. */
    Datatype read(Json value) {
        if (value instanceof Json.Obj object) {
            return derived(object);
        }
        return value.text().map(name -> Datatype.builtIn(known(name, value))).orElseGet(() -> {
            problems.report(Problem.warning(Code.METADATA_INVALID, value.place(),
                    "\"datatype\" is %s, which is neither a name nor an object; it is passed over".formatted(value.written())));
            return Datatype.STRING;
        });
    }

    private String known(String name, Json value) {
        if (BuiltIn.isKnown(name)) {
            return name;
        }
        List<String> near = Nearest.to(name, BuiltIn.names(), 1);
        problems.report(Problem.warning(Code.METADATA_INVALID, value.place(),
                "\"%s\" is no datatype; string is taken instead".formatted(name))
                .mend(near.isEmpty() ? "choose one of " + String.join(", ", BuiltIn.names())
                        : "did you mean \"%s\"?".formatted(near.get(0))));
        return "string";
    }

    private Datatype derived(Json.Obj object) {
        Members members = new Members(object, problems);
        members.reportUnknown(KNOWN);
        String base = members.string("base").map(found -> known(found.value(), object.members().get("base"))).orElse("string");
        Optional<String> id = members.string("@id").map(Located::value);
        Optional<String> title = text(members, "dc:title").or(() -> members.string("name").map(Located::value));
        Optional<Json.Obj> pattern = object.member("format").filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
        Optional<String> format = pattern.isPresent()
                ? new Members(pattern.get(), problems).string("pattern").map(Located::value)
                : members.string("format").map(Located::value);
        return new Datatype(base, id.map(Prefixes::expand).orElse(BuiltIn.iri(base)), title.orElse(base), text(members, "dc:description"),
                format, pattern.map(this::numbers).orElse(Datatype.Numbers.DEFAULT), length(members), range(members));
    }

    private static Optional<String> text(Members members, String name) {
        return members.object().member(name).flatMap(Json::text);
    }

    private Datatype.Numbers numbers(Json.Obj format) {
        Members members = new Members(format, problems);
        return new Datatype.Numbers(members.string("decimalChar").map(found -> found.value().charAt(0)).orElse('.'),
                members.string("groupChar").map(found -> found.value().charAt(0)));
    }

    private static Datatype.Length length(Members members) {
        Optional<Integer> exact = members.count("length").map(Located::value);
        return new Datatype.Length(exact.or(() -> members.count("minLength").map(Located::value)),
                exact.or(() -> members.count("maxLength").map(Located::value)));
    }

    private static Datatype.Range range(Members members) {
        return new Datatype.Range(members.scalar("minInclusive").or(() -> members.scalar("minimum")).map(Located::value),
                members.scalar("maxInclusive").or(() -> members.scalar("maximum")).map(Located::value),
                members.scalar("minExclusive").map(Located::value), members.scalar("maxExclusive").map(Located::value));
    }
}
