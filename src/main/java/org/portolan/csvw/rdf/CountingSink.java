package org.portolan.csvw.rdf;

import java.util.Optional;
import org.portolan.csvw.StatementSink;

/** Counts what it hands on. */
public final class CountingSink extends ForwardingSink {
    private final StatementSink target;
    private long statements;

    /** A sink that hands on to {@code target}. */
    public CountingSink(StatementSink target) {
        super(target);
        this.target = target;
    }

    /** The number of statements so far. */
    public long statements() {
        return statements;
    }

    @Override
    protected void statement(String subject) {
        statements++;
    }

    @Override
    public Optional<Part> part() {
        return target.part().map(part -> {
            CountingSink counting = new CountingSink(part.sink());
            return new Part(counting, () -> {
                statements += counting.statements;
                part.add().run();
            });
        });
    }
}
