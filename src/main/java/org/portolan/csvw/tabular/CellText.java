package org.portolan.csvw.tabular;

import org.portolan.csvw.Limits;

/** The text of a cell as it is read. What goes beyond the limits of cell or row is counted and not kept. */
final class CellText {
    private static final int KEPT = 1 << 12;

    private final Limits limits;
    private StringBuilder text = new StringBuilder();
    private long ofRow;
    private boolean tooLong;

    CellText(Limits limits) {
        this.limits = limits;
    }

    void startRow() {
        ofRow = 0;
    }

    void startCell() {
        if (text.capacity() > KEPT) {
            text = new StringBuilder();
        }
        text.setLength(0);
        tooLong = false;
    }

    void append(char unit) {
        ofRow++;
        tooLong |= text.length() >= limits.cell() || ofRow > limits.row();
        if (!tooLong) {
            text.append(unit);
        }
    }

    void append(char[] units, int from, int count) {
        if (fits(count)) {
            text.append(units, from, count);
        }
    }

    /** Counts so many more units; false if they go beyond the limits. */
    boolean fits(int count) {
        ofRow += count;
        tooLong |= text.length() + count > limits.cell() || ofRow > limits.row();
        return !tooLong;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        return text.chars().allMatch(Character::isWhitespace);
    }

    @Override
    public String toString() {
        return tooLong ? "" : text.toString();
    }
}
