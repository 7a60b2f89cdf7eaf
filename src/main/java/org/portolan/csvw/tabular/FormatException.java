package org.portolan.csvw.tabular;

/** A format of the metadata that cannot be used. Its message says what is wrong with it, as a phrase. */
final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
        super(message);
    }
}
