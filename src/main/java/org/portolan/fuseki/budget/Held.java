package org.portolan.fuseki.budget;

import java.util.Iterator;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** What one operator holds in memory until it is closed. Sizes are estimates for a heap with compressed pointers. */
final class Held {
    private static final long ROW = 64;
    private static final long TERM = 72;
    private static final long TRIPLE = 240;
    private static final long TYPE = 40;
    /** Shorter texts are not looked at. */
    private static final int SHORT = 1000;
    private static final int LAST_OF_LATIN = 0xff;
    private final Budget budget;
    private long bytes;

    Held(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    void add(long more) {
        bytes += more;
        budget.hold(more);
    }

    void add(Binding row) {
        add(sizeOf(row));
    }

    /** Pays for a term that is soon gone, if it is a long text. */
    void addText(Node term) {
        if (term.isLiteral() && term.getLiteralLexicalForm().length() > SHORT) {
            add(sizeOf(term));
        }
    }

    long bytes() {
        return bytes;
    }

    void shrink(long most) {
        if (bytes > most) {
            budget.release(bytes - most);
            bytes = most;
        }
    }

    void clear() {
        budget.release(bytes);
        bytes = 0;
    }

    static long sizeOf(Binding row) {
        long size = ROW;
        for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
            size += sizeOf(row.get(variables.next()));
        }
        return size;
    }

    static long sizeOf(Node term) {
        if (term.isLiteral()) {
            String language = term.getLiteralLanguage();
            return TERM + sizeOf(term.getLiteralLexicalForm())
                    + (language.isEmpty() ? sizeOf(term.getLiteralDatatype()) : language.length());
        }
        return TERM + (term.isURI() ? term.getURI().length() : 0);
    }

    /** Those of XML Schema are there once; others may be there once for each literal. */
    private static long sizeOf(RDFDatatype datatype) {
        return datatype instanceof XSDDatatype ? 0 : TYPE + datatype.getURI().length();
    }

    /** Java has a byte for each character, or two if one of them is beyond Latin-1. */
    private static long sizeOf(String text) {
        boolean isWide = text.length() > SHORT && text.chars().anyMatch(unit -> unit > LAST_OF_LATIN);
        return isWide ? 2L * text.length() : text.length();
    }

    static long sizeOf(Triple triple) {
        return TRIPLE + sizeOf(triple.getSubject()) + sizeOf(triple.getObject());
    }
}
