package org.portolan.release.answers;

import java.util.Optional;

/** A query that gets no answer; the message is the reason, in a sentence for whoever asked. */
public abstract class RefusedQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal without a trace: it is no fault of the program. */
    protected RefusedQueryException(String detail) {
        super(detail, null, false, false);
    }

    /** IRI of the kind of refusal (RFC 9457, 3.1.1). */
    public abstract String type();

    /** Status of the answer by HTTP. */
    public abstract int status();

    /** The kind of refusal in words. */
    public abstract String title();

    /** The line of the query that is at fault, and below it a caret at the place; empty if there is no such place. */
    public Optional<String> excerpt() {
        return Optional.empty();
    }

    /** True if the same query may be answered in a moment. */
    public abstract boolean isTemporary();
}
