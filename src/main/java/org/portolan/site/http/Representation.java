package org.portolan.site.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;
import org.portolan.negotiation.Negotiation;

/**
 * The forms a document comes in: the one table of media types, file extensions, and labels, the one that the server
 * prefers first.
 */
public enum Representation {
    HTML("text/html", ".html", "HTML", Optional.empty()),
    TURTLE("text/turtle", ".ttl", "Turtle", Optional.of(RDFFormat.TURTLE_PRETTY)),
    JSON_LD("application/ld+json", ".jsonld", "JSON-LD", Optional.of(RDFFormat.JSONLD_PRETTY)),
    N_TRIPLES("application/n-triples", ".nt", "N-Triples", Optional.of(RDFFormat.NTRIPLES_UTF8)),
    RDF_XML("application/rdf+xml", ".rdf", "RDF/XML", Optional.of(RDFFormat.RDFXML_PLAIN)),
    /** The same content as JSON-LD. */
    JSON("application/json", ".json", "JSON", Optional.of(RDFFormat.JSONLD_PRETTY));

    private final String mediaType;
    private final String extension;
    private final String label;
    private final Optional<RDFFormat> format;

    Representation(String mediaType, String extension, String label, Optional<RDFFormat> format) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.label = label;
        this.format = format;
    }

    /** What clients accept it by, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The value of {@code Content-Type}; formats that name their own character set get none. */
    public String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** What ends addresses, with the point. */
    public String extension() {
        return extension;
    }

    /** What links call it. */
    public String label() {
        return label;
    }

    /** Whether it is JSON, which documents about things write with the context of the release. */
    public boolean isJson() {
        return this == JSON_LD || this == JSON;
    }

    /** Jena's writer; none for pages. */
    public Optional<RDFFormat> format() {
        return format;
    }

    /** The best form for an {@code Accept} header; empty if none is acceptable. */
    public static Optional<Representation> best(Optional<String> accept) {
        return Negotiation.form(accept, List.of(values()), Representation::mediaType);
    }

    /** The form whose extension ends the path. */
    public static Optional<Representation> ofExtension(String path) {
        return Arrays.stream(values()).filter(form -> path.endsWith(form.extension)).findFirst();
    }
}
