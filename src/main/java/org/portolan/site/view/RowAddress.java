package org.portolan.site.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where browsers read a row of a table: its address in the file ends in {@code .csv#row=5}, that of a cell in {@code
 * .csv#cell=5,9} (RFC 7111, 2.1 and 2.3).
 */
final class RowAddress {
    private static final Pattern ROW = Pattern.compile("(.*/data/.*)\\.csv#(?:row|cell)=([0-9]{1,9})(?:,[0-9]{1,9})?");

    private RowAddress() {
    }

    /** Where browsers read a row, or a cell of it, by its address in the file; empty if this is something else. */
    static Optional<String> of(String href) {
        Matcher row = ROW.matcher(href);
        return row.matches() ? Optional.of(row.group(1) + "?row=" + row.group(2) + "#row=" + row.group(2))
                : Optional.empty();
    }
}
