package org.portolan.fuseki.budget;

/**
 * How much one query may use up.
 *
 * @param rows    of its result: solutions, or triples
 * @param bytes   of its result as it is written, before compression
 * @param memory  bytes, estimated, of what its operators hold at the same time
 * @param string  characters of a string that a function or aggregate makes
 */
public record Allowance(long rows, long bytes, long memory, int string) {
    /** Refuses what nothing can keep. */
    public Allowance {
        if (rows < 1 || bytes < 1 || memory < 1 || string < 1) {
            throw new IllegalArgumentException("rows, bytes, memory and the length of a string are at least 1: %d, %d, "
                    .formatted(rows, bytes) + "%d, %d".formatted(memory, string));
        }
    }
}
