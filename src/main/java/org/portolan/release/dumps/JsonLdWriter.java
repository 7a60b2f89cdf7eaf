package org.portolan.release.dumps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * Writes sorted triples as <a href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</a>, flattened, as they come: one
 * node object a subject, one line each. The writers of Jena and RDF4J hold the whole graph in memory and leave the
 * order to hash tables.
 */
public final class JsonLdWriter extends StreamRDFBase {
    private final JsonGenerator json;
    private final Names names;
    private String subject = "";
    private String key = "";

    /** @param prefixes names for namespaces; none of them may be the scheme of an IRI that is written */
    public JsonLdWriter(OutputStream out, Map<String, String> prefixes) {
        this.names = new Names(prefixes);
        try {
            this.json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            writeContext(prefixes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeContext(Map<String, String> prefixes) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("@context");
        json.writeNumberField("@version", 1.1);
        for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
            json.writeObjectFieldStart(prefix.getKey());
            json.writeStringField("@id", prefix.getValue());
            json.writeBooleanField("@prefix", true);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("@graph");
    }

    @Override
    public void triple(Triple triple) {
        try {
            open(triple.getSubject().getURI());
            boolean isType = triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().isURI();
            open(isType ? "@type" : names.shorten(triple.getPredicate().getURI()), isType, triple.getObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(String next) throws IOException {
        if (!next.equals(subject)) {
            closeSubject();
            json.writeRaw("\n");
            json.writeStartObject();
            json.writeStringField("@id", next);
            subject = next;
        }
    }

    private void open(String next, boolean isType, Node object) throws IOException {
        if (!next.equals(key)) {
            closeKey();
            json.writeArrayFieldStart(next);
            key = next;
        }
        if (isType) {
            json.writeString(names.shorten(object.getURI()));
        } else {
            value(object);
        }
    }

    private void value(Node object) throws IOException {
        json.writeStartObject();
        if (object.isURI()) {
            json.writeStringField("@id", object.getURI());
        } else {
            json.writeStringField("@value", object.getLiteralLexicalForm());
            if (!object.getLiteralLanguage().isEmpty()) {
                json.writeStringField("@language", object.getLiteralLanguage());
            } else if (!object.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
                json.writeStringField("@type", names.shorten(object.getLiteralDatatypeURI()));
            }
        }
        json.writeEndObject();
    }

    @Override
    public void finish() {
        try {
            closeSubject();
            json.writeRaw("\n");
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeSubject() throws IOException {
        closeKey();
        if (!subject.isEmpty()) {
            json.writeEndObject();
            subject = "";
        }
    }

    private void closeKey() throws IOException {
        if (!key.isEmpty()) {
            json.writeEndArray();
            key = "";
        }
    }

    /** Compact IRIs (<a href="https://www.w3.org/TR/json-ld11/#compact-iris">JSON-LD 1.1, 4.1.5</a>). */
    private record Names(Map<String, String> prefixes) {
        String shorten(String iri) {
            String best = iri;
            for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
                String namespace = prefix.getValue();
                if (iri.startsWith(namespace) && !iri.startsWith("//", namespace.length())) {
                    String compact = prefix.getKey() + ":" + iri.substring(namespace.length());
                    best = compact.length() < best.length() ? compact : best;
                }
            }
            return best;
        }
    }
}
