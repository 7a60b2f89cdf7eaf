package org.portolan.site;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.portolan.release.Manifest;

/**
 * The document about a thing: its own statements, label and type of each thing it names, at most {@link Lookup#MOST} statements
 * that name it, and the document itself.
 */
final class Document {
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";
    private static final List<Node> NAMING =
            List.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());

    private Document() {
    }

    /**
     * Builds the document.
     *
     * @param topics   what it is about: one thing, or all terms of a vocabulary
     * @param address  IRI of the document
     * @param manifest the release it belongs to
     * @return an empty graph if nothing is known of the topics
     */
    static Graph about(List<Node> topics, String address, Lookup lookup, Manifest manifest) {
        Graph graph = GraphFactory.createDefaultGraph();
        topics.forEach(topic -> lookup.about(topic).forEach(graph::add));
        if (graph.isEmpty()) {
            return graph;
        }
        if (topics.size() == 1) {
            List<Triple> incoming = lookup.incoming(topics.get(0));
            incoming.forEach(graph::add);
        }
        nameWhatIsNamed(graph, topics, lookup);
        describe(graph, topics, NodeFactory.createURI(address), manifest);
        return graph;
    }

    private static void nameWhatIsNamed(Graph graph, List<Node> topics, Lookup lookup) {
        List<Node> named = graph.stream().flatMap(triple -> java.util.stream.Stream.of(triple.getSubject(), triple.getObject()))
                .filter(node -> node.isURI() && node.getURI().startsWith(lookup.base()) && !topics.contains(node)).distinct().toList();
        named.forEach(node -> NAMING.forEach(property -> lookup.values(node, property).forEach(value -> graph.add(node, property, value))));
    }

    private static void describe(Graph graph, List<Node> topics, Node document, Manifest manifest) {
        graph.add(document, RDF.type.asNode(), NodeFactory.createURI(FOAF + "Document"));
        if (topics.size() == 1 && !topics.get(0).equals(document)) {
            graph.add(document, NodeFactory.createURI(FOAF + "primaryTopic"), topics.get(0));
        }
        graph.add(document, DCTerms.license.asNode(), NodeFactory.createURI(manifest.license()));
        graph.add(document, DCTerms.isPartOf.asNode(), NodeFactory.createURI(manifest.base() + "releases/" + manifest.id()));
    }
}
