package org.portolan.site.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.portolan.release.answers.GraphWriter;
import org.portolan.site.graph.JsonDocuments;
import org.portolan.site.graph.XmlText;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Representation;
import org.portolan.site.reader.Reader;

/** Writes the statements of a document in the forms for machines. */
final class Statements {
    private static final Map<String, String> PREFIXES = Map.of("rdf", RDF.uri, "rdfs",
            "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#", "dcterms", "http://purl.org/dc/terms/", "schema",
            "http://schema.org/",
            "org", "http://www.w3.org/ns/org#", "prov", "http://www.w3.org/ns/prov#", "foaf",
            "http://xmlns.com/foaf/0.1/",
            "sh", "http://www.w3.org/ns/shacl#", "xsd", "http://www.w3.org/2001/XMLSchema#");

    private final Reader reader;

    Statements(Reader reader) {
        this.reader = reader;
    }

    /**
     * Tells a reader of JSON about a thing where its context and its schema are.
     *
     * @see <a href="https://www.w3.org/TR/json-ld11/#interpreting-json-as-json-ld">JSON-LD 1.1, 6.1</a>
     */
    void link(Optional<Node> thing, Representation form, Exchange exchange) {
        if (thing.isEmpty() || !form.isJson()) {
            return;
        }
        reader.json().ifPresent(json -> {
            if (form == Representation.JSON) {
                exchange.add("Link", "<%s>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"%s\""
                        .formatted(json.contextAddress(), Representation.JSON_LD.mediaType()));
            }
            reader.lookup().kind(thing.get().getURI()).ifPresent(kind -> exchange.add("Link",
                    "<%s/schemas/%s.json>; rel=\"describedby\"; type=\"%s\"".formatted(reader.prefix(), kind.key(),
                            Addresses.SCHEMA_TYPE)));
        });
    }

    /**
     * The bytes; those about one thing as JSON are framed on it. As RDF/XML, U+FFFD stands for what XML cannot say.
     *
     * @param graph in memory, and nobody else's
     */
    byte[] write(Graph graph, Optional<Node> thing, Representation form) throws IOException {
        Optional<JsonDocuments> json = form.isJson() && thing.isPresent() ? reader.json() : Optional.empty();
        if (json.isPresent()) {
            return json.get().write(graph, thing.orElseThrow(), reader.lookup().base());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Graph written = form == Representation.RDF_XML ? XmlText.of(graph) : graph;
        PREFIXES.forEach(written.getPrefixMapping()::setNsPrefix);
        reader.arrangement().prefixes(reader.lookup().base()).forEach(written.getPrefixMapping()::setNsPrefix);
        GraphWriter.write(written, form.format().orElseThrow(), out);
        return out.toByteArray();
    }
}
