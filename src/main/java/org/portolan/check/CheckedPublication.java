package org.portolan.check;

import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.ConversionSummary;

/**
 * A publication without errors, converted.
 *
 * @param publication the input
 * @param data        N-Triples of what the tables say, in the work folder, in the order of conversion: the default
 *                    graph, and of the rows themselves, which begin with {@code {base}data/}
 * @param rows        N-Triples: {@code <{base}data/cities.csv#row=5> csvw:describes <thing>} and {@code dcterms:source
 *                    <source>}; each subject begins with {@code {base}data/}
 * @param ontology    all of {@code ontology/*.ttl}, blank nodes replaced by stable IRIs
 * @param summary     tables, rows and statements converted
 * @param claims      what the rows say to the claims of sources
 */
public record CheckedPublication(Publication publication, Path data, Path rows, Graph ontology,
                                 ConversionSummary summary, ComparedClaims claims) {
}
