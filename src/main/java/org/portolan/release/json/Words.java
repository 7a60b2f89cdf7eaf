package org.portolan.release.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.check.publication.SiteVocabulary;

/** Titles and descriptions in the first of the site's languages that has them: a schema speaks one language. */
final class Words {
    private final Graph ontology;
    private final List<String> languages;

    Words(Graph ontology) {
        this.ontology = ontology;
        this.languages = ontology.stream(Node.ANY, SiteVocabulary.term("languages"), Node.ANY).findFirst()
                .map(triple -> GraphList.members(GNode.create(ontology, triple.getObject()))).orElse(List.of()).stream()
                .map(Node::getLiteralLexicalForm).toList();
    }

    /** What a kind of thing is called. */
    Optional<String> title(PublishedKind kind) {
        return best(kind.node(), SiteVocabulary.term("singular")).or(() -> best(kind.node(), RDFS.label.asNode()));
    }

    /** What its classes mean. */
    Optional<String> description(PublishedKind kind) {
        return kind.classes().stream().flatMap(iri -> comment(iri).stream()).findFirst();
    }

    /** What a shape, or else the ontology, calls a property. */
    Optional<String> title(ShapedProperty property) {
        return best(property.all(SHACL.name)).or(() -> property.isReverse() ? Optional.empty()
                : best(NodeFactory.createURI(property.iri()), RDFS.label.asNode()));
    }

    /** What a shape, or else the ontology, says that a property means. */
    Optional<String> description(ShapedProperty property) {
        return best(property.all(SHACL.description))
                .or(() -> property.isReverse() ? Optional.empty() : comment(property.iri()));
    }

    private Optional<String> comment(String iri) {
        return best(NodeFactory.createURI(iri), RDFS.comment.asNode());
    }

    private Optional<String> best(Node subject, Node property) {
        return best(ontology.stream(subject, property, Node.ANY).map(triple -> triple.getObject()).toList());
    }

    private Optional<String> best(Collection<Node> texts) {
        return texts.stream().filter(Node::isLiteral)
                .min(Comparator.comparingInt(this::rank).thenComparing(Node::getLiteralLanguage)
                        .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm);
    }

    private int rank(Node text) {
        int found = languages.indexOf(text.getLiteralLanguage());
        return found < 0 ? languages.size() : found;
    }
}
