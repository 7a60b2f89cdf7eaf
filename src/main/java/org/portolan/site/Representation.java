package org.portolan.site;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** The forms a document comes in: the one table of media types, file extensions, labels and preferences. */
enum Representation {
    HTML("text/html", ".html", "HTML", 1.0, Optional.empty()),
    TURTLE("text/turtle", ".ttl", "Turtle", 0.9, Optional.of(RDFFormat.TURTLE_PRETTY)),
    JSON_LD("application/ld+json", ".jsonld", "JSON-LD", 0.8, Optional.of(RDFFormat.JSONLD_PRETTY)),
    N_TRIPLES("application/n-triples", ".nt", "N-Triples", 0.7, Optional.of(RDFFormat.NTRIPLES_UTF8)),
    RDF_XML("application/rdf+xml", ".rdf", "RDF/XML", 0.6, Optional.of(RDFFormat.RDFXML_PLAIN)),
    /** The same content as JSON-LD. */
    JSON("application/json", ".json", "JSON", 0.5, Optional.of(RDFFormat.JSONLD_PRETTY));

    private final String mediaType;
    private final String extension;
    private final String label;
    private final double quality;
    private final Optional<RDFFormat> format;

    Representation(String mediaType, String extension, String label, double quality, Optional<RDFFormat> format) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.label = label;
        this.quality = quality;
        this.format = format;
    }

    String mediaType() {
        return mediaType;
    }

    /** The value of {@code Content-Type}; formats that name their own character set get none. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    String extension() {
        return extension;
    }

    String label() {
        return label;
    }

    /** What the server prefers among forms that the reader likes equally, from 0 to 1. */
    double quality() {
        return quality;
    }

    /** Whether it is JSON, which documents about things write with the context of the release. */
    boolean isJson() {
        return this == JSON_LD || this == JSON;
    }

    /** Jena's writer; none for pages. */
    Optional<RDFFormat> format() {
        return format;
    }

    /** The form whose extension ends the path. */
    static Optional<Representation> ofExtension(String path) {
        return Arrays.stream(values()).filter(form -> path.endsWith(form.extension)).findFirst();
    }
}
