package org.portolan.csvw.spreadsheet;

import java.util.List;

/**
 * A row or comment as it stands in the file, quotes and white space included, without the end of its line.
 *
 * @param text  all of it
 * @param cells what stands between its delimiters
 */
record RawRow(String text, List<String> cells) {
    /** Copies the list. */
    RawRow {
        cells = List.copyOf(cells);
    }
}
