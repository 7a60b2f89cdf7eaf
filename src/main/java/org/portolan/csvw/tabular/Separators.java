package org.portolan.csvw.tabular;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.metadata.Dialect;

/** What separates the cells and rows of a file: most often single characters, which one look tells; else any text. */
final class Separators {
    private final Characters characters;
    private final String delimiter;
    private final List<String> rowEnds;
    private final int first;
    private final boolean areSingle;

    Separators(Characters characters, Dialect dialect) {
        this.characters = characters;
        this.delimiter = dialect.delimiter();
        this.rowEnds = dialect.rowEnds();
        this.first = delimiter.charAt(0);
        this.areSingle = delimiter.length() == 1 && rowEnds.isEmpty();
    }

    boolean isAtDelimiter() throws IOException {
        return characters.peek() == first && (areSingle || characters.startsWith(delimiter));
    }

    void takeDelimiter() throws IOException {
        characters.take(delimiter.length());
    }

    boolean isAtRowEnd() throws IOException {
        return rowEnds.isEmpty() ? characters.isAtLineEnd()
                : characters.peek() == Characters.END || rowEnd().isPresent();
    }

    void takeRowEnd() throws IOException {
        if (rowEnds.isEmpty()) {
            characters.takeLineEnd();
        } else {
            characters.take(rowEnd().map(String::length).orElse(0));
        }
    }

    boolean isAtEndOfCell() throws IOException {
        return areSingle ? endsCell(characters.peek()) : isAtDelimiter() || isAtRowEnd();
    }

    private boolean endsCell(int unit) {
        return unit == first || unit == '\n' || unit == '\r' || unit == Characters.END;
    }

    /**
     * The length of a cell that is all in memory, without quotes and escapes; negative if it must be read unit by unit.
     */
    int plainCell(int quote, int escape) throws IOException {
        int run = areSingle ? characters.run(first, quote, escape) : 0;
        if (areSingle && characters.after(run) == Characters.UNREAD && characters.has(run + 1)) {
            run = characters.run(first, quote, escape);
        }
        return areSingle && endsCell(characters.after(run)) ? run : -1;
    }

    /** The longest of the row ends that stands here. */
    private Optional<String> rowEnd() throws IOException {
        Optional<String> longest = Optional.empty();
        for (String end : rowEnds) {
            if (characters.startsWith(end) && end.length() > longest.map(String::length).orElse(0)) {
                longest = Optional.of(end);
            }
        }
        return longest;
    }
}
