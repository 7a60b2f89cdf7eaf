package org.portolan.check.publication;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * The IRIs that stand for blank nodes in what is published (<a
 * href="https://www.w3.org/TR/rdf11-concepts/#section-skolemization">RDF 1.1, 3.5</a>). Whoever takes shapes out of a
 * published graph must turn them back: to SHACL a path that is an IRI is a property, one that is a blank node a path of
 * several steps.
 */
public final class SkolemIris {
    private SkolemIris() {
    }

    /** What all of them begin with, for a base IRI that ends with a slash. */
    public static String prefix(String base) {
        return base + ".well-known/genid/";
    }

    /** A copy of a graph with blank nodes in the place of these IRIs. */
    public static Graph asBlankNodes(Graph published, String base) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        published.getPrefixMapping().getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
        Map<Node, Node> blanks = new HashMap<>();
        published.stream().map(triple -> Triple.create(blank(triple.getSubject(), base, blanks), triple.getPredicate(),
                blank(triple.getObject(), base, blanks))).forEach(graph::add);
        return graph;
    }

    private static Node blank(Node node, String base, Map<Node, Node> blanks) {
        return node.isURI() && node.getURI().startsWith(prefix(base))
                ? blanks.computeIfAbsent(node, iri -> NodeFactory.createBlankNode()) : node;
    }
}
