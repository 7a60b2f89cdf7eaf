package org.portolan.csvw;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.portolan.csvw.metadata.Dialect;

/**
 * What a conversion begins with: a metadata document, or a table with what is known about where its metadata is.
 *
 * @param iri         absolute IRI of a metadata document (its path ends with {@code .json} or {@code .jsonld}) or of a
 *                    table
 * @param metadata    IRI of metadata that the user supplies for a table; it comes before any other
 * @param links       values of the {@code Link} headers that a server sent, or would have sent, with the table
 * @param contentType its media type with parameters, of which {@code header}, {@code charset} and the type itself say
 *                    how it is written
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#locating-metadata">Model for Tabular Data, 5</a>
 */
public record Input(String iri, Optional<String> metadata, List<String> links, Optional<String> contentType) {
    /** Copies the list, and takes a fragment off the IRI. */
    public Input {
        iri = iri.replaceFirst("#.*$", "");
        Objects.requireNonNull(metadata);
        Objects.requireNonNull(contentType);
        links = List.copyOf(links);
    }

    /** A document of which nothing more is known. */
    public static Input of(String iri) {
        return new Input(iri, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same with metadata that the user supplies. */
    public Input withMetadata(String metadataIri) {
        return new Input(iri, Optional.of(metadataIri), links, contentType);
    }

    /** The same with the values of {@code Link} headers. */
    public Input withLinks(List<String> values) {
        return new Input(iri, metadata, values, contentType);
    }

    /** The same with a media type. */
    public Input withContentType(String type) {
        return new Input(iri, metadata, links, Optional.of(type));
    }

    /** True if it is a metadata document by its name, and no table. */
    public boolean isMetadata() {
        String path = iri.replaceFirst("[?#].*$", "");
        return path.endsWith(".json") || path.endsWith(".jsonld");
    }

    /** How the table is written where metadata does not say it. */
    Dialect dialect() {
        return contentType.map(Dialect::ofContentType).orElse(Dialect.DEFAULT);
    }
}
