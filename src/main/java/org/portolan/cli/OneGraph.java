package org.portolan.cli;

import org.portolan.csvw.StatementSink;

/**
 * Joins the statements of several conversions into one graph: begun and ended once, and the blank nodes of one input are never
 * those of another. Call {@link #nextInput} before each conversion and {@link #close} after the last.
 */
final class OneGraph implements StatementSink, AutoCloseable {
    private final StatementSink target;
    private final Progress progress;
    private int input;

    OneGraph(StatementSink target, Progress progress) {
        this.target = target;
        this.progress = progress;
        target.start();
    }

    void nextInput() {
        input++;
    }

    @Override
    public void prefix(String prefix, String iri) {
        target.prefix(prefix, iri);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        progress.row();
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        target.resource(own(subject), predicate, own(object));
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        target.literal(own(subject), predicate, lexical, datatype);
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        target.text(own(subject), predicate, text, language);
    }

    @Override
    public void close() {
        target.end();
    }

    private String own(String resource) {
        return resource.startsWith("_:") ? "_:i" + input + resource.substring(2) : resource;
    }
}
