package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.ProblemSink;

/** Reads inherited properties on top of those of the level above. */
final class InheritedReader {
    static final List<String> KNOWN = List.of("aboutUrl", "propertyUrl", "valueUrl", "datatype", "lang", "null", "default",
            "separator", "ordered", "required", "textDirection");
    static final Inherited NOTHING = new Inherited(Optional.empty(), Optional.empty(), Optional.empty(),
            new Located<>(Datatype.STRING, org.portolan.problem.Place.file("the recommendation")), "und", List.of(""), "",
            Optional.empty(), false, Optional.empty());

    private final ProblemSink problems;

    InheritedReader(ProblemSink problems) {
        this.problems = problems;
    }

    Inherited read(Json.Obj object, Inherited above) {
        Members members = new Members(object, problems);
        return new Inherited(
                members.string("aboutUrl").or(above::aboutUrl),
                members.string("propertyUrl").or(above::propertyUrl),
                members.string("valueUrl").or(above::valueUrl),
                object.member("datatype").map(value -> new Located<>(new DatatypeReader(problems).read(value), value.place()))
                        .orElse(above.datatype()),
                members.string("lang").map(Located::value).orElse(above.lang()),
                members.strings("null").map(Located::value).orElse(above.nulls()),
                members.string("default").map(Located::value).orElse(above.defaultValue()),
                separator(object, members, above),
                members.bool("ordered").map(Located::value).orElse(above.ordered()),
                members.bool("required").or(above::required));
    }

    private static Optional<String> separator(Json.Obj object, Members members, Inherited above) {
        return object.member("separator").filter(Json.Null.class::isInstance).isPresent() ? Optional.empty()
                : members.string("separator").map(Located::value).or(above::separator);
    }
}
