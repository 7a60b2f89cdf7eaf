package org.portolan.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What the rows say to the claims of sources.
 *
 * @param number      how many claims there are
 * @param comparisons those that the rows say something to, one a claim, by IRI; of the others it is unknown
 */
public record ComparedClaims(long number, List<Comparison> comparisons) {
    /** The property of a claim that says what the rows say. */
    public static final Node IN_ROWS = NodeFactory.createURI(Measures.SITE + "inRows");
    /** The property of a claim that says whether the rows agree; absent where they say nothing. */
    public static final Node AGREES = NodeFactory.createURI(Measures.SITE + "agreesWithRows");

    /** Copies the list. */
    public ComparedClaims {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * A claim beside the rows.
     *
     * @param claim   its IRI
     * @param measure the query that compares, for example {@code ontology/measures/member-count.rq}
     * @param stated  what the source states
     * @param rows    what the rows say
     * @param agrees  whether the one is the other
     */
    public record Comparison(String claim, String measure, String stated, String rows, boolean agrees) {
        /** Refuses nulls. */
        public Comparison {
            Objects.requireNonNull(claim);
            Objects.requireNonNull(measure);
            Objects.requireNonNull(stated);
            Objects.requireNonNull(rows);
        }
    }

    /** Those in which the rows say something else. */
    Stream<Comparison> differing() {
        return comparisons.stream().filter(comparison -> !comparison.agrees());
    }

    /** How many agree with the rows. */
    public long numberOfAgreeing() {
        return comparisons.size() - numberOfDiffering();
    }

    /** How many differ from the rows. */
    public long numberOfDiffering() {
        return differing().count();
    }

    /** How many the rows say nothing to. */
    public long numberOfUnknown() {
        return number - comparisons.size();
    }
}
