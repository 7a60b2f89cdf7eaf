package org.portolan.site.graph;

import java.util.List;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Removal;
import org.portolan.site.http.Part;
import org.portolan.site.view.Lookup;

/**
 * The document about a thing: its own statements, label and type of each thing it names, at most {@link Lookup#MOST}
 * statements that name it, and the document itself.
 */
public final class Document {
    private static final int MOST_IN_LIST = 200;
    /** What a document tells of a thing that it names. */
    static final List<Node> NAMING =
            List.of(RDF.type.asNode(), RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());
    private static final Node INVALIDATED = NodeFactory.createURI("http://www.w3.org/ns/prov#invalidatedAtTime");
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";

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
    public static Graph about(List<Node> topics, String address, Lookup lookup, Manifest manifest) {
        Graph graph = GraphFactory.createDefaultGraph();
        if (topics.size() != 1) {
            topics.forEach(topic -> lookup.about(topic).forEach(graph::add));
            nameWhatIsNamed(graph, topics, lookup);
            describe(graph, topics, NodeFactory.createURI(address), manifest);
            return graph;
        }
        Lookup.About own = lookup.part(topics.get(0));
        if (own.statements().isEmpty()) {
            return graph;
        }
        own.statements().forEach(graph::add);
        Lookup.Incoming incoming = lookup.incoming(topics.get(0));
        incoming.statements().forEach(graph::add);
        nameWhatIsNamed(graph, topics, lookup);
        Node document = NodeFactory.createURI(address + Part.search(Part.INCOMING, incoming.part()));
        describe(graph, topics, document, manifest);
        if (incoming.hasMore() || own.hasMore()) {
            graph.add(document, RDFS.seeAlso.asNode(),
                    NodeFactory.createURI(address + Part.search(Part.INCOMING, incoming.part() + 1)));
        }
        return graph;
    }

    /**
     * A part of a list: what is said of each thing; of one of which very much is said its first statements, and where
     * the rest is.
     *
     * @param address IRI of the first part
     */
    public static Graph ofPart(Part<Node> part, String address, Lookup lookup, Manifest manifest) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node document = NodeFactory.createURI(address + part.search());
        for (Node thing : part.items()) {
            Lookup.About own = lookup.first(thing, MOST_IN_LIST);
            own.statements().forEach(graph::add);
            if (own.hasMore()) {
                graph.add(thing, RDFS.seeAlso.asNode(), NodeFactory.createURI(lookup.base() + "doc/"
                        + thing.getURI().substring(lookup.base().length() + "id/".length())));
            }
        }
        nameWhatIsNamed(graph, part.items(), lookup);
        describe(graph, part.items(), document, manifest);
        part.next().ifPresent(next ->
                graph.add(document, RDFS.seeAlso.asNode(), NodeFactory.createURI(address + next)));
        return graph;
    }

    /**
     * The document about a thing that was taken away: when and why (<a
     * href="https://www.w3.org/TR/prov-o/#invalidatedAtTime">PROV-O</a>).
     */
    public static Graph ofRemoved(Node topic, String address, Removal removal, Manifest manifest) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(topic, INVALIDATED, NodeFactory.createLiteralDT(removal.accepted(), XSDDatatype.XSDdateTime));
        graph.add(topic, SKOS.changeNote.asNode(), NodeFactory.createLiteralString(removal.reason()));
        describe(graph, List.of(topic), NodeFactory.createURI(address), manifest);
        return graph;
    }

    /** The document about a thing that is only described by a release that was gone back from. */
    public static Graph ofWithdrawn(Node topic, String address, String there, Manifest manifest) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(topic, RDFS.seeAlso.asNode(), NodeFactory.createURI(manifest.base() + there.substring(1)));
        describe(graph, List.of(topic), NodeFactory.createURI(address), manifest);
        return graph;
    }

    private static void nameWhatIsNamed(Graph graph, List<Node> topics, Lookup lookup) {
        Set<Node> known = Set.copyOf(topics);
        List<Node> named = graph.stream()
                .flatMap(triple -> java.util.stream.Stream.of(triple.getSubject(), triple.getObject()))
                .filter(node -> node.isURI() && node.getURI().startsWith(lookup.base()) && !known.contains(node))
                .distinct().toList();
        named.forEach(node -> NAMING
                .forEach(property -> lookup.values(node, property).forEach(value -> graph.add(node, property, value))));
    }

    private static void describe(Graph graph, List<Node> topics, Node document, Manifest manifest) {
        graph.add(document, RDF.type.asNode(), NodeFactory.createURI(FOAF + "Document"));
        if (topics.size() == 1 && !topics.get(0).equals(document)) {
            graph.add(document, NodeFactory.createURI(FOAF + "primaryTopic"), topics.get(0));
        }
        graph.add(document, DCTerms.license.asNode(), NodeFactory.createURI(manifest.license()));
        graph.add(document, DCTerms.isPartOf.asNode(),
                NodeFactory.createURI(manifest.base() + "releases/" + manifest.id()));
    }
}
