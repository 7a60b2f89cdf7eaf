package org.portolan.fuseki.execution;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.negotiation.Fault;

/**
 * Refuses what <a href="https://www.w3.org/TR/xml/#charsets">XML</a> has no character for, not even as a reference; a
 * document with one of these is no XML.
 */
final class XmlCharacters {
    private XmlCharacters() {
    }

    /** The rows, each of them looked at as it comes. */
    static RowSet checked(RowSet rows) {
        return RowSetStream.create(rows.getResultVars(), Iter.map(rows, XmlCharacters::checked));
    }

    private static Binding checked(Binding row) {
        for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
            check(row.get(variables.next()));
        }
        return row;
    }

    static void check(Graph graph) {
        for (Iterator<Triple> triples = graph.find(); triples.hasNext();) {
            Triple triple = triples.next();
            check(triple.getSubject());
            check(triple.getPredicate());
            check(triple.getObject());
        }
    }

    private static void check(Node term) {
        String text = term.isLiteral() ? term.getLiteralLexicalForm() : term.isURI() ? term.getURI() : "";
        for (int i = 0; i < text.length(); i++) {
            if (isMissing(text.charAt(i))) {
                throw new Refusal(Fault.NOT_ACCEPTABLE, "The result has the character U+%04X, which XML cannot have. "
                        .formatted((int) text.charAt(i)) + "Ask for another format.");
            }
        }
    }

    private static boolean isMissing(char unit) {
        return unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r' || unit == 0xfffe || unit == 0xffff;
    }
}
