package org.portolan.site.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * What is written as XML: U+FFFD stands where <a href="https://www.w3.org/TR/xml/#charsets">XML</a> has no character,
 * not even as a reference. Tables and reasons may hold such characters, and a document that one cannot have is worse.
 */
public final class XmlText {
    private static final String NOT_XML = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]";
    private static final String REPLACEMENT = "\ufffd";

    private XmlText() {
    }

    /** The text, with that in place of each such character. */
    public static String of(String text) {
        return text.replaceAll(NOT_XML, REPLACEMENT);
    }

    /** A graph in memory whose literals are such texts; prefixes stay behind. */
    public static Graph of(Graph graph) {
        Graph written = GraphFactory.createDefaultGraph();
        graph.stream().map(triple -> Triple.create(triple.getSubject(), triple.getPredicate(), of(triple.getObject())))
                .forEach(written::add);
        return written;
    }

    private static Node of(Node term) {
        String text = term.isLiteral() ? of(term.getLiteralLexicalForm()) : "";
        boolean isAsItWas = !term.isLiteral() || text.equals(term.getLiteralLexicalForm());
        return isAsItWas ? term
                : NodeFactory.createLiteral(text, term.getLiteralLanguage(), term.getLiteralDatatype());
    }
}
