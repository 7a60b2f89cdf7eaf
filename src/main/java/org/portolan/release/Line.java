package org.portolan.release;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/** One statement as a line of <a href="https://www.w3.org/TR/n-quads/">N-Quads</a>, without line end. */
final class Line {
    private Line() {
    }

    /** A statement of the default graph, which is a line of N-Triples too. */
    static String of(Triple triple) {
        return statement(triple) + " .";
    }

    /** A statement of a named graph. */
    static String of(Triple triple, String graph) {
        return statement(triple) + " <" + graph + "> .";
    }

    private static String statement(Triple triple) {
        return term(triple.getSubject()) + " " + term(triple.getPredicate()) + " " + term(triple.getObject());
    }

    private static String term(Node node) {
        if (node.isBlank()) {
            throw new IllegalStateException("a blank node is to be released, but checked input has none");
        }
        return NodeFmtLib.strNT(node);
    }
}
