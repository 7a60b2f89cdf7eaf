package org.portolan.release.dumps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Of the lines of N-Quads that {@link Line} writes, those of one graph, as N-Triples. Bytes are passed on as they are,
 * hence the charset that maps each to one character.
 */
final class GraphLines extends InputStream {
    private static final String END = " .";

    private final BufferedReader lines;
    private final String suffix;
    private byte[] line = {};
    private int position;

    GraphLines(InputStream nQuads, String graph) {
        this.lines = new BufferedReader(new InputStreamReader(nQuads, StandardCharsets.ISO_8859_1));
        this.suffix = new String((" <" + graph + "> .").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : line[position++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length && !isAtEnd()) {
            int part = Math.min(length - filled, line.length - position);
            System.arraycopy(line, position, bytes, offset + filled, part);
            position += part;
            filled += part;
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean isAtEnd() throws IOException {
        while (position == line.length) {
            String next = lines.readLine();
            if (next == null) {
                return true;
            }
            if (isOfGraph(next)) {
                line = (next.substring(0, next.length() - suffix.length()) + END + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
                position = 0;
            }
        }
        return false;
    }

    /** A statement of the default graph can end alike, with the graph as its object: then only two terms precede. */
    private boolean isOfGraph(String quad) {
        int predicate = quad.indexOf(' ') + 1;
        int object = quad.indexOf(' ', predicate) + 1;
        return quad.endsWith(suffix) && object > 0 && object < quad.length() - suffix.length();
    }
}
