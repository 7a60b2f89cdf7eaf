package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.ProblemSink;

/** Reads inherited properties on top of those of the level above. */
final class InheritedReader {
    static final List<String> KNOWN = List.of("aboutUrl", "propertyUrl", "valueUrl", "datatype", "lang", "null",
            "default",
            "separator", "ordered", "required", "textDirection");
    private static final List<String> DIRECTIONS = List.of("ltr", "rtl", "auto", "inherit");
    static final Inherited NOTHING = new Inherited(Optional.empty(), Optional.empty(), Optional.empty(),
            new Located<>(Datatype.STRING, org.portolan.problem.Place.file("the recommendation")), "und", List.of(""),
            "",
            Optional.empty(), false, Optional.empty());

    private final Context context;
    private final ProblemSink problems;

    InheritedReader(Context context, ProblemSink problems) {
        this.context = context;
        this.problems = problems;
    }

    Inherited read(Members members, Inherited above) {
        members.oneOf("textDirection", DIRECTIONS);
        return new Inherited(
                members.link("aboutUrl").or(above::aboutUrl),
                members.link("propertyUrl").or(above::propertyUrl),
                members.link("valueUrl").or(above::valueUrl),
                members.object().member("datatype")
                        .map(value -> new Located<>(new DatatypeReader(context, problems).read(value), value.place()))
                        .orElse(above.datatype()),
                members.language("lang").orElse(above.lang()),
                nulls(members).orElse(above.nulls()),
                members.string("default").map(Located::value).orElse(above.defaultValue()),
                separator(members, above),
                members.bool("ordered").map(Located::value).orElse(above.ordered()),
                members.bool("required").or(above::required));
    }

    /** The texts of {@code null}; one that holds nothing but wrong values counts as not given. */
    private static Optional<List<String>> nulls(Members members) {
        boolean isEmpty = members.object().member("null").filter(value -> value.items().isEmpty()).isPresent();
        return members.strings("null").map(Located::value).filter(texts -> isEmpty || !texts.isEmpty());
    }

    private static Optional<String> separator(Members members, Inherited above) {
        return members.isNull("separator") ? Optional.empty()
                : members.string("separator").map(Located::value).filter(text -> !text.isEmpty()).or(above::separator);
    }
}
