package org.portolan.fuseki.execution;

import java.time.Duration;
import org.portolan.fuseki.budget.Budget;
import org.portolan.fuseki.budget.SpentException;
import org.portolan.fuseki.guard.Limits;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * Says what a query has used up.
 *
 * @param limits which there are
 */
record Spending(Limits limits) {
    private static final long MEGABYTE = 1 << 20;
    private static final int KILOBYTE = 1 << 10;

    Refusal refusal(SpentException spent) {
        return switch (spent.measure()) {
            case TIME -> new Refusal(Fault.OUT_OF_TIME,
                    "A query may take %s seconds. Ask for less, for example with LIMIT."
                            .formatted(seconds(limits.time())));
            case DELIVERY -> new Refusal(Fault.SLOW_READER,
                    "A result must be read within %s seconds, and %d KB of it within %d."
                            .formatted(seconds(limits.delivery()), Run.PIECE / KILOBYTE, Run.PIECE_SECONDS));
            case ROWS -> tooLarge(limits.allowance().rows() + " rows or triples");
            case BYTES -> tooLarge(limits.allowance().bytes() + " bytes");
            case MEMORY -> new Refusal(Fault.TOO_MUCH,
                    "A query may hold about %d MB of rows and texts at a time. Ask for less."
                            .formatted(Math.max(1, limits.allowance().memory() / MEGABYTE)));
            case SHARED_MEMORY -> new Refusal(Fault.FULL,
                    "The queries that are running hold too much memory. Try again in a moment.");
            case STRING -> new Refusal(Fault.TOO_MUCH,
                    "A query makes strings of at most %d characters.".formatted(limits.allowance().string()));
            case IRI -> new Refusal(Fault.TOO_MUCH,
                    "A query makes IRIs of at most %d characters.".formatted(Budget.LONGEST_IRI));
            case NUMBER -> new Refusal(Fault.TOO_MUCH,
                    "A query computes with numbers of at most %d digits and spans of at most %d years."
                            .formatted(Budget.MOST_DIGITS, Budget.MOST_YEARS));
            case PATTERN -> new Refusal(Fault.NOT_ALLOWED, spent.sentence());
            case CLIENT -> new Refusal(Fault.CLIENT_LEFT, "Nobody waits for the result.");
        };
    }

    private static Refusal tooLarge(String most) {
        return new Refusal(Fault.TOO_LARGE,
                "A result has at most " + most + ". Ask for parts with LIMIT and OFFSET, or take a dump.");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
