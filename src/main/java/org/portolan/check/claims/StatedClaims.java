package org.portolan.check.claims;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.publication.SiteVocabulary;

/** The claims of sources among the data: instances of the classes that {@code site.ttl} shows as such. */
final class StatedClaims {
    private static final Node KIND = SiteVocabulary.term("ClaimKind");
    private static final Node CLASS = SiteVocabulary.term("class");
    private static final Node MEASURE = SiteVocabulary.term("claimMeasure");
    private static final Node VALUE = SiteVocabulary.term("claimValue");

    private final List<Node> classes;
    private final List<Node> measures;
    private final List<Node> values;

    /** @param terms the ontology as it is written */
    StatedClaims(Graph terms) {
        List<Node> kinds = terms.stream(Node.ANY, RDF.type.asNode(), KIND).map(Triple::getSubject).toList();
        this.classes = objects(terms, kinds, CLASS);
        this.measures = objects(terms, kinds, MEASURE);
        this.values = objects(terms, kinds, VALUE);
    }

    private static List<Node> objects(Graph terms, List<Node> kinds, Node property) {
        return kinds.stream().flatMap(kind -> terms.stream(kind, property, Node.ANY)).map(Triple::getObject)
                .distinct().sorted(Comparator.comparing(Node::toString)).toList();
    }

    /** All of them. */
    Stream<Node> in(Graph data) {
        return classes.stream().flatMap(type -> data.stream(Node.ANY, RDF.type.asNode(), type)).map(Triple::getSubject)
                .distinct();
    }

    /** What a claim states, by IRI; empty if it does not say. */
    String kind(Node claim, Graph data) {
        return said(claim, measures, data).findFirst().orElse("");
    }

    /** The value that a claim states, and the words of its source. */
    String stated(Node claim, Graph data) {
        return said(claim, values, data).collect(Collectors.joining(", "));
    }

    private static Stream<String> said(Node claim, List<Node> properties, Graph data) {
        return properties.stream().flatMap(property -> data.stream(claim, property, Node.ANY))
                .map(triple -> ClaimCheck.text(triple.getObject()));
    }
}
