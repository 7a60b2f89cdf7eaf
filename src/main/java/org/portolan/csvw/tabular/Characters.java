package org.portolan.csvw.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * The characters of a file as UTF-16 code units, with line and column of the next one; it can look ahead. CRLF is one
 * line end, counted at its LF; a column is counted in code points. Bytes are read strictly; a byte-order mark is passed
 * over.
 *
 * <p>Single units are peeked at and taken; plain text is taken in runs, which is what makes a reader fast.
 */
final class Characters {
    static final int END = -1;
    static final int UNREAD = -2;
    private static final int BUFFER = 1 << 14;
    private static final char MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
    private char[] units = new char[BUFFER];
    private int position;
    private int limit;
    private CoderResult result = CoderResult.UNDERFLOW;
    private long consumed;
    private boolean begun;
    private boolean ended;
    private boolean halfway;
    private int line = 1;
    private int column = 1;

    Characters(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The bytes are not what they claim to be. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        private MalformedException(String message) {
            super(message);
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** The next unit, or {@link #END}. */
    int peek() throws IOException {
        return position < limit || has(1) ? units[position] : END;
    }

    boolean startsWith(String text) throws IOException {
        return has(text.length())
                && Arrays.equals(units, position, position + text.length(), text.toCharArray(), 0, text.length());
    }

    /** Takes the next unit. */
    int take() throws IOException {
        int unit = peek();
        if (unit == END) {
            return END;
        }
        position++;
        if (unit == '\n' || unit == '\r' && peek() != '\n') {
            line++;
            column = 1;
        } else if (halfway || Character.isSurrogate((char) unit)) {
            takeHalf((char) unit);
        } else {
            column++;
        }
        return unit;
    }

    /** Takes so many units. */
    void take(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    /** The second half of a character counts no column; one half alone is no character. */
    private void takeHalf(char unit) throws MalformedException {
        if (halfway != Character.isLowSurrogate(unit)) {
            throw new MalformedException(
                    "half a character stands before offset %d".formatted(consumed + in.position()));
        }
        column += halfway ? 0 : 1;
        halfway = !halfway;
    }

    boolean isAtLineEnd() throws IOException {
        int unit = peek();
        return unit == '\n' || unit == '\r' || unit == END;
    }

    /** Takes LF, CRLF or CR, if one is there. */
    void takeLineEnd() throws IOException {
        if (isAtLineEnd() && take() == '\r' && peek() == '\n') {
            take();
        }
    }

    /**
     * How many units from the next one on are neither one of these three, nor an end of line, nor half of a character.
     * There may be more of them: only what has been read is looked at.
     */
    int run(int one, int other, int third) throws IOException {
        if (position == limit) {
            has(1);
        }
        int at = position;
        while (at < limit) {
            char unit = units[at];
            if (unit == one || unit == other || unit == third || unit == '\n' || unit == '\r'
                    || unit >= Character.MIN_SURROGATE) {
                break;
            }
            at++;
        }
        return at - position;
    }

    /** The unit after a run, or {@link #UNREAD}. */
    int after(int run) {
        return position + run < limit ? units[position + run] : UNREAD;
    }

    /** Takes a run. */
    String takeRun(int run) {
        String text = new String(units, position, run);
        pass(run);
        return text;
    }

    /** Takes a run. */
    void takeRun(int run, CellText text) {
        text.append(units, position, run);
        pass(run);
    }

    private void pass(int run) {
        position += run;
        column += run;
    }

    /** True if there are so many more units, which are then in memory. */
    boolean has(int count) throws IOException {
        while (limit - position < count) {
            if (result.isError() && position == limit) {
                throw new MalformedException("byte 0x%02X at offset %d is no part of a character"
                        .formatted(in.get(in.position()) & 0xFF, consumed + in.position()));
            } else if (result.isError() || ended && result.isUnderflow()) {
                return false;
            }
            fill(count);
        }
        return true;
    }

    private void fill(int count) throws IOException {
        char[] room = count > units.length ? new char[count + BUFFER] : units;
        System.arraycopy(units, position, room, 0, limit - position);
        limit -= position;
        position = 0;
        units = room;
        decode();
        if (!begun && limit > 0) {
            begun = true;
            position = units[0] == MARK ? 1 : 0;
        }
    }

    private void decode() throws IOException {
        consumed += in.position();
        in.compact();
        int read = bytes.read(in.array(), in.position(), in.remaining());
        in.position(in.position() + Math.max(read, 0)).flip();
        ended = read < 0;
        CharBuffer out = CharBuffer.wrap(units, limit, units.length - limit);
        result = decoder.decode(in, out, ended);
        if (ended && result.isUnderflow()) {
            decoder.flush(out);
        }
        limit = out.position();
    }
}
