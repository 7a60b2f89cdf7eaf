package org.portolan.release.answers;

import com.apicatalog.jsonld.JsonLdError;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.SysRIOT;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.shared.JenaException;

/**
 * Writes graphs with any terms, such as strangers make. An IRI is written as it is, of whatever scheme. As <a
 * href="https://www.w3.org/TR/rdf-syntax-grammar/">RDF/XML</a> a literal of rdf:XMLLiteral is a text like any other:
 * written as XML it could end the element that it stands in, or name files by entities.
 */
public final class GraphWriter {
    private static final Map<String, Object> RDF_XML = Map.of("allowBadURIs", "true",
            "blockRules", "parseTypeLiteralPropertyElt");
    private static final Logger JSON_LD = Logger.getLogger("com.apicatalog.jsonld");

    static {
        JSON_LD.setLevel(Level.SEVERE); // it remarks on each tag of a language
    }

    private GraphWriter() {
    }

    /** A graph that the format cannot say; the message is a sentence that says what of it. */
    public static final class UnwritableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnwritableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Writes a graph.
     *
     * @throws UnwritableException if the format cannot say it: a property of which RDF/XML makes no name, or what is no
     *                             JSON although its datatype is rdf:JSON, or a datatype that is no IRI, as JSON-LD
     */
    public static void write(Graph graph, RDFFormat format, OutputStream out) {
        try {
            RDFWriter.source(graph).format(format).set(SysRIOT.sysRdfWriterProperties, RDF_XML).output(out);
        } catch (InvalidPropertyURIException e) {
            throw new UnwritableException("RDF/XML cannot write the property <" + e.getMessage()
                    + ">; ask for another format.", e);
        } catch (JenaException e) {
            if (format.getLang().equals(Lang.JSONLD) && causes(e).anyMatch(JsonLdError.class::isInstance)) {
                throw new UnwritableException("JSON-LD cannot write a datatype that is no good IRI, nor as rdf:JSON "
                        + "what is no JSON; ask for another format.", e);
            }
            throw e;
        }
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }
}
