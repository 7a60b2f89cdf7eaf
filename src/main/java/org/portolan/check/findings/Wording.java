package org.portolan.check.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.portolan.check.publication.Publication;
import org.portolan.check.publication.SiteVocabulary;

/**
 * How messages write what stands in a graph: short, and in the best of the languages that the graph has to choose from.
 *
 * @param base      base IRI, left out of the IRIs that begin with it
 * @param prefixes  the prefixes of the ontology
 * @param languages the languages of the publication's pages, best first
 */
public record Wording(String base, PrefixMapping prefixes, List<String> languages) {
    private static final Node LANGUAGES = SiteVocabulary.term("languages");

    /** The wording for a publication. */
    public static Wording of(Publication publication) {
        Graph terms = publication.terms().asWritten();
        List<String> languages = terms.stream(Node.ANY, LANGUAGES, Node.ANY).findFirst()
                .map(said -> GraphList.members(GNode.create(terms, said.getObject()))).orElse(List.of()).stream()
                .filter(Node::isLiteral).map(Node::getLiteralLexicalForm).toList();
        return new Wording(publication.base(), terms.getPrefixMapping(), languages);
    }

    /** An IRI relative to the base, or with a prefix, or whole. */
    String iri(String iri) {
        if (iri.startsWith(base)) {
            return iri.substring(base.length());
        }
        String qualified = prefixes.qnameFor(iri);
        return qualified == null ? "<" + iri + ">" : qualified;
    }

    /** A value as an editor of tables knows it: the text of a literal, the key of a thing. */
    String value(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? value(node.getURI()) : "a blank node";
    }

    /** The key of a thing under the base, or the IRI. */
    String value(String iri) {
        return iri.startsWith(base + "id/") ? iri.substring(iri.lastIndexOf('/') + 1) : iri;
    }

    /** The best text among the literals of a property. */
    Optional<String> text(Graph graph, Node subject, Node property) {
        return text(graph.stream(subject, property, Node.ANY).map(triple -> triple.getObject()));
    }

    /**
     * The best text among literals: English as the rest of the message, else the first of the publication's languages,
     * else the one without a language, else the first by language.
     */
    Optional<String> text(Stream<Node> texts) {
        return texts.filter(Node::isLiteral).min(Comparator.comparingInt((Node text) -> rank(text.getLiteralLanguage()))
                        .thenComparing(Node::getLiteralLanguage).thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm);
    }

    private int rank(String language) {
        if (language.equals("en") || language.startsWith("en-")) {
            return language.equals("en") ? -2 : -1;
        }
        int rank = languages.indexOf(language);
        return rank >= 0 ? rank : languages.size() + (language.isEmpty() ? 0 : 1);
    }
}
