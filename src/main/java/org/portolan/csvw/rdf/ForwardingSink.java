package org.portolan.csvw.rdf;

import org.portolan.csvw.StatementSink;

/** Hands on all that it hears; a subclass says what it does besides. It has no parts unless a subclass makes them. */
public class ForwardingSink implements StatementSink {
    private final StatementSink target;

    /** A sink that hands on to {@code target}. */
    protected ForwardingSink(StatementSink target) {
        this.target = target;
    }

    @Override
    public void start() {
        target.start();
    }

    @Override
    public void prefix(String prefix, String iri) {
        target.prefix(prefix, iri);
    }

    @Override
    public void startTable(String tableIri, String file) {
        target.startTable(tableIri, file);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        target.startRow(sourceRow, line);
    }

    @Override
    public void startCell(String column, long line, long place) {
        target.startCell(column, line, place);
    }

    @Override
    public void startEmptyCell(String column, long line, long place) {
        target.startEmptyCell(column, line, place);
    }

    @Override
    public void unsaid(String subject, String predicate) {
        target.unsaid(subject, predicate);
    }

    @Override
    public void startVirtualCell(String column) {
        target.startVirtualCell(column);
    }

    /** Hears the subject of each statement before that is handed on. */
    protected void statement(String subject) {
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        statement(subject);
        target.resource(subject, predicate, object);
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        statement(subject);
        target.literal(subject, predicate, lexical, datatype);
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        statement(subject);
        target.text(subject, predicate, text, language);
    }

    @Override
    public void end() {
        target.end();
    }
}
