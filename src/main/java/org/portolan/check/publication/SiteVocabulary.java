package org.portolan.check.publication;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** In which an ontology says how its publication is shown; {@code docs/site-vocabulary.md} has the terms. */
public final class SiteVocabulary {
    /** What the IRIs of its terms begin with. */
    public static final String NAMESPACE = "https://w3id.org/portolan/site#";

    private SiteVocabulary() {
    }

    /**
     * A term of it.
     *
     * @param name without the namespace, for example {@code Kind}
     */
    public static Node term(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }
}
