package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** Reads the value of {@code datatype}: the name of a built-in one, or an object that derives from one. */
final class DatatypeReader {
    private static final List<String> OF_FORMAT = List.of("pattern", "decimalChar", "groupChar");
    private static final List<String> KNOWN = List.of("@id", "@type", "base", "format", "length", "minLength",
            "maxLength", "minimum",
            "maximum", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive");

    private final Context context;
    private final ProblemSink problems;

    DatatypeReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    /** The datatype; {@code string} where the metadata is wrong, which is reported. */
    Datatype read(Json value) {
        if (value instanceof Json.Obj object) {
            return derived(object);
        }
        return value.text().map(name -> Datatype.builtIn(known(name, value))).orElseGet(() -> {
            problems.report(Problem.warning(Code.METADATA_INVALID, value.place(),
                    "\"datatype\" is %s, which is neither a name nor an object; it is passed over"
                            .formatted(value.written())));
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
        members.type("Datatype");
        String base = members.string("base").map(found -> known(found.value(), object.members().get("base")))
                .orElse("string");
        Optional<String> title = text(members, "dc:title");
        Optional<Json.Obj> pattern = object.member("format").filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
        boolean isNumeric = BuiltIn.isNumeric(base);
        Optional<Located<String>> format = pattern.isPresent() && isNumeric
                ? new Members(pattern.get(), problems).string("pattern") : members.string("format");
        return new Datatype(base, id(members).orElse(BuiltIn.iri(base)), title.orElse(base),
                text(members, "dc:description"),
                format, pattern.filter(found -> isNumeric).map(this::numbers).orElse(Datatype.Numbers.DEFAULT),
                length(members, base), range(members, base));
    }

    /** An IRI of its own: no blank node, and none of a built-in datatype (5.11.2). */
    private Optional<String> id(Members members) {
        return context.id(members).filter(iri -> {
            boolean own = !BuiltIn.isIri(iri);
            if (!own) {
                problems.report(error(members.object().members().get("@id").place(),
                        "\"@id\" is the IRI of a built-in datatype, <%s>".formatted(iri),
                        "leave it out"));
            }
            return own;
        });
    }

    private static Optional<String> text(Members members, String name) {
        return members.object().member(name).flatMap(Json::text).filter(text -> !text.isBlank());
    }

    private Datatype.Numbers numbers(Json.Obj format) {
        Members members = new Members(format, problems);
        members.reportUnknown(OF_FORMAT);
        return new Datatype.Numbers(members.character("decimalChar").orElse('.'), members.character("groupChar"));
    }

    private Datatype.Length length(Members members, String base) {
        Optional<Integer> exact = members.count("length").map(Located::value);
        Optional<Integer> least = members.count("minLength").map(Located::value);
        Optional<Integer> greatest = members.count("maxLength").map(Located::value);
        if ((exact.isPresent() || least.isPresent() || greatest.isPresent()) && !BuiltIn.hasLength(base)) {
            problems.report(error(members.object().place(), "values of %s have no length".formatted(base),
                    "give bounds of the value instead"));
            return Datatype.Length.ANY;
        }
        boolean apart = isAbove(least, exact) || isAbove(exact, greatest) || isAbove(least, greatest);
        if (apart) {
            problems.report(error(members.object().place(),
                    "no value is as long as \"length\", \"minLength\" and \"maxLength\" ask for",
                    "make \"minLength\" the smallest and \"maxLength\" the greatest of them"));
        }
        return new Datatype.Length(exact.or(() -> least), exact.or(() -> greatest));
    }

    private static boolean isAbove(Optional<Integer> one, Optional<Integer> other) {
        return one.isPresent() && other.isPresent() && one.get() > other.get();
    }

    private Datatype.Range range(Members members, String base) {
        Optional<Located<String>> leastInclusive = inclusive(members, "minInclusive", "minimum");
        Optional<Located<String>> greatestInclusive = inclusive(members, "maxInclusive", "maximum");
        Optional<Located<String>> leastExclusive = members.scalar("minExclusive");
        Optional<Located<String>> greatestExclusive = members.scalar("maxExclusive");
        if (leastInclusive.isPresent() && leastExclusive.isPresent()
                || greatestInclusive.isPresent() && greatestExclusive.isPresent()) {
            problems.report(error(members.object().place(), "a bound is given twice, inclusive and exclusive",
                    "keep one of the two"));
        }
        boolean bounded = java.util.stream.Stream
                .of(leastInclusive, greatestInclusive, leastExclusive, greatestExclusive).anyMatch(Optional::isPresent);
        if (bounded && !BuiltIn.isOrdered(base)) {
            problems.report(error(members.object().place(),
                    "values of %s have no order, so they have no bounds".formatted(base),
                    "use a \"format\", or the datatype of a number, date, time or duration"));
            return Datatype.Range.ANY;
        }
        return new Datatype.Range(leastInclusive.map(Located::value), greatestInclusive.map(Located::value),
                leastExclusive.map(Located::value), greatestExclusive.map(Located::value));
    }

    /** A bound that has two names, which must not contradict each other. */
    private Optional<Located<String>> inclusive(Members members, String name, String alias) {
        Optional<Located<String>> bound = members.scalar(name);
        Optional<Located<String>> same = members.scalar(alias);
        if (bound.isPresent() && same.isPresent() && !bound.get().value().equals(same.get().value())) {
            problems.report(error(same.get().place(),
                    "\"%s\" is %s, \"%s\" is %s".formatted(alias, same.get().value(), name, bound.get().value()),
                    "both mean the same: leave out \"%s\"".formatted(alias)));
        }
        return bound.or(() -> same);
    }

    private static Problem error(Place place, String message, String repair) {
        return Problem.error(Code.METADATA_INVALID, place, message).mend(repair);
    }
}
