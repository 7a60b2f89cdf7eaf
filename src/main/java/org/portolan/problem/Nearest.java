package org.portolan.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds what an author most likely meant, by edit distance (Levenshtein, without regard to case; two letters that have
 * changed places are one step).
 */
public final class Nearest {
    private static final int SHORTEST = 3;
    private static final int SWAP = 2;

    private Nearest() {
    }

    /**
     * The choices nearest to what was written, nearest first; equally near ones in their natural order.
     *
     * @param written what stands in the input
     * @param choices what would be valid
     * @param most    at most so many, from 1
     * @return those within a third of the longer length, at least one letter if that has three, and within half of it
     *         without the parts between hyphens and the like that both begin or end with; empty if none is near
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
        String other = choice.toLowerCase(Locale.ROOT);
        int longer = Math.max(folded.length(), other.length());
        int bound = longer < SHORTEST ? 0 : Math.min(Math.max(1, longer / 3), ofParts(longer - shared(folded, other)));
        int distance = new LevenshteinDistance(Math.max(bound, SWAP)).apply(folded, other);
        int steps = distance == SWAP && isSwapped(folded, other) ? 1 : distance;
        return steps > bound ? -1 : steps;
    }

    /** True if two letters beside one another have changed places, and nothing else is different. */
    private static boolean isSwapped(String one, String other) {
        int first = 0;
        while (first < one.length() && first < other.length() && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        return one.length() == other.length() && first + 1 < one.length()
                && one.substring(0, first).concat(one.charAt(first + 1) + one.substring(first, first + 1))
                        .concat(one.substring(first + SWAP)).equals(other);
    }

    /** At most half of what differs as a whole. */
    private static int ofParts(int longer) {
        return Math.max(1, longer / 2);
    }

    /** Number of characters in the parts that both begin or end with. */
    private static int shared(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        int most = Math.min(one.length(), other.length());
        int begin = 0;
        for (int i = 0; i < most && one.charAt(i) == other.charAt(i); i++) {
            begin = Character.isLetterOrDigit(one.charAt(i)) ? begin : i + 1;
        }
        int end = 0;
        for (int i = 1; i <= most - begin && at(one, i) == at(other, i); i++) {
            end = Character.isLetterOrDigit(at(one, i)) ? end : i;
        }
        return begin + end;
    }

    private static char at(String text, int fromEnd) {
        return text.charAt(text.length() - fromEnd);
    }
}
