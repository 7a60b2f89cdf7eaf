package org.portolan.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;

/**
 * How messages write what stands in a graph: short, and in English where the graph has a choice of languages.
 *
 * @param base     base IRI, left out of the IRIs that begin with it
 * @param prefixes the prefixes of the ontology
 */
record Wording(String base, PrefixMapping prefixes) {
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

    /**
     * The English text among the literals of a property, else the one without a language, else the first by language.
     */
    static Optional<String> english(Graph graph, Node subject, Node property) {
        return english(graph.stream(subject, property, Node.ANY).map(triple -> triple.getObject()));
    }

    /** The English text among literals, else the one without a language, else the first by language. */
    static Optional<String> english(Stream<Node> texts) {
        return texts.filter(Node::isLiteral)
                .min((one, other) -> rank(one).compareTo(rank(other))).map(Node::getLiteralLexicalForm);
    }

    private static String rank(Node text) {
        String language = text.getLiteralLanguage();
        String rank = language.equals("en") ? "0" : language.startsWith("en-") ? "1" : language.isEmpty() ? "2" : "3";
        return rank + language + " " + text.getLiteralLexicalForm();
    }
}
