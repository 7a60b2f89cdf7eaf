package org.portolan.check.publication;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;

/**
 * What {@code data/dataset.ttl} says of the dataset (<a href="https://www.w3.org/TR/vocab-dcat-3/#Class:Dataset">DCAT,
 * dataset</a>).
 *
 * @param graph    all of the file, resolved against the base, blank nodes as written; the dataset is the base IRI
 *                 itself
 * @param title    {@code dcterms:title} by language tag, {@code und} where none is given
 * @param license  IRI of {@code dcterms:license}, empty if it is missing (which is a problem of its own)
 * @param modified {@code dcterms:modified} as written, for example {@code 2026-11-23}; empty if it is missing
 */
public record DatasetDescription(Graph graph, SortedMap<String, String> title, String license, String modified) {
    /** Copies the titles, in the order of their languages. */
    public DatasetDescription {
        title = Collections.unmodifiableSortedMap(new TreeMap<>(title));
    }
}
