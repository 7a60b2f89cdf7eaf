package org.portolan.cli;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.portolan.csvw.StatementSink;

/**
 * Joins the statements of several conversions into one graph: begun and ended once, and the blank nodes of one input
 * are never those of another. Call {@link #nextInput} before each conversion and {@link #close} after the last.
 */
final class OneGraph implements StatementSink, AutoCloseable {
    private final StatementSink target;
    private final LongConsumer progress;
    private int input;

    /**
     * A graph that goes to {@code target}.
     *
     * @param progress hears how many further rows have been converted
     */
    OneGraph(StatementSink target, LongConsumer progress) {
        this(target, progress, 0);
        target.start();
    }

    private OneGraph(StatementSink target, LongConsumer progress, int input) {
        this.target = target;
        this.progress = progress;
        this.input = input;
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
        progress.accept(1);
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
    public Optional<Part> part() {
        return target.part().map(part -> {
            LongAdder rows = new LongAdder();
            return new Part(new OneGraph(part.sink(), rows::add, input), () -> {
                progress.accept(rows.sum());
                part.add().run();
            });
        });
    }

    @Override
    public void close() {
        target.end();
    }

    private String own(String resource) {
        return resource.startsWith("_:") ? "_:i" + input + resource.substring(2) : resource;
    }
}
