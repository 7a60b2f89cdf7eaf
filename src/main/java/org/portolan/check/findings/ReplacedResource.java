package org.portolan.check.findings;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * A thing that was replaced and that the tables speak of all the same.
 *
 * @param iri          its IRI
 * @param shown        the IRI as messages write it
 * @param replacements what replaces it, as messages write it
 */
record ReplacedResource(String iri, String shown, List<String> replacements) implements Finding {
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
        Set<Saying.Row> replacing = Set.copyOf(sayings.about(iri).stream().filter(ReplacedResource::isReplacement)
                .map(Saying::row).toList());
        Stream<Problem> named = sayings.naming(iri).stream().filter(saying -> !isReplacement(saying)).map(this::named);
        Stream<Problem> described = sayings.about(iri).stream().map(Saying::row).distinct()
                .filter(row -> !replacing.contains(row))
                .map(row -> problem(Problem.error(Code.RESOURCE_REPLACED, row.line(),
                        "this row is about %s, which was replaced by %s".formatted(shown, by())),
                        "delete this row, or write the key of %s in it"));
        return Stream.concat(named, described).toList();
    }

    private static boolean isReplacement(Saying saying) {
        return saying.predicate().equals(Replacements.IS_REPLACED_BY.getURI());
    }

    private Problem named(Saying saying) {
        String where = saying.column().map("column \"%s\""::formatted).orElse("this row");
        return problem(Problem.error(Code.RESOURCE_REPLACED, saying.place(),
                "%s names %s, which was replaced by %s".formatted(where, shown, by())), "write the key of %s");
    }

    private Problem problem(Problem bare, String repair) {
        return bare
                .because("a row says so by dcterms:isReplacedBy, and then the address leads on and tells nothing else")
                .mend(repair.formatted(by()) + "; or delete the row that says it was replaced");
    }

    private String by() {
        return String.join(" and ", replacements);
    }
}
