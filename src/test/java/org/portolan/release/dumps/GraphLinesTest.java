package org.portolan.release.dumps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GraphLinesTest {
    private static final String GRAPH = "https://example.org/graph/ontology";
    private static final String QUADS = """
            <https://example.org/a> <https://example.org/in> <https://example.org/graph/ontology> .
            <https://example.org/a> <https://example.org/is> "Möwe \uD83D\uDEA2 \\"<x> .\\"\\n"@de .
            <https://example.org/b> <https://example.org/in> <https://example.org/graph/ontology> <%1$s> .
            <https://example.org/b> <https://example.org/is> "Möwe \uD83D\uDEA2 \\"<x> .\\"\\n"@de <%1$s> .
            <https://example.org/c> <https://example.org/is> "c" <https://example.org/graph/other> .
            """.formatted(GRAPH);
    private static final String TRIPLES = """
            <https://example.org/b> <https://example.org/in> <https://example.org/graph/ontology> .
            <https://example.org/b> <https://example.org/is> "Möwe \uD83D\uDEA2 \\"<x> .\\"\\n"@de .
            """;

    private static InputStream lines() {
        return new GraphLines(new ByteArrayInputStream(QUADS.getBytes(StandardCharsets.UTF_8)), GRAPH);
    }

    /** The first line is of the default graph, although it ends like one of the graph. */
    @Test
    void linesOfTheGraphAreTriplesAndNoOthersAreThere() throws IOException {
        try (InputStream lines = lines()) {
            assertEquals(TRIPLES, new String(lines.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void readByteByByteTheyAreTheSame() throws IOException {
        StringBuilder read = new StringBuilder();
        try (InputStream lines = lines()) {
            for (int octet = lines.read(); octet >= 0; octet = lines.read()) {
                read.append((char) octet);
            }
        }
        assertEquals(TRIPLES, new String(read.toString().getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8));
    }
}
