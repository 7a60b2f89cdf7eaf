package org.portolan.csvw.metadata;

import org.portolan.problem.Place;

/**
 * A transformation that the metadata declares. It is listed and never run.
 *
 * @param url          IRI of the script or template
 * @param targetFormat IRI of the format it gives
 * @param scriptFormat IRI of the format it is written in
 * @param place        where the definition begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#transformation-definitions">Metadata Vocabulary, 5.10</a>
 */
public record Transformation(String url, String targetFormat, String scriptFormat, Place place) {
}
