package org.portolan.release.description;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;

/**
 * Counts what the catalogue says of the data, while it streams by (<a
 * href="https://www.w3.org/TR/void/#statistics">VoID, 4.6</a>).
 */
public final class Statistics extends StreamRDFBase {
    private final String base;
    private final Set<Node> subjects = new HashSet<>();
    private final Set<Node> objects = new HashSet<>();
    private final SortedMap<String, Partition> classes = new TreeMap<>();
    private final SortedMap<String, Partition> properties = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Partition>> links = new TreeMap<>();
    private long triples;

    /** @param base what begins with it belongs to the dataset itself */
    public Statistics(String base) {
        this.base = base;
    }

    /** Part of the statements: how many there are, about how many things, naming how many. */
    static final class Partition {
        private final Set<Node> subjects = new HashSet<>();
        private final Set<Node> objects = new HashSet<>();
        private long triples;

        private void add(Triple triple) {
            triples++;
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
        }

        long triples() {
            return triples;
        }

        long subjects() {
            return subjects.size();
        }

        long objects() {
            return objects.size();
        }
    }

    @Override
    public void triple(Triple triple) {
        triples++;
        subjects.add(triple.getSubject());
        objects.add(triple.getObject());
        Node object = triple.getObject();
        String property = triple.getPredicate().getURI();
        properties.computeIfAbsent(property, iri -> new Partition()).add(triple);
        if (triple.getPredicate().equals(RDF.type.asNode())) {
            classes.computeIfAbsent(object.toString(), iri -> new Partition()).add(triple);
        } else if (object.isURI() && !object.getURI().startsWith(base)) {
            links.computeIfAbsent(namespace(object.getURI()), name -> new TreeMap<>())
                    .computeIfAbsent(property, iri -> new Partition()).add(triple);
        }
    }

    long triples() {
        return triples;
    }

    long subjects() {
        return subjects.size();
    }

    long objects() {
        return objects.size();
    }

    /** By IRI of the class: its {@code rdf:type} statements. */
    SortedMap<String, Partition> classes() {
        return classes;
    }

    /** By IRI of the property. */
    SortedMap<String, Partition> properties() {
        return properties;
    }

    /**
     * Links to things elsewhere, by namespace and property. A namespace in which only one thing is named is a web page
     * somebody mentioned, not a dataset, and is left out.
     */
    SortedMap<String, SortedMap<String, Partition>> links() {
        SortedMap<String, SortedMap<String, Partition>> datasets = new TreeMap<>(links);
        datasets.values().removeIf(byProperty -> things(byProperty.values()) < 2);
        return datasets;
    }

    /**
     * Everything up to the last {@code #} or {@code /}; one at the very end belongs to the name, as in {@code
     * …/2523920/}. A host alone is its own namespace.
     */
    static String namespace(String iri) {
        int colon = iri.indexOf(':');
        int path = iri.startsWith("//", colon + 1) ? iri.indexOf('/', colon + 3) : colon;
        int last = iri.length() - 2;
        int cut = Math.max(iri.lastIndexOf('#', last), iri.lastIndexOf('/', last));
        return path < 0 || cut < path && path == iri.length() - 1 ? iri : iri.substring(0, Math.max(cut, path) + 1);
    }

    private static long things(Collection<Partition> partitions) {
        return partitions.stream().flatMap(partition -> partition.objects.stream()).distinct().count();
    }
}
