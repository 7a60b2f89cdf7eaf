package org.portolan.check.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.portolan.check.publication.SiteVocabulary;

/**
 * What the rows say to the claims of sources, and which of these contradict each other.
 *
 * @param comparisons    those that the rows say something to, one a claim, by IRI
 * @param unknown        the others, by IRI
 * @param contradictions pairs of claims that contradict each other, each once, by IRI; of many that contradict a claim
 *                       the one that states least and the one that states most
 */
public record ComparedClaims(List<Comparison> comparisons, List<Unknown> unknown, List<Contradiction> contradictions) {
    /** Of a publication without claims. */
    public static final ComparedClaims NONE = new ComparedClaims(List.of(), List.of(), List.of());
    /** The property of a claim that says what the rows say. */
    public static final Node IN_ROWS = SiteVocabulary.term("inRows");
    /** The property of a claim that says whether the rows agree; absent where they say nothing. */
    public static final Node AGREES = SiteVocabulary.term("agreesWithRows");

    /** The property of a claim that leads to one of another source that contradicts it, and back. */
    public static final Node CONTRADICTS = SiteVocabulary.term("contradicts");

    /** Copies the lists. */
    public ComparedClaims {
        comparisons = List.copyOf(comparisons);
        unknown = List.copyOf(unknown);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * Two claims that contradict each other, as far as their dates tell.
     *
     * @param claim the IRI of the first in the order of IRIs
     * @param other that of the second
     */
    public record Contradiction(String claim, String other) implements Comparable<Contradiction> {
        /** Two claims by their IRIs, in any order. */
        static Contradiction of(String one, String two) {
            return one.compareTo(two) < 0 ? new Contradiction(one, two) : new Contradiction(two, one);
        }

        /** The order of IRIs. */
        @Override
        public int compareTo(Contradiction that) {
            return Comparator.comparing(Contradiction::claim).thenComparing(Contradiction::other).compare(this, that);
        }
    }

    /**
     * A claim beside the rows.
     *
     * @param claim   its IRI
     * @param kind    what it states, by IRI, for example a number of members; empty if it does not say
     * @param measure the query that compares, for example {@code ontology/measures/member-count.rq}
     * @param stated  what the source states
     * @param rows    what the rows say
     * @param agrees  whether the one is the other
     */
    public record Comparison(String claim, String kind, String measure, String stated, String rows, boolean agrees) {
        /** Refuses nulls. */
        public Comparison {
            Objects.requireNonNull(claim);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(measure);
            Objects.requireNonNull(stated);
            Objects.requireNonNull(rows);
        }
    }

    /**
     * A claim of which it is unknown what the rows say.
     *
     * @param claim   its IRI
     * @param kind    what it states, by IRI; empty if it does not say
     * @param stated  what the source states
     * @param measure the query that compares such claims, if there is one: then the rows do not tell
     */
    public record Unknown(String claim, String kind, String stated, Optional<String> measure) {
        /** Refuses nulls. */
        public Unknown {
            Objects.requireNonNull(claim);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(stated);
            Objects.requireNonNull(measure);
        }
    }

    /** How many claims there are. */
    public long number() {
        return comparisons.size() + unknown.size();
    }

    /** Those in which the rows say something else. */
    public Stream<Comparison> differing() {
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
        return unknown.size();
    }
}
