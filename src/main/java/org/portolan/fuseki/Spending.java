package org.portolan.fuseki;

import org.portolan.fuseki.budget.SpentException;

/**
 * Says what a query has used up.
 *
 * @param limits which there are
 */
record Spending(Limits limits) {
    private static final long MEGABYTE = 1 << 20;

    Refusal refusal(SpentException spent) {
        return switch (spent.measure()) {
            case TIME -> new Refusal(Fault.OUT_OF_TIME, "A query may take %s seconds. Ask for less, for example with "
                    .formatted(limits.time().toMillis() / 1000.0) + "LIMIT.");
            case DELIVERY -> new Refusal(Fault.OUT_OF_TIME, "A result must be read within %s seconds."
                    .formatted(limits.delivery().toMillis() / 1000.0));
            case ROWS -> new Refusal(Fault.TOO_LARGE, "A result has at most %d rows or triples. Ask for parts with LIMIT "
                    .formatted(limits.allowance().rows()) + "and OFFSET, or take a dump.");
            case BYTES -> new Refusal(Fault.TOO_LARGE, "A result has at most %d bytes. Ask for parts with LIMIT and "
                    .formatted(limits.allowance().bytes()) + "OFFSET, or take a dump.");
            case MEMORY -> new Refusal(Fault.TOO_MUCH, "A query may hold about %d MB to sort, group and join rows. Ask "
                    .formatted(Math.max(1, limits.allowance().memory() / MEGABYTE)) + "for less.");
            case SHARED_MEMORY -> new Refusal(Fault.FULL, "The queries that are running hold too much memory. Try again "
                    + "in a moment.");
            case STRING -> new Refusal(Fault.TOO_MUCH, "A query makes strings of at most %d characters."
                    .formatted(limits.allowance().string()));
            case NUMBER -> new Refusal(Fault.TOO_MUCH, "A query computes with numbers of at most 10000 digits and spans "
                    + "of at most 10000 years.");
            case PATTERN -> new Refusal(Fault.NOT_ALLOWED, spent.sentence());
            case CLIENT -> new Refusal(Fault.OUT_OF_TIME, "The client has gone.");
        };
    }
}
