package org.portolan.release.guards;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.portolan.check.conversion.RowOrigins;

/**
 * A row of a table, as the graph of provenance names it (<a
 * href="https://www.rfc-editor.org/rfc/rfc7111#section-2.1">RFC 7111, 2.1</a>).
 *
 * @param iri    its IRI
 * @param table  name of the table below {@code data/}, for example {@code cities.csv}
 * @param number which row of the file it is, from 1
 */
record TableRow(String iri, String table, long number) {
    private static final Node DESCRIBES = NodeFactory.createURI(RowOrigins.DESCRIBES);
    private static final Pattern ROW = Pattern.compile(".*/data/(.*)#row=([0-9]{1,18})");

    /** The row that describes the object of this statement; empty if the statement says something else. */
    static Optional<TableRow> describedBy(Triple triple) {
        if (!triple.getPredicate().equals(DESCRIBES)) {
            return Optional.empty();
        }
        Matcher row = ROW.matcher(triple.getSubject().getURI());
        return row.matches()
                ? Optional.of(new TableRow(row.group(), row.group(1), Long.parseLong(row.group(2))))
                : Optional.empty();
    }
}
