package org.portolan.problem;

import java.util.Locale;

/** How much a problem weighs: an error stops a release, a warning does not. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word as it stands in a message: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
