package org.portolan.fuseki.budget;

import org.apache.jena.query.QueryCancelledException;

/** Ends a query whose budget is used up; Jena lets it pass as it lets its own cancellations. */
public final class SpentException extends QueryCancelledException {
    private static final long serialVersionUID = 1L;
    private final Measure measure;
    private final String sentence;

    SpentException(Measure measure, String sentence) {
        this.measure = measure;
        this.sentence = sentence;
    }

    /** What else is to be said, empty if nothing. */
    public String sentence() {
        return sentence;
    }

    /** What is used up. */
    public Measure measure() {
        return measure;
    }

    /** Without a trace: it is thrown through thousands of frames, some of them of a stack that is nearly full. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
