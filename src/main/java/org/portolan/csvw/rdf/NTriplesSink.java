package org.portolan.csvw.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.csvw.StatementSink;

/**
 * Writes N-Triples, which are N-Quads of the default graph too, as bytes: a subject is encoded once for all of its
 * statements that follow each other, a predicate, datatype or language once for all. Not thread-safe.
 *
 * <p>A Rio writer behind {@link RdfHandlerSink} gives the same lines.
 *
 * @see <a href="https://www.w3.org/TR/n-triples/">RDF 1.1 N-Triples</a>
 */
public final class NTriplesSink implements StatementSink {
    private static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";
    private static final int MOST_KNOWN = 10_000;
    private static final int USUAL = 1 << 16;
    private static final byte[] END = utf8(".\n");
    /** The letter that stands after a backslash, by the character it stands for; 0 where none does. */
    private static final byte[] ESCAPES = escapes();

    private final Optional<OutputStream> out;
    private final Deque<NTriplesSink> idle = new ArrayDeque<>();
    /**
     * What predicates become. Shared with the parts: a part that began with none would have the code compiled again
     * that took it for granted that they are known.
     */
    private final Map<String, byte[]> predicates;
    /** What stands after a text, by its datatype or language; shared like these. */
    private final Map<String, byte[]> endings;
    private byte[] buffer = new byte[USUAL];
    private int length;
    private String subject = "";
    private byte[] subjectBytes = {};

    /** A sink that writes to {@code out}; the caller closes it. */
    public NTriplesSink(OutputStream out) {
        this(Optional.of(out), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** A sink that writes somewhere, or keeps everything in memory. */
    private NTriplesSink(Optional<OutputStream> out, Map<String, byte[]> predicates, Map<String, byte[]> endings) {
        this.out = out;
        this.predicates = predicates;
        this.endings = endings;
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[Byte.MAX_VALUE + 1];
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        return escapes;
    }

    @Override
    public void resource(String subjectNode, String predicate, String object) {
        byte[] encoded = encode(object);
        begin(subjectNode, predicate, encoded.length + END.length);
        append(encoded, encoded.length);
        append(END, END.length);
    }

    @Override
    public void literal(String subjectNode, String predicate, String lexical, String datatype) {
        byte[] ending = endings.get(datatype);
        quoted(subjectNode, predicate, lexical, ending != null ? ending
                : known(endings, datatype, datatype.equals(XSD_STRING) ? "\" .\n" : "\"^^<" + datatype + "> .\n"));
    }

    @Override
    public void text(String subjectNode, String predicate, String text, String language) {
        byte[] ending = endings.get(language);
        quoted(subjectNode, predicate, text,
                ending != null ? ending : known(endings, language, "\"@" + language + " .\n"));
    }

    @Override
    public Optional<Part> part() {
        NTriplesSink memory = idle.isEmpty() ? new NTriplesSink(Optional.empty(), predicates, endings) : idle.pop();
        return Optional.of(new Part(memory, () -> take(memory)));
    }

    /** Writes what a part holds after what came before it, without a copy. */
    private void take(NTriplesSink part) {
        drain();
        part.drainTo(out.orElseThrow());
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

    /** Subject and predicate of a statement, and room for so many more bytes. */
    private void begin(String subjectNode, String predicate, int more) {
        if (!subjectNode.equals(subject)) {
            subject = subjectNode;
            subjectBytes = encode(subjectNode);
        }
        byte[] found = predicates.get(predicate);
        byte[] encoded = found != null ? found : known(predicates, predicate, "<" + predicate + "> ");
        room(subjectBytes.length + encoded.length + more);
        append(subjectBytes, subjectBytes.length);
        append(encoded, encoded.length);
    }

    /** The bytes of what comes again and again. */
    private static byte[] known(Map<String, byte[]> known, String key, String written) {
        byte[] encoded = utf8(written);
        if (known.size() < MOST_KNOWN) {
            known.put(key, encoded);
        }
        return encoded;
    }

    /** A resource as it is written, and the space after it; what is no character becomes a question mark. */
    private static byte[] encode(String resource) {
        byte[] octets = utf8(resource);
        if (resource.startsWith("_:")) {
            byte[] label = Arrays.copyOf(octets, octets.length + 1);
            label[octets.length] = ' ';
            return label;
        }
        byte[] iri = new byte[octets.length + 3];
        iri[0] = '<';
        System.arraycopy(octets, 0, iri, 1, octets.length);
        iri[octets.length + 1] = '>';
        iri[octets.length + 2] = ' ';
        return iri;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A statement whose object is a literal; its ending begins with the quotation mark that closes it. */
    private void quoted(String subjectNode, String predicate, String text, byte[] ending) {
        byte[] octets = utf8(text);
        begin(subjectNode, predicate, 2 * octets.length + 1 + ending.length);
        byte[] target = buffer;
        int at = length;
        target[at++] = '"';
        for (byte octet : octets) {
            byte letter = octet < 0 ? 0 : ESCAPES[octet];
            if (letter == 0) {
                target[at++] = octet;
            } else {
                target[at++] = '\\';
                target[at++] = letter;
            }
        }
        length = at;
        append(ending, ending.length);
    }

    /** Adds bytes for which there is room. */
    private void append(byte[] more, int count) {
        System.arraycopy(more, 0, buffer, length, count);
        length += count;
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
        out.ifPresent(this::drainTo);
    }

    private void drainTo(OutputStream target) {
        try {
            target.write(buffer, 0, length);
            length = 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
