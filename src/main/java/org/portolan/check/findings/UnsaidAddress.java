package org.portolan.check.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * A cell that is empty while another table says of the same thing what the cell could: whoever emptied it has taken
 * nothing back.
 *
 * @param subject   IRI of the thing
 * @param predicate what the column says of it
 * @param column    the column of the empty cell
 * @param wording   how messages write the thing
 */
record UnsaidAddress(String subject, String predicate, AddressColumn column, Wording wording) implements Finding {
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
        return sayings.unsaidOf(subject).stream().filter(unsaid -> unsaid.predicate().equals(predicate)
                        && unsaid.column().filter(column.name()::equals).isPresent())
                .flatMap(unsaid -> elsewhere(sayings, unsaid).stream().map(said -> problem(unsaid, said))).toList();
    }

    private Optional<Saying> elsewhere(Sayings sayings, Saying unsaid) {
        return sayings.about(subject).stream().filter(said -> said.predicate().equals(predicate)
                && said.object().startsWith(column.beginning())
                && !said.place().file().equals(unsaid.place().file())).findFirst();
    }

    private Problem problem(Saying unsaid, Saying said) {
        return Problem.warning(Code.CELL_SAID_ELSEWHERE, unsaid.place(),
                "column \"%s\" is empty, and %s gives %s \"%s\" all the same".formatted(column.name(), said.place(),
                        wording.iri(subject), said.object()))
                .because("either of the two publishes it, so an empty cell alone takes nothing back")
                .mend("if it is wrong, take it out there too; if it is right, write %s here as well".formatted(
                        column.cell(said.object()).map("\"%s\""::formatted).orElse("it")));
    }
}
