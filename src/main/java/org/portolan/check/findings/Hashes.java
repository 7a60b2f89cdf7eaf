package org.portolan.check.findings;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Texts by their hashes, eight bytes each: what is found by them is to be looked up before it is told. */
final class Hashes {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final LongStream.Builder added = LongStream.builder();

    void add(String text) {
        added.add(hash(text));
    }

    /** All that were added; no more can be. */
    Sorted sorted() {
        return new Sorted(added.build().sorted().toArray());
    }

    /** Those that were added, to be asked. */
    static final class Sorted {
        private final long[] hashes;

        private Sorted(long[] hashes) {
            this.hashes = hashes;
        }

        boolean isEmpty() {
            return hashes.length == 0;
        }

        boolean contains(String text) {
            return contains(hash(text));
        }

        /** Those that others have, too. */
        Sorted in(Sorted others) {
            return new Sorted(Arrays.stream(hashes).filter(others::contains).toArray());
        }

        private boolean contains(long hash) {
            return Arrays.binarySearch(hashes, hash) >= 0;
        }
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
