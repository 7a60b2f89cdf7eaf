package org.portolan.check.findings;

import java.util.List;
import java.util.Set;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * Things that replace each other in a circle, so that whoever follows them never arrives.
 *
 * @param iri   IRI of one of them
 * @param shown the whole way as messages write it; the first one is the last one too
 */
record ReplacementCircle(String iri, List<String> shown) implements Finding {
    @Override
    public Set<String> subjects() {
        return Set.of(iri);
    }

    @Override
    public Set<String> objects() {
        return Set.of();
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        return sayings.about(iri).stream()
                .filter(saying -> saying.predicate().equals(Replacements.IS_REPLACED_BY.getURI())).map(Saying::place)
                .distinct().limit(1).map(place -> Problem.error(Code.REPLACEMENT_CIRCLE, place,
                                "what was replaced leads back to itself: %s".formatted(String.join(", then ", shown)))
                        .because("whoever follows an address must arrive at something that is described")
                        .mend("delete the row that is wrong; what a thing is called now has a row in its own table"))
                .toList();
    }
}
