package org.portolan.fuseki.budget;

/** A regular expression that is not run here, with the reason in a sentence for whoever wrote it. */
public final class UnsupportedPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedPatternException(String sentence) {
        super(sentence);
    }
}
