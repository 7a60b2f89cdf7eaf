package org.portolan.release.dumps;

import java.io.OutputStream;

/**
 * Counts the statements of the default graph while lines of N-Quads go by, as {@link Line} writes them: a term that is
 * not the first three is the graph's. A literal may have spaces, but then its last part has a quotation mark, which no
 * IRI has.
 */
public final class StatementCount extends OutputStream {
    private static final int WITHOUT_GRAPH = 3;

    private long triples;
    /** So many of the line have gone by. */
    private int spaces;
    /** Whether what follows the last of them is an IRI, as far as it is there. */
    private boolean isIri;
    /** Whether what lies before it is one. */
    private boolean wasIri;
    private boolean isBeginning = true;

    /** So many statements of the default graph have gone by. */
    public long triples() {
        return triples;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void write(int letter) {
        if (letter == '\n') {
            boolean isOfNamedGraph = wasIri && spaces > WITHOUT_GRAPH;
            triples += isOfNamedGraph || spaces < WITHOUT_GRAPH ? 0 : 1;
            spaces = 0;
        } else if (letter == ' ') {
            spaces++;
            wasIri = isIri;
        } else if (isBeginning) {
            isIri = letter == '<';
        } else {
            isIri &= letter != '"';
        }
        isBeginning = letter == '\n' || letter == ' ';
    }
}
