package org.portolan.csvw.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a file one by one, with line and column; a byte-order mark is passed over. */
interface CodePoints {
    int END = -1;

    /** The next character, or {@link #END}. */
    int next() throws IOException;

    /** Characters of {@code bytes} in {@code charset}; UTF-8 is read strictly. */
    static CodePoints of(InputStream bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? new Utf8(bytes) : new Decoded(bytes, charset);
    }

    /** The bytes are not what they claim to be. */
    final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }

        /** A byte by its offset in the file, from 0. */
        static MalformedException at(long offset, int unsignedByte) {
            return new MalformedException("byte 0x%02X at offset %d is no part of a character".formatted(unsignedByte, offset));
        }
    }

    /** UTF-8 after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
    final class Utf8 implements CodePoints {
        private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

        private final InputStream bytes;
        private final byte[] buffer = new byte[1 << 16];
        private int position;
        private int limit;
        private long consumed;

        Utf8(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int next() throws IOException {
            int point = decode();
            return point == 0xFEFF && consumed == 3 ? decode() : point;
        }

        private int decode() throws IOException {
            int first = octet();
            if (first < 0x80) {
                return first;
            }
            long start = consumed - 1;
            int length = first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC0 && first < 0xE0 ? 2 : 0;
            if (length == 0) {
                throw MalformedException.at(start, first);
            }
            int point = first & (0xFF >> (length + 1));
            for (int i = 1; i < length; i++) {
                int more = octet();
                if ((more & 0xC0) != 0x80) {
                    throw MalformedException.at(start, first);
                }
                point = point << 6 | more & 0x3F;
            }
            if (point < LEAST[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
                throw MalformedException.at(start, first);
            }
            return point;
        }

        /** The next byte, or a negative number at the end. */
        private int octet() throws IOException {
            if (position == limit) {
                limit = bytes.read(buffer);
                position = 0;
                if (limit <= 0) {
                    limit = 0;
                    return END;
                }
            }
            consumed++;
            return buffer[position++] & 0xFF;
        }
    }

    /** Any other character set, as the JDK decodes it; read strictly, too. */
    final class Decoded implements CodePoints {
        private static final int BUFFER = 1 << 13;

        private final InputStream bytes;
        private final CharsetDecoder decoder;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
        private final CharBuffer out = CharBuffer.allocate(BUFFER).limit(0);
        private CoderResult result = CoderResult.UNDERFLOW;
        private long consumed;
        private boolean begun;
        private boolean ended;

        Decoded(InputStream bytes, Charset charset) {
            this.bytes = bytes;
            this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        @Override
        public int next() throws IOException {
            int point = decode();
            boolean mark = point == 0xFEFF && !begun;
            begun = true;
            return mark ? decode() : point;
        }

        private int decode() throws IOException {
            int unit = unit();
            if (unit < 0 || !Character.isSurrogate((char) unit)) {
                return unit;
            }
            int low = Character.isHighSurrogate((char) unit) ? unit() : END;
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                throw new MalformedException("half a character stands before offset %d".formatted(consumed + in.position()));
            }
            return Character.toCodePoint((char) unit, (char) low);
        }

        private int unit() throws IOException {
            while (!out.hasRemaining()) {
                if (result.isError()) {
                    throw MalformedException.at(consumed + in.position(), in.get(in.position()) & 0xFF);
                } else if (ended && result.isUnderflow()) {
                    return END;
                }
                fill();
            }
            return out.get();
        }

        private void fill() throws IOException {
            consumed += in.position();
            in.compact();
            int read = bytes.read(in.array(), in.position(), in.remaining());
            in.position(in.position() + Math.max(read, 0)).flip();
            out.clear();
            ended = read < 0;
            result = decoder.decode(in, out, ended);
            if (ended && result.isUnderflow()) {
                decoder.flush(out);
            }
            out.flip();
        }
    }
}
