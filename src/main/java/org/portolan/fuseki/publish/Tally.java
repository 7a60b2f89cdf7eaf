package org.portolan.fuseki.publish;

/**
 * What statements come to.
 *
 * @param statements how many
 * @param sum        of their {@linkplain Checksum checksums}
 */
record Tally(long statements, long sum) {
    static final Tally ZERO = new Tally(0, 0);

    Tally plus(long checksum) {
        return new Tally(statements + 1, sum + checksum);
    }

    Tally plus(Tally other) {
        return new Tally(statements + other.statements, sum + other.sum);
    }
}
