package org.portolan.release.dumps;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Lines of N-Triples or N-Quads, each once, in the order of their UTF-8 bytes (what {@code LC_ALL=C sort -u} gives).
 * The one place that knows how sorting is done: here in memory.
 */
public final class SortedLines {
    private final List<byte[]> added = new ArrayList<>();
    private boolean isSorted = true;

    /** Adds a line, without its line end. */
    public void add(String line) {
        added.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        isSorted = false;
    }

    /** Adds the lines of another collection. */
    public void addAll(SortedLines other) {
        added.addAll(other.added);
        isSorted = false;
    }

    /** How many different lines there are. */
    public long count() {
        sort();
        return added.size();
    }

    /** Writes all lines, each ended by a line feed. */
    public void writeTo(OutputStream out) throws IOException {
        sort();
        for (byte[] line : added) {
            out.write(line);
        }
    }

    private void sort() {
        if (!isSorted) {
            TreeSet<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
            distinct.addAll(added);
            added.clear();
            added.addAll(distinct);
            isSorted = true;
        }
    }
}
