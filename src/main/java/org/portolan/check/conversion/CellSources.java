package org.portolan.check.conversion;

import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.ForwardingSink;

/**
 * Says that the source of one cell is a source of the thing that its row is about, which is the first that the row
 * describes: so whoever counts sources, compares releases or looks at the thing meets it. Streams: it holds a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7111#section-2.3">RFC 7111, 2.3</a>
 */
final class CellSources extends ForwardingSink {
    private final String things;
    private String table = "";
    private String cellsOfRow = "";
    private String thing = "";

    /**
     * Listens to a conversion.
     *
     * @param things     prefix of the IRIs of things, for example {@code https://w3id.org/iash/id/}
     * @param statements takes what is heard, and each such statement after that of the cell
     */
    CellSources(String things, StatementSink statements) {
        super(statements);
        this.things = things;
    }

    @Override
    public void startTable(String tableIri, String file) {
        table = tableIri;
        super.startTable(tableIri, file);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        cellsOfRow = table + "#cell=" + sourceRow + ",";
        thing = "";
        super.startRow(sourceRow, line);
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        super.resource(subject, predicate, object);
        if (predicate.equals(RowOrigins.SOURCE) && subject.startsWith(cellsOfRow) && !thing.isEmpty()) {
            super.resource(thing, RowOrigins.DERIVED, object);
        }
    }

    @Override
    protected void statement(String subject) {
        if (thing.isEmpty() && subject.startsWith(things)) {
            thing = subject;
        }
    }
}
