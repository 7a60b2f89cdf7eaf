package org.portolan.cli;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.TurtleWriterSettings;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.csvw.rdf.RdfHandlerSink;

/** What {@code convert} writes, called by its file extension. */
enum ConversionFormat {
    NT, NQ, TTL, TRIG, JSONLD, RDF, JSON;

    private static final int BUFFER = 1 << 16;

    /** The format that the name of a file asks for; Turtle if it has no ending. Empty if its ending is that of none. */
    static Optional<ConversionFormat> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "").replaceFirst("^.*/", "");
        int dot = plain.lastIndexOf('.');
        return dot < 0 ? Optional.of(TTL)
                : Arrays.stream(values()).filter(format -> plain.endsWith(format.ending())).findFirst();
    }

    /** The endings that files of these formats have. */
    static String endings() {
        return Arrays.stream(values()).map(ConversionFormat::ending).collect(Collectors.joining(", "));
    }

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** Writes statements in this format. The buffer before the encoder matters: Rio writes character by character. */
    StatementSink sink(OutputStream out) {
        return this == NT || this == NQ ? new NTriplesSink(out) : new RdfHandlerSink(
                rio(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER)));
    }

    /** Not kept, so that who writes N-Triples does not wait for Rio to begin. */
    private RDFFormat ofRio() {
        return switch (this) {
            case TTL -> RDFFormat.TURTLE;
            case TRIG -> RDFFormat.TRIG;
            case JSONLD -> RDFFormat.JSONLD;
            case RDF -> RDFFormat.RDFXML;
            case NT, NQ, JSON -> throw new IllegalStateException("Rio does not write " + this);
        };
    }

    /** An abbreviated number of Turtle is another term: the decimal 21 becomes 21.0, and the integer 07 becomes 7. */
    private RDFWriter rio(Writer out) {
        RDFWriter writer = Rio.createWriter(ofRio(), out);
        writer.getWriterConfig().set(TurtleWriterSettings.ABBREVIATE_NUMBERS, false);
        return writer;
    }
}
