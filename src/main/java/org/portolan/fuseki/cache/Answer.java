package org.portolan.fuseki.cache;

/**
 * An answer as it was made.
 *
 * @param body  its bytes, which nobody may change
 * @param nanos how long it took to make
 */
public record Answer(byte[] body, long nanos) {
    private static final int OVERHEAD = 512;

    /** Bytes that it takes, about. */
    long weight() {
        return body.length + (long) OVERHEAD;
    }
}
