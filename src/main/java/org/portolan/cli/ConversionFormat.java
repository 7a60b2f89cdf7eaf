package org.portolan.cli;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.TurtleWriterSettings;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.NTriplesSink;
import org.portolan.csvw.rdf.RdfHandlerSink;

/** What {@code convert} writes, called by its file extension. */
enum ConversionFormat {
    NT(Optional.of(RDFFormat.NTRIPLES)),
    NQ(Optional.of(RDFFormat.NQUADS)),
    TTL(Optional.of(RDFFormat.TURTLE)),
    TRIG(Optional.of(RDFFormat.TRIG)),
    JSONLD(Optional.of(RDFFormat.JSONLD)),
    RDF(Optional.of(RDFFormat.RDFXML)),
    JSON(Optional.empty());

    private static final int BUFFER = 1 << 16;
    private final Optional<RDFFormat> rio;

    ConversionFormat(Optional<RDFFormat> rio) {
        this.rio = rio;
    }

    /** The format that the name of a file asks for; Turtle if it asks for none. */
    static ConversionFormat of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
        return Arrays.stream(values()).filter(format -> plain.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                .findFirst().orElse(TTL);
    }

    /** Writes statements in this format. The buffer before the encoder matters: Rio writes character by character. */
    StatementSink sink(OutputStream out) {
        return this == NT || this == NQ ? new NTriplesSink(out) : new RdfHandlerSink(
                rio(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER)));
    }

    /** An abbreviated number of Turtle is another term: the decimal 21 becomes 21.0, and the integer 07 becomes 7. */
    private RDFWriter rio(Writer out) {
        RDFWriter writer = Rio.createWriter(rio.orElseThrow(), out);
        writer.getWriterConfig().set(TurtleWriterSettings.ABBREVIATE_NUMBERS, false);
        return writer;
    }
}
