package org.portolan.check.conversion;

import java.util.LinkedHashSet;
import java.util.Set;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.rdf.ForwardingSink;

/**
 * Says of each row what it describes and which source it names, in the terms of <a
 * href="https://www.w3.org/TR/csv2rdf/#generating-rdf">csv2rdf</a>, with the row's IRI (<a
 * href="https://www.rfc-editor.org/rfc/rfc7111#section-2.1">RFC 7111, 2.1</a>) in place of a blank node. Streams: it
 * holds one row.
 */
public final class RowOrigins extends ForwardingSink {
    /** Leads from a row to what it describes. */
    public static final String DESCRIBES = "http://www.w3.org/ns/csvw#describes";
    static final String SOURCE = "http://purl.org/dc/terms/source";
    /** Leads from a thing to a source of it. */
    public static final String DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom";

    private final String things;
    private final StatementSink origins;
    private final Set<String> subjects = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private String table = "";
    private String row = "";

    /**
     * Listens to a conversion.
     *
     * @param things     prefix of the IRIs of things, for example {@code https://w3id.org/iash/id/}
     * @param statements takes what is heard, unchanged
     * @param origins    takes the statements about the rows
     */
    RowOrigins(String things, StatementSink statements, StatementSink origins) {
        super(statements);
        this.things = things;
        this.origins = origins;
    }

    @Override
    public void start() {
        super.start();
        origins.start();
    }

    @Override
    public void startTable(String tableIri, String file) {
        endRow();
        table = tableIri;
        super.startTable(tableIri, file);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        endRow();
        row = table + "#row=" + sourceRow;
        super.startRow(sourceRow, line);
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        if (predicate.equals(DERIVED)) {
            sources.add(object);
        }
        super.resource(subject, predicate, object);
    }

    @Override
    public void end() {
        endRow();
        super.end();
        origins.end();
    }

    @Override
    protected void statement(String subject) {
        if (subject.startsWith(things)) {
            subjects.add(subject);
        }
    }

    private void endRow() {
        subjects.forEach(subject -> origins.resource(row, DESCRIBES, subject));
        if (!subjects.isEmpty()) {
            sources.forEach(source -> origins.resource(row, SOURCE, source));
        }
        subjects.clear();
        sources.clear();
    }
}
