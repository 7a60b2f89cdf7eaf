package org.portolan.csvw.tabular;

import java.util.List;

/**
 * A row of the file.
 *
 * @param number its number in the file, from 1, header and skipped rows counted (the row of an RFC 7111 fragment)
 * @param line   line on which it begins, from 1
 * @param cells  its cells
 */
public record Row(long number, int line, List<Cell> cells) {
    /** True if nothing is written in it. */
    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.text().isBlank());
    }
}
