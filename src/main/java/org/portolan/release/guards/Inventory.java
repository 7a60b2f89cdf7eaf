package org.portolan.release.guards;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.CheckedPublication;
import org.portolan.release.dumps.Dump;
import org.portolan.release.dumps.Line;
import org.portolan.release.manifest.Release;

/**
 * What there is in one state of the data.
 *
 * @param rows    rows that describe something, by the name of their table, for example {@code cities.csv}
 * @param classes how many things there are, by IRI of their class
 * @param things  IRIs of all things below {@code {base}id/} that are spoken of
 */
record Inventory(SortedMap<String, Long> rows, SortedMap<String, Long> classes, Set<String> things) {
    /** What a release has. */
    static Inventory of(Release release) {
        Count count = new Count(release.base());
        Dump.N_TRIPLES.read(release.folder(), new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                count.statement(triple);
            }
        });
        Dump.PROVENANCE.read(release.folder(), new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                count.row(quad.asTriple());
            }
        });
        return count.inventory();
    }

    /** What a publication has that is to be released. */
    static Inventory of(CheckedPublication checked) {
        Count count = new Count(checked.publication().base());
        Line.read(checked.data(), count::statement);
        Line.read(checked.rows(), count::row);
        return count.inventory();
    }

    /** Counts while the statements come by; those of one row come together. */
    private static final class Count {
        private final String things;
        private final SortedMap<String, Long> rows = new TreeMap<>();
        private final SortedMap<String, Long> classes = new TreeMap<>();
        private final Set<String> found = new HashSet<>();
        private String lastRow = "";

        Count(String base) {
            this.things = base + "id/";
        }

        void statement(Triple triple) {
            note(triple.getSubject());
            note(triple.getObject());
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                classes.merge(triple.getObject().toString(), 1L, Long::sum);
            }
        }

        private void note(Node node) {
            if (node.isURI() && node.getURI().startsWith(things)) {
                found.add(node.getURI());
            }
        }

        void row(Triple triple) {
            TableRow.describedBy(triple).filter(row -> !row.iri().equals(lastRow)).ifPresent(row -> {
                lastRow = row.iri();
                rows.merge(row.table(), 1L, Long::sum);
            });
        }

        Inventory inventory() {
            return new Inventory(rows, classes, found);
        }
    }
}
