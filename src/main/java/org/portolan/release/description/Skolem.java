package org.portolan.release.description;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.portolan.check.files.Sha256;
import org.portolan.check.publication.SkolemIris;

/**
 * IRIs for the blank nodes of the dataset's description, made from what they say
 * (<a href="https://www.w3.org/TR/rdf11-concepts/#section-skolemization">RDF 1.1, 3.5</a>). The ontology's nodes are
 * named by how they are reached as well; these are not, and stay so, for published IRIs do not change.
 */
final class Skolem {
    private static final int DIGITS = 32;

    private final Graph graph;
    private final String prefix;

    Skolem(Graph graph, String base) {
        this.graph = graph;
        this.prefix = SkolemIris.prefix(base);
    }

    Triple iris(Triple triple) {
        return Triple.create(iri(triple.getSubject()), triple.getPredicate(), iri(triple.getObject()));
    }

    private Node iri(Node node) {
        return node.isBlank() ? NodeFactory.createURI(prefix + name(node, new HashSet<>()).substring(0, DIGITS)) : node;
    }

    private String name(Node node, Set<Node> above) {
        if (!node.isBlank()) {
            return NodeFmtLib.strNT(node);
        }
        if (!above.add(node)) {
            return "_:";
        }
        String said = String.join("\n", graph.find(node, Node.ANY, Node.ANY)
                .mapWith(triple -> triple.getPredicate().getURI() + " " + name(triple.getObject(), above)).toList()
                .stream().sorted().toList());
        above.remove(node);
        return Sha256.of(said);
    }
}
