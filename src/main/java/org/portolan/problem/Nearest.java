package org.portolan.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what an author most likely meant, by edit distance (Levenshtein, without regard to case). */
public final class Nearest {
    private static final int SHORTEST = 3;

    private Nearest() {
    }

    /**
     * The choices nearest to what was written, nearest first; equally near ones in their natural order.
     *
     * @param written what stands in the input
     * @param choices what would be valid
     * @param most    at most so many, from 1
     * @return those within a third of the longer length, at least one letter if that has three; empty if none is near
     */
    public static List<String> to(String written, Collection<String> choices, int most) {
        String folded = written.toLowerCase(Locale.ROOT);
        record Candidate(String choice, int distance) {
        }
        return choices.stream()
                .map(choice -> new Candidate(choice, distance(folded, choice)))
                .filter(candidate -> candidate.distance >= 0)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::choice))
                .limit(most)
                .map(Candidate::choice)
                .toList();
    }

    private static int distance(String folded, String choice) {
        int longer = Math.max(folded.length(), choice.length());
        int bound = longer < SHORTEST ? 0 : Math.max(1, longer / 3);
        return new LevenshteinDistance(bound).apply(folded, choice.toLowerCase(Locale.ROOT));
    }
}
