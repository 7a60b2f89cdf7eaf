package org.portolan.release.guards;

import java.util.Optional;

/**
 * What a release may take away from those who read the one before.
 *
 * @param mostRowsLost the share of its rows that a table may lose, from 0 to 1
 * @param reason       why more may go; empty if nobody has given one, and then the release is refused
 */
public record Allowance(double mostRowsLost, Optional<String> reason) {
    /** The share that holds unless another is said. */
    private static final double STANDARD_SHARE = 0.2;

    /** So few rows may go from any table: whoever deletes two of three has seen them all. */
    private static final long FEW = 3;

    /** The standard share, and no reason. */
    public static final Allowance STANDARD = new Allowance(STANDARD_SHARE, Optional.empty());

    /** Checks the bounds. */
    public Allowance {
        if (!(mostRowsLost >= 0 && mostRowsLost <= 1)) {
            throw new IllegalArgumentException("no share: " + mostRowsLost);
        }
        if (reason.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a reason says something");
        }
    }

    /** Whether a table may shrink so. A table of several rows may not lose them all, unless the share is the whole. */
    boolean covers(long before, long after) {
        long lost = before - after;
        if (after == 0 && before > 1) {
            return mostRowsLost == 1;
        }
        return lost <= Math.max(FEW, Math.floor(before * mostRowsLost));
    }
}
