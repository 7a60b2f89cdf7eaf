package org.portolan.fuseki.guard;

/**
 * A place in the text of a query.
 *
 * @param line    from 1
 * @param column  from 1
 * @param excerpt the line, and below it a caret at the column
 */
public record Spot(int line, int column, String excerpt) {
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    /** The place with its line cut from the text; a long line is shown around the place only. */
    static Spot in(String text, int line, int column) {
        String shown = text.lines().skip(line - 1L).findFirst().orElse("");
        int at = Math.max(0, Math.min(column - 1, shown.length()));
        int from = Math.max(0, at - BEFORE);
        String part = shown.substring(from, Math.min(shown.length(), at + AFTER));
        String indent = part.substring(0, at - from).replaceAll("[^\\t]", " ");
        return new Spot(line, column, part + "\n" + indent + "^");
    }

    /** The place of a character of the text, counted from 0. */
    static Spot at(String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return in(text, line, offset - (before.lastIndexOf('\n') + 1) + 1);
    }

    /** In words, for the beginning of a sentence. */
    @Override
    public String toString() {
        return "Line " + line + ", column " + column;
    }
}
