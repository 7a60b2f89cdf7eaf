package org.portolan.check.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Severity;

/**
 * A statement that the converter wrote and RIOT objects to: what one reader of RDF refuses, the next will trip over.
 *
 * @param subject   subject of the statement, empty if the line cannot be told apart
 * @param predicate its predicate, likewise
 * @param objection what RIOT says
 * @param severity  whether RIOT refuses it or only warns
 * @param otherwise the place if the tables do not have the statement
 */
record RefusedStatement(String subject, String predicate, String objection, Severity severity, Place otherwise)
        implements Finding {
    @Override
    public Set<String> subjects() {
        return Set.of(subject);
    }

    @Override
    public Set<String> objects() {
        return Set.of();
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        Optional<Saying> said = sayings.about(subject).stream().filter(saying -> saying.predicate().equals(predicate))
                .findFirst();
        String where = said.flatMap(Saying::column).map("column \"%s\" gives"::formatted).orElse("a row gives");
        return List.of(Problem.error(Code.STATEMENT_INVALID, said.map(Saying::place).orElse(otherwise),
                "%s a statement that is not valid RDF: %s".formatted(where, objection))
                .because("what one reader of RDF objects to, others refuse")
                .mend("correct the cell, or the template or datatype of its column in csv-metadata.json").as(severity));
    }
}
