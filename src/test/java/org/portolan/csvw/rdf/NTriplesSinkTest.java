package org.portolan.csvw.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.csvw.StatementSink;

/** The byte writer gives the very bytes that Rio's writer gives. */
class NTriplesSinkTest {
    private static final int STATEMENTS = 20_000;
    private static final List<String> ALPHABET = List.of("a", "Z", "0", " ", "\"", "\\", "\n", "\r", "\t", "\b", "\f",
            "\u0000", "\u007f", "\u0080", "é",
            "\u07ff", "\u0800", "€", "\uffff", "\ud800", "\udc00", "\ud83d\ude00", "<", ">", "'", "@", "^",
            "long ".repeat(50));
    private static final List<String> NODES = List.of("_:b1", "https://example.org/é", "https://example.org/a?b=%20#c",
            "urn:x:\ud83d\ude00");

    /** The two names of one format for the default graph. */
    enum Format {
        N_TRIPLES(RDFFormat.NTRIPLES),
        N_QUADS(RDFFormat.NQUADS);

        private final RDFFormat rio;

        Format(RDFFormat rio) {
            this.rio = rio;
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bytesAreThoseOfRio(Format format) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteArrayOutputStream actual = new ByteArrayOutputStream();
        write(new RdfHandlerSink(Rio.createWriter(format.rio, expected)));
        write(new NTriplesSink(actual));
        String[] wanted = expected.toString(StandardCharsets.UTF_8).split("(?<= \\.\n)");
        String[] found = actual.toString(StandardCharsets.UTF_8).split("(?<= \\.\n)");
        for (int i = 0; i < Math.min(wanted.length, found.length); i++) {
            assertEquals(wanted[i], found[i]);
        }
        assertEquals(wanted.length, found.length);
        assertEquals(STATEMENTS, found.length);
    }

    private static void write(StatementSink sink) {
        Random random = new Random(17);
        sink.start();
        for (int i = 0; i < STATEMENTS; i++) {
            String subject = NODES.get(random.nextInt(NODES.size()));
            String predicate = "https://example.org/p" + random.nextInt(3);
            switch (random.nextInt(4)) {
                case 0 -> sink.resource(subject, predicate, NODES.get(random.nextInt(NODES.size())));
                case 1 -> sink.literal(subject, predicate, text(random), "http://www.w3.org/2001/XMLSchema#string");
                case 2 ->
                    sink.literal(subject, predicate, text(random), "https://example.org/datatype" + random.nextInt(2));
                default -> sink.text(subject, predicate, text(random), random.nextBoolean() ? "de" : "en-GB");
            }
        }
        sink.end();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
        }
        return text.toString();
    }
}
