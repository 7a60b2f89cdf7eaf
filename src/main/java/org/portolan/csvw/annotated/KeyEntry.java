package org.portolan.csvw.annotated;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A key in a row, as it is sorted: those of one index and one value stand together, the rows that have the key before
 * those that refer to it, each in the order of their tables and rows.
 *
 * @param index     number of the index, see {@link ExactKeyChecks}
 * @param key       the values of its columns, see {@link #key}
 * @param reference number of the foreign key, from 1; 0 for a row that has the key
 * @param row       number of the row in its table
 * @param line      line of the cell
 * @param column    column of the cell
 */
record KeyEntry(int index, byte[] key, int reference, long row, int line, int column) {
    private static final int FIXED = 5 * Integer.BYTES + Long.BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(FIXED + key.length).putInt(index).putInt(key.length).put(key).putInt(reference)
                .putLong(row)
                .putInt(line).putInt(column).array();
    }

    static KeyEntry of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int index = buffer.getInt();
        byte[] key = new byte[buffer.getInt()];
        buffer.get(key);
        return new KeyEntry(index, key, buffer.getInt(), buffer.getLong(), buffer.getInt(), buffer.getInt());
    }

    boolean hasKeyOf(KeyEntry other) {
        return index == other.index && Arrays.equals(key, other.key);
    }

    /**
     * The values of some columns as bytes that are the same only if all values are the same; a column may have none, or
     * several.
     */
    static byte[] key(List<List<String>> columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (List<String> values : columns) {
                out.writeInt(values.size());
                for (String value : values) {
                    byte[] text = value.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A key as messages show it. */
    static String shown(byte[] key) {
        List<String> columns = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(key);
        while (buffer.hasRemaining()) {
            List<String> values = new ArrayList<>();
            for (int left = buffer.getInt(); left > 0; left--) {
                byte[] text = new byte[buffer.getInt()];
                buffer.get(text);
                values.add(new String(text, StandardCharsets.UTF_8));
            }
            columns.add(String.join("|", values));
        }
        return columns.stream().collect(Collectors.joining(", "));
    }
}
