package org.portolan.site.view;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where browsers read a row of a table: its address in the file ends in {@code .csv#row=5}, that of a cell in {@code
 * .csv#cell=5,9} (RFC 7111, 2.1 and 2.3).
 */
final class RowAddress {
    private static final Pattern ROW = Pattern.compile("(.*/data/.*)\\.csv#(?:row|cell)=([0-9]{1,9})(?:,[0-9]{1,9})?");

    /** By table and number; what is no address of a row comes last, as text. */
    static final Comparator<String> ORDER = Comparator.comparing(RowAddress::table)
            .thenComparingInt(RowAddress::number).thenComparing(Comparator.naturalOrder());

    private RowAddress() {
    }

    private static String table(String address) {
        Matcher row = ROW.matcher(address);
        return row.matches() ? row.group(1) : "~";
    }

    private static int number(String address) {
        Matcher row = ROW.matcher(address);
        return row.matches() ? Integer.parseInt(row.group(2)) : 0;
    }

    /** Where browsers read a row, or a cell of it, by its address in the file; empty if this is something else. */
    static Optional<String> of(String href) {
        Matcher row = ROW.matcher(href);
        return row.matches() ? Optional.of(row.group(1) + "?row=" + row.group(2) + "#row=" + row.group(2))
                : Optional.empty();
    }
}
