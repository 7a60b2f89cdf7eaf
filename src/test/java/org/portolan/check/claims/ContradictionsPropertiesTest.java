package org.portolan.check.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.jena.sparql.expr.NodeValue;
import org.portolan.check.claims.ComparedClaims.Contradiction;
import org.portolan.check.claims.Contradictions.Position;

/** What is found without comparing each claim with each other is what comparing would have found, and no square of it. */
class ContradictionsPropertiesTest {
    @Property(tries = 2000)
    void eachClaimThatAnotherContradictsHasOneThatDoes(@ForAll("claims") List<Position> claims) {
        Contradictions contradictions = new Contradictions();
        claims.forEach(contradictions::add);
        Set<Contradiction> found = contradictions.pairs();

        Set<Contradiction> all = new TreeSet<>();
        claims.forEach(one -> claims.stream().filter(other -> contradicts(one, other))
                .forEach(other -> all.add(Contradiction.of(one.claim(), other.claim()))));
        assertTrue(all.containsAll(found), () -> found + " is not within " + all);
        assertEquals(inPairs(all), inPairs(found));
        assertTrue(found.size() <= 4 * claims.size(), () -> found.size() + " pairs of " + claims.size() + " claims");
    }

    private static boolean contradicts(Position one, Position other) {
        boolean isOfOneTime =
                one.time().isEmpty() || other.time().isEmpty() || one.time().equals(other.time());
        return one.matter().equals(other.matter()) && !one.source().equals(other.source()) && isOfOneTime
                && (NodeValue.compareAlways(one.greatest(), other.least()) < 0
                || NodeValue.compareAlways(other.greatest(), one.least()) < 0);
    }

    private static Set<String> inPairs(Set<Contradiction> pairs) {
        return pairs.stream().flatMap(pair -> Stream.of(pair.claim(), pair.other()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Few matters, sources, values and years, so that many meet. */
    @Provide
    Arbitrary<List<Position>> claims() {
        Arbitrary<Position> claim = Combinators.combine(Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 6),
                Arbitraries.integers().between(0, 2), Arbitraries.of("", "2021", "2022"))
                .as((matter, source, least, more, time) -> new Position("", "matter" + matter, "source" + source,
                        NodeValue.makeInteger(least), NodeValue.makeInteger(least + more), time));
        return claim.list().ofMaxSize(40).map(ContradictionsPropertiesTest::named);
    }

    private static List<Position> named(List<Position> claims) {
        List<Position> named = new ArrayList<>();
        claims.forEach(claim -> named.add(new Position("claim" + named.size(), claim.matter(), claim.source(),
                claim.least(), claim.greatest(), claim.time())));
        return named;
    }
}
