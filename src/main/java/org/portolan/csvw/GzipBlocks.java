package org.portolan.csvw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;

/**
 * Packs blocks of a megabyte on all cores and writes them in order, each a member of the file of its own, which is how
 * RFC 1952, 2.2, has several: the bytes depend on what is written alone. Not thread-safe.
 */
final class GzipBlocks extends OutputStream {
    private static final int BLOCK = 1 << 20;
    private static final int MOST_AHEAD = Runtime.getRuntime().availableProcessors() + 1;

    private final OutputStream target;
    private final Deque<CompletableFuture<byte[]>> packing = new ArrayDeque<>();
    private byte[] block = new byte[BLOCK];
    private int length;
    private boolean isBegun;

    GzipBlocks(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int from = offset;
        while (from < offset + count) {
            int taken = Math.min(BLOCK - length, offset + count - from);
            System.arraycopy(bytes, from, block, length, taken);
            length += taken;
            from += taken;
            if (length == BLOCK) {
                pack();
            }
        }
    }

    private void pack() throws IOException {
        byte[] full = block;
        int size = length;
        packing.add(CompletableFuture.supplyAsync(() -> packed(full, size)));
        block = new byte[BLOCK];
        length = 0;
        isBegun = true;
        while (packing.size() > MOST_AHEAD) {
            writeFirst();
        }
    }

    private static byte[] packed(byte[] bytes, int size) {
        ByteArrayOutputStream member = new ByteArrayOutputStream(size / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(member, 1 << 16)) {
            gzip.write(bytes, 0, size);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return member.toByteArray();
    }

    private void writeFirst() throws IOException {
        try {
            target.write(packing.remove().join());
        } catch (CompletionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        try (target) {
            if (length > 0 || !isBegun) {
                pack();
            }
            while (!packing.isEmpty()) {
                writeFirst();
            }
        }
    }
}
