package org.portolan.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * An IRI under the base that the tables speak of and nothing describes.
 *
 * @param iri     the IRI
 * @param shown   the IRI as messages write it
 * @param nearest keys of the same kind that may be meant, nearest first
 * @param replacements the table that says what replaces what, if there is one
 */
record UnknownResource(String iri, String shown, List<String> nearest, Optional<String> replacements)
        implements Finding {
    static final String WHY = "neither a row of the tables nor the ontology gives it an rdf:type";

    @Override
    public Set<String> subjects() {
        return Set.of(iri);
    }

    @Override
    public Set<String> objects() {
        return Set.of(iri);
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        Stream<Problem> named = sayings.naming(iri).stream().map(this::named);
        Stream<Problem> described = sayings.about(iri).stream().map(Saying::row).distinct()
                .map(row -> problem(Problem.error(Code.RESOURCE_UNKNOWN, row.line(),
                        "this row is about %s, which nothing describes".formatted(shown))));
        return Stream.concat(named, described).toList();
    }

    private Problem named(Saying saying) {
        String where = saying.column().map("column \"%s\""::formatted).orElse("this row");
        return problem(Problem.error(Code.RESOURCE_UNKNOWN, saying.place(),
                "%s names %s, which nothing describes".formatted(where, shown)));
    }

    private Problem problem(Problem bare) {
        String renamed = replacements.map("; if it has another key now, write that here, and what replaces it into %s"
                ::formatted).orElse("");
        return bare.because(WHY).mend(nearest.isEmpty()
                ? "add a row that describes it, or name something that is there" + renamed
                : "did you mean %s? Otherwise add a row that describes it".formatted(String.join(" or ", nearest)));
    }
}
