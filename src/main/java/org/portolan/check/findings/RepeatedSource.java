package org.portolan.check.findings;

import java.util.List;
import java.util.Set;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.conversion.RowOrigins;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * A row that says no more than that a thing has a source, which the thing's own row says already.
 *
 * @param thing   IRI of the thing
 * @param source  IRI of the source
 * @param wording how messages write both
 */
record RepeatedSource(String thing, String source, Wording wording) implements Finding {
    @Override
    public Set<String> subjects() {
        return Set.of(thing);
    }

    @Override
    public Set<String> objects() {
        return Set.of();
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        List<Saying> said = sayings.about(thing);
        List<Saying> ofRows = said.stream().filter(saying -> saying.predicate().equals(RowOrigins.DERIVED)
                && saying.object().equals(source)).toList();
        return ofRows.stream().filter(saying -> hasType(said, saying)).findFirst().stream()
                .flatMap(own -> ofRows.stream().filter(saying -> saysNoMore(said, saying))
                        .map(saying -> problem(saying, own))).toList();
    }

    private static boolean hasType(List<Saying> said, Saying saying) {
        return said.stream().anyMatch(other -> isOfSameRow(other, saying)
                && other.predicate().equals(RDF.type.getURI()));
    }

    private static boolean saysNoMore(List<Saying> said, Saying saying) {
        return said.stream().filter(other -> isOfSameRow(other, saying)).count() == 1;
    }

    private static boolean isOfSameRow(Saying one, Saying other) {
        return one.row().line().equals(other.row().line());
    }

    private Problem problem(Saying saying, Saying own) {
        return Problem.warning(Code.SOURCE_REPEATED, saying.place(),
                "this row gives %s the source %s, which its own row has already (%s)".formatted(wording.iri(thing),
                        wording.iri(source), own.place()))
                .because("the two count as one source")
                .mend("delete this row, or write the other source that is meant");
    }
}
