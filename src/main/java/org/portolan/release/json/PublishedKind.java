package org.portolan.release.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.publication.SiteVocabulary;

/**
 * A kind of thing that the site description names.
 *
 * @param node    its node in the ontology
 * @param key     the segment of {@code id/<key>/…}
 * @param classes IRIs of the classes of its things
 * @param shape   IRI of the shape that says how they are; empty if none does
 */
record PublishedKind(Node node, String key, SortedSet<String> classes, String shape) {
    private static final String KEY = "[A-Za-z0-9_-]+";

    /** The kinds of a publication, by their keys. */
    static List<PublishedKind> of(Graph ontology) {
        List<PublishedKind> kinds = new ArrayList<>();
        ontology.stream(Node.ANY, RDF.type.asNode(), SiteVocabulary.term("Kind")).map(triple -> triple.getSubject())
                .distinct().map(node -> kind(node, ontology)).filter(kind -> kind.key().matches(KEY))
                .forEach(kinds::add);
        kinds.sort(Comparator.comparing(PublishedKind::key));
        return kinds;
    }

    private static PublishedKind kind(Node node, Graph ontology) {
        SortedSet<String> classes = new TreeSet<>();
        ontology.stream(node, SiteVocabulary.term("class"), Node.ANY).map(triple -> triple.getObject())
                .filter(Node::isURI).forEach(type -> classes.add(type.getURI()));
        Optional<String> named = ontology.stream(node, SiteVocabulary.term("shape"), Node.ANY)
                .map(triple -> triple.getObject()).filter(Node::isURI).map(Node::getURI).sorted().findFirst();
        Optional<String> targeting = classes.stream().flatMap(type -> ontology.stream(Node.ANY, SHACL.targetClass,
                NodeFactory.createURI(type)).map(triple -> triple.getSubject())).filter(Node::isURI).map(Node::getURI)
                .sorted().findFirst();
        String key = ontology.stream(node, SiteVocabulary.term("key"), Node.ANY).map(triple -> triple.getObject())
                .filter(Node::isLiteral).map(Node::getLiteralLexicalForm).findFirst().orElse("");
        return new PublishedKind(node, key, classes, named.or(() -> targeting).orElse(""));
    }
}
