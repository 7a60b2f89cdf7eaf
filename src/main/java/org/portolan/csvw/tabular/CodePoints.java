package org.portolan.csvw.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
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
        private final long offset;

        MalformedException(long offset, int unsignedByte) {
            super("byte 0x%02X".formatted(unsignedByte));
            this.offset = offset;
        }

        /** Offset of the first wrong byte in the file, from 0. */
        long offset() {
            return offset;
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
                throw new MalformedException(start, first);
            }
            int point = first & (0xFF >> (length + 1));
            for (int i = 1; i < length; i++) {
                int more = octet();
                if ((more & 0xC0) != 0x80) {
                    throw new MalformedException(start, first);
                }
                point = point << 6 | more & 0x3F;
            }
            if (point < LEAST[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
                throw new MalformedException(start, first);
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

    /** Any other character set, as the JDK decodes it. */
    final class Decoded implements CodePoints {
        private final BufferedReader reader;

        Decoded(InputStream bytes, Charset charset) {
            this.reader = new BufferedReader(new InputStreamReader(bytes, charset));
        }

        @Override
        public int next() throws IOException {
            int unit = reader.read();
            return unit >= 0 && Character.isHighSurrogate((char) unit)
                    ? Character.toCodePoint((char) unit, (char) reader.read()) : unit;
        }
    }
}
