package org.portolan.csvw.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portolan.csvw.StatementSink;

/**
 * Writes N-Triples, which are N-Quads of the default graph too, as bytes: a subject is encoded once for all of its
 * statements that follow each other, a predicate or datatype once for all. Not thread-safe.
 *
 * <p>A Rio writer behind {@link RdfHandlerSink} gives the same lines.
 *
 * @see <a href="https://www.w3.org/TR/n-triples/">RDF 1.1 N-Triples</a>
 */
public final class NTriplesSink implements StatementSink {
    private static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";
    private static final int MOST_BYTES_A_CHARACTER = 3;
    private static final int MOST_KNOWN = 10_000;
    private static final int USUAL = 1 << 16;

    private final Optional<OutputStream> out;
    private final Deque<NTriplesSink> idle = new ArrayDeque<>();
    private final Map<String, byte[]> known = new HashMap<>();
    private byte[] buffer = new byte[USUAL];
    private int length;
    private String subject = "";
    private byte[] subjectBytes = {};

    /** A sink that writes to {@code out}; the caller closes it. */
    public NTriplesSink(OutputStream out) {
        this(Optional.of(out));
    }

    /** A sink that writes somewhere, or keeps everything in memory. */
    private NTriplesSink(Optional<OutputStream> out) {
        this.out = out;
    }

    @Override
    public void resource(String subjectNode, String predicate, String object) {
        begin(subjectNode, predicate);
        node(object);
        finish();
    }

    @Override
    public void literal(String subjectNode, String predicate, String lexical, String datatype) {
        begin(subjectNode, predicate);
        quoted(lexical);
        if (!datatype.equals(XSD_STRING)) {
            room(2);
            put('^');
            put('^');
            bytes(encoded(datatype));
        }
        finish();
    }

    @Override
    public void text(String subjectNode, String predicate, String text, String language) {
        begin(subjectNode, predicate);
        quoted(text);
        room(1);
        put('@');
        raw(language);
        finish();
    }

    @Override
    public Optional<Part> part() {
        NTriplesSink memory = idle.isEmpty() ? new NTriplesSink(Optional.empty()) : idle.pop();
        return Optional.of(new Part(memory, () -> take(memory)));
    }

    private void take(NTriplesSink part) {
        bytes(part.buffer, part.length);
        part.length = 0;
        idle.push(part);
    }

    @Override
    public void end() {
        drain();
        try {
            out.orElseThrow().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void begin(String subjectNode, String predicate) {
        if (!subjectNode.equals(subject)) {
            subject = subjectNode;
            subjectBytes = encode(subjectNode);
        }
        bytes(subjectBytes);
        space();
        bytes(encoded(predicate));
        space();
    }

    private void finish() {
        room(3);
        put(' ');
        put('.');
        put('\n');
    }

    private void space() {
        room(1);
        put(' ');
    }

    /** An IRI that comes again and again. */
    private byte[] encoded(String iri) {
        byte[] found = known.get(iri);
        if (found == null) {
            found = encode(iri);
            if (known.size() < MOST_KNOWN) {
                known.put(iri, found);
            }
        }
        return found;
    }

    /** A resource as it is written, by way of the buffer. */
    private byte[] encode(String resource) {
        room(resource.length() * MOST_BYTES_A_CHARACTER + 2);
        int start = length;
        node(resource);
        byte[] encoded = Arrays.copyOfRange(buffer, start, length);
        length = start;
        return encoded;
    }

    private void node(String resource) {
        if (resource.startsWith("_:")) {
            raw(resource);
        } else {
            room(1);
            put('<');
            raw(resource);
            room(1);
            put('>');
        }
    }

    private void quoted(String text) {
        room(text.length() * MOST_BYTES_A_CHARACTER + 2);
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= ' ' && character < 0x7F && character != '"' && character != '\\') {
                put(character);
            } else {
                i += special(text, i);
            }
        }
        put('"');
    }

    /** A character of a literal that is escaped or is not ASCII; returns how many further ones were taken. */
    private int special(String text, int at) {
        switch (text.charAt(at)) {
            case '"' -> escape('"');
            case '\\' -> escape('\\');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> {
                return utf8(text, at);
            }
        }
        return 0;
    }

    private void escape(char letter) {
        put('\\');
        put(letter);
    }

    private void raw(String text) {
        room(text.length() * MOST_BYTES_A_CHARACTER);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                put(character);
            } else {
                i += utf8(text, i);
            }
        }
    }

    /** UTF-8 after RFC 3629; a surrogate that has no partner becomes a question mark, as in Java's own encoder. */
    private int utf8(String text, int at) {
        int point = text.codePointAt(at);
        if (point < 0x80) {
            put((char) point);
        } else if (point < 0x800) {
            put((char) (0xC0 | point >> 6));
            put((char) (0x80 | point & 0x3F));
        } else if (Character.isSurrogate((char) point) && point < 0x10000) {
            put('?');
        } else if (point < 0x10000) {
            put((char) (0xE0 | point >> 12));
            put((char) (0x80 | point >> 6 & 0x3F));
            put((char) (0x80 | point & 0x3F));
        } else {
            put((char) (0xF0 | point >> 18));
            put((char) (0x80 | point >> 12 & 0x3F));
            put((char) (0x80 | point >> 6 & 0x3F));
            put((char) (0x80 | point & 0x3F));
            return 1;
        }
        return 0;
    }

    private void bytes(byte[] more) {
        bytes(more, more.length);
    }

    private void bytes(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, buffer, length, count);
        length += count;
    }

    private void put(char octet) {
        buffer[length++] = (byte) octet;
    }

    /** Makes room for so many more bytes. */
    private void room(int more) {
        if (buffer.length - length < more) {
            drain();
            if (buffer.length - length < more) {
                buffer = Arrays.copyOf(buffer, Math.max(length + more, length * 2));
            }
        }
    }

    /** Writes what is in the buffer, if it is to be written. */
    private void drain() {
        if (out.isPresent()) {
            try {
                out.get().write(buffer, 0, length);
                length = 0;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
