package org.portolan.check.graph;

import java.util.Locale;
import org.apache.jena.graph.Node;

/** Terms of RDF as keys that are equal on both sides: for the strings of a conversion, and for the nodes of a graph. */
public final class Term {
    private Term() {
    }

    /** The key of a node of a graph. */
    public static String key(Node node) {
        if (node.isURI()) {
            return node.getURI();
        }
        if (node.isBlank()) {
            return "_:" + node.getBlankNodeLabel();
        }
        return node.getLiteralLanguage().isEmpty() ? literal(node.getLiteralLexicalForm(), node.getLiteralDatatypeURI())
                : text(node.getLiteralLexicalForm(), node.getLiteralLanguage());
    }

    /** The key of a literal with a datatype. */
    public static String literal(String lexical, String datatype) {
        return "\"" + lexical + "\"^^" + datatype;
    }

    /** The key of a text in a language; tags are compared without regard to case (RFC 5646, 2.1.1). */
    public static String text(String text, String language) {
        return "\"" + text + "\"@" + language.toLowerCase(Locale.ROOT);
    }
}
