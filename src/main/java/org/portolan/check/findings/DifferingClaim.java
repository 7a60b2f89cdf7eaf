package org.portolan.check.findings;

import java.util.List;
import java.util.Set;
import org.portolan.check.claims.ComparedClaims.Comparison;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * A claim of a source that the rows contradict: no fault, since both may be right of their time.
 *
 * @param comparison what is stated, and what the rows say
 * @param wording    how IRIs are written
 */
public record DifferingClaim(Comparison comparison, Wording wording) implements Finding {
    @Override
    public Set<String> subjects() {
        return Set.of(comparison.claim());
    }

    @Override
    public Set<String> objects() {
        return Set.of();
    }

    @Override
    public List<Problem> problems(Sayings sayings) {
        return sayings.home(comparison.claim()).map(row -> Problem.note(Code.CLAIM_DIFFERS, row.line(),
                        "the source of %s states \"%s\", the rows say \"%s\"".formatted(
                                wording.value(comparison.claim()), comparison.stated(), comparison.rows()))
                .because(comparison.measure() + " compares them")
                .mend("nothing, if both are right of their time or the source errs; "
                        + "else correct the rows or the claim"))
                .stream().toList();
    }
}
