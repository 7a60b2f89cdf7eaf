package org.portolan.problem;

import java.util.Locale;

/** How much a problem weighs: an error stops a release, a warning does not, and a note is no fault at all. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** The word as it stands in a message, and as a level of SARIF: {@code error}, {@code warning} or {@code note}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
