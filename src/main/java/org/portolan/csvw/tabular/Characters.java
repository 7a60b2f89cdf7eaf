package org.portolan.csvw.tabular;

import java.io.IOException;

/** The characters of a file with line and column of the next one; it can look ahead. CRLF is one line end, counted at its LF. */
final class Characters {
    private static final int START = 8;

    private final CodePoints points;
    private int[] ahead = new int[START];
    private int first;
    private int count;
    private int line = 1;
    private int column = 1;

    Characters(CodePoints points) {
        this.points = points;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** The next character, or {@link CodePoints#END}. */
    int peek() throws IOException {
        return count > 0 ? ahead[first] : peek(0);
    }

    private int peek(int distance) throws IOException {
        while (count <= distance) {
            if (first + count == ahead.length) {
                int[] room = count * 2 > ahead.length ? new int[ahead.length * 2] : ahead;
                System.arraycopy(ahead, first, room, 0, count);
                ahead = room;
                first = 0;
            }
            ahead[first + count] = points.next();
            count++;
        }
        return ahead[first + distance];
    }

    boolean startsWith(int[] text) throws IOException {
        for (int i = 0; i < text.length; i++) {
            if (peek(i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes the next character. */
    int take() throws IOException {
        int point = peek();
        first++;
        count--;
        if (point == '\n' || point == '\r' && peek() != '\n') {
            line++;
            column = 1;
        } else if (point != CodePoints.END) {
            column++;
        }
        return point;
    }

    boolean isAtLineEnd() throws IOException {
        int point = peek();
        return point == '\n' || point == '\r' || point == CodePoints.END;
    }

    /** Takes LF, CRLF or CR, if one is there. */
    void takeLineEnd() throws IOException {
        if (isAtLineEnd() && take() == '\r' && peek() == '\n') {
            take();
        }
    }
}
