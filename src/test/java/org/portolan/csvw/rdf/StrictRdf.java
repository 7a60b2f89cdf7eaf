package org.portolan.csvw.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFLib;

/** Reads RDF as strictly as Jena can: a literal that is none of its datatype is a fault. */
public final class StrictRdf {
    private StrictRdf() {
    }

    /** Fails if these bytes are no N-Triples. */
    public static void assertReads(byte[] triples) {
        List<String> heard = new ArrayList<>();
        RDFParser parser = RDFParser.create().source(new ByteArrayInputStream(triples)).lang(Lang.NTRIPLES).strict(true)
                .checking(true).errorHandler(new Faults(heard)).build();
        try {
            parser.parse(StreamRDFLib.sinkNull());
        } catch (RiotException wrong) {
            heard.add(wrong.getMessage());
        }
        assertEquals(List.of(), heard, () -> new String(triples, StandardCharsets.UTF_8));
    }

    /** Gathers faults. */
    private record Faults(List<String> heard) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            if (message.startsWith("Lexical form")) {
                heard.add(message);
            }
        }

        @Override
        public void error(String message, long line, long column) {
            heard.add(message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw new RiotException(message);
        }
    }
}
