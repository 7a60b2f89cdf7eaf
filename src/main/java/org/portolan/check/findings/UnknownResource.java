package org.portolan.check.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * An IRI under the base that the tables speak of and nothing describes.
 *
 * @param iri     the IRI
 * @param shown   the IRI as messages write it
 * @param nearest keys of the same kind that may be meant, nearest first
 * @param inOtherCase IRI of a thing whose key differs from this one in capital letters alone, if there is one
 * @param replacements the table that says what replaces what, if there is one
 */
public record UnknownResource(String iri, String shown, List<String> nearest, Optional<String> inOtherCase,
        Optional<String> replacements) implements Finding {
    static final String WHY = "neither a row of the tables nor the ontology gives it an rdf:type";

    @Override
    public Set<String> subjects() {
        return Stream.concat(Stream.of(iri), inOtherCase.stream()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> objects() {
        return Set.of(iri);
    }

    /** A row whose key has a capital letter that it must not have is told there. */
    @Override
    public boolean follows(Sayings sayings, Set<Place> misleading) {
        return inOtherCase.flatMap(sayings::home).filter(row -> misleading.contains(row.line())).isPresent();
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
