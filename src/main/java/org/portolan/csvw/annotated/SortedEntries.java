package org.portolan.csvw.annotated;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Puts entries of bytes into the order of their bytes, in bounded memory: up to a limit they are held, beyond it they
 * go in sorted runs to temporary files, which are merged at the end. The files go away with this object, and with the
 * process, however it ends. Not thread-safe.
 */
final class SortedEntries implements AutoCloseable {
    private static final int MOST_RUNS = 64;
    private static final int BUFFER = 1 << 14;
    private static final int OVERHEAD = 4 * Integer.BYTES;

    private final int limit;
    private final Path folder;
    private final List<Run> runs = new ArrayList<>();
    private byte[] held = new byte[BUFFER];
    private int[] ends = new int[BUFFER];
    private int count;

    /** Takes an entry. */
    interface EntrySink {
        void take(byte[] entry) throws IOException;
    }

    /**
     * Entries that are still to come.
     *
     * @param limit  most bytes that are held in memory
     * @param folder where temporary files go
     */
    SortedEntries(int limit, Path folder) {
        this.limit = limit;
        this.folder = folder;
    }

    void add(byte[] entry) {
        int used = end(count - 1);
        if (count > 0 && (long) used + entry.length + (long) (count + 1) * OVERHEAD > limit) {
            spill();
            used = 0;
        }
        if (used + entry.length > held.length) {
            held = Arrays.copyOf(held,
                    Math.max(used + entry.length, (int) Math.min(2L * held.length, Math.max(limit, BUFFER))));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(entry, 0, held, used, entry.length);
        ends[count++] = used + entry.length;
    }

    private int end(int entry) {
        return entry < 0 ? 0 : ends[entry];
    }

    /** Number of temporary files so far. */
    int runs() {
        return runs.size();
    }

    /** All entries in their order. */
    void forEach(EntrySink sink) {
        try {
            if (runs.isEmpty()) {
                forEachHeld(sink);
            } else {
                spill();
                merge(sink);
            }
        } catch (IOException broken) {
            throw surroundings(broken);
        }
    }

    private void forEachHeld(EntrySink sink) throws IOException {
        for (int entry : sorted()) {
            sink.take(Arrays.copyOfRange(held, end(entry - 1), ends[entry]));
        }
    }

    private void spill() {
        try {
            if (runs.size() == MOST_RUNS) {
                runs.add(merged());
            }
            Run run = new Run(folder);
            runs.add(run);
            forEachHeld(run::write);
            count = 0;
        } catch (IOException broken) {
            throw surroundings(broken);
        }
    }

    /** All runs as one. */
    private Run merged() throws IOException {
        Run merged = new Run(folder);
        boolean done = false;
        try {
            merge(merged::write);
            done = true;
        } finally {
            if (!done) {
                merged.close();
            }
        }
        return merged;
    }

    /** Merges all runs, which are then gone. */
    private void merge(EntrySink sink) throws IOException {
        PriorityQueue<Run> heads = new PriorityQueue<>((one, other) -> Arrays.compareUnsigned(one.head, other.head));
        for (Run run : runs) {
            run.rewind();
            if (run.advance()) {
                heads.add(run);
            }
        }
        while (!heads.isEmpty()) {
            Run run = heads.poll();
            sink.take(run.head);
            if (run.advance()) {
                heads.add(run);
            }
        }
        close();
    }

    /**
     * The numbers of the entries that are held, in the order of their bytes: a merge sort, since keys may come sorted.
     */
    private int[] sorted() {
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            from[i] = i;
        }
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                mergeInto(to, from, start, Math.min(start + width, count), Math.min(start + 2 * width, count));
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void mergeInto(int[] to, int[] from, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || left < middle && compare(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int one, int other) {
        return Arrays.compareUnsigned(held, end(one - 1), ends[one], held, end(other - 1), ends[other]);
    }

    private UncheckedIOException surroundings(IOException broken) {
        return new UncheckedIOException(
                "keys could not be kept in a temporary file in " + folder + ": " + broken.getMessage(), broken);
    }

    @Override
    public void close() {
        try {
            for (Run run : runs) {
                run.close();
            }
        } catch (IOException broken) {
            throw surroundings(broken);
        } finally {
            runs.clear();
        }
    }

    /**
     * A temporary file of sorted entries. Unix systems forget its name as soon as it is open, others when it is closed.
     */
    private static final class Run implements AutoCloseable {
        private final FileChannel file;
        private final DataOutputStream out;
        private DataInputStream in;
        private long left;
        private byte[] head = {};

        Run(Path folder) throws IOException {
            file = FileChannel.open(folder.resolve("portolan-keys-" + UUID.randomUUID()), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
        }

        void write(byte[] entry) throws IOException {
            out.writeInt(entry.length);
            out.write(entry);
            left++;
        }

        void rewind() throws IOException {
            out.flush();
            file.position(0);
        }

        /** Reads the next entry; false if there is none. */
        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            head = in.readNBytes(in.readInt());
            return true;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
