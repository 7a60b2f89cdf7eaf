package org.portolan.release.guards;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** What a statement says of its subject, whichever that is. */
record Said(Node property, Node value) {
    static Said of(Triple triple) {
        return new Said(triple.getPredicate(), triple.getObject());
    }

    boolean isType() {
        return property.equals(RDF.type.asNode());
    }
}
