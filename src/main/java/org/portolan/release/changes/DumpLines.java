package org.portolan.release.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a sorted dump, one at a time. A character stands for a byte, so lines compare as their bytes do and can
 * be written as they were read; {@link #decode} gives their text.
 */
final class DumpLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private final BufferedReader reader;
    private String line = "";
    private boolean hasLine = true;

    DumpLines(InputStream dump) throws IOException {
        this.reader = new BufferedReader(new InputStreamReader(dump, StandardCharsets.ISO_8859_1), BUFFER);
        next();
    }

    /** False at the end. */
    boolean hasLine() {
        return hasLine;
    }

    /** The line, without its line end. */
    String line() {
        return line;
    }

    /** Goes on to the next line; a dump that is not sorted cannot be merged, and is refused. */
    void next() throws IOException {
        String next = reader.readLine();
        hasLine = next != null;
        if (hasLine) {
            if (next.compareTo(line) <= 0) {
                throw new IOException("its lines are not sorted: " + decode(next));
            }
            if (!isStatement(next)) {
                throw new IOException("it has a line that is no statement: " + decode(next));
            }
            line = next;
        }
    }

    /** Whether something stands behind subject, property and object, each with a space after it. */
    private static boolean isStatement(String line) {
        int property = line.indexOf(' ') + 1;
        int object = line.indexOf(' ', property) + 1;
        return property > 0 && object > 0 && line.indexOf(' ', object) > 0;
    }

    /** The subject as it stands at the beginning of a line: {@code <…>}. */
    static String subject(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** Whether the line is about this subject. */
    static boolean isAbout(String subject, String line) {
        return line.length() > subject.length() && line.charAt(subject.length()) == ' ' && line.startsWith(subject);
    }

    /** The text of bytes. */
    static String decode(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The bytes of a text. */
    static String encode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
