package org.portolan.csvw;

/**
 * How much of a table is held in memory at once. What goes beyond is a problem at its place (a cell, a row) or goes to
 * a temporary file (keys), so that no table can take all memory.
 *
 * @param cell  most characters of a cell
 * @param row   most characters of a row
 * @param cells most cells of a row
 * @param keys  most bytes of keys that are held before they go to a temporary file
 */
public record Limits(int cell, int row, int cells, int keys) {
    /**
     * A million characters a cell, two million a row; 16,384 cells a row, as many as spreadsheets have columns; 16 MiB
     * of keys.
     */
    public static final Limits STANDARD = new Limits(1_000_000, 2_000_000, 16_384, 16 << 20);

    /** Refuses limits that nothing can keep. */
    public Limits {
        if (cell < 1 || row < 1 || cells < 1 || keys < 1) {
            throw new IllegalArgumentException("limits begin at 1");
        }
    }
}
