package org.portolan.fuseki.budget;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A long text in upper or lower case, made piece by piece: Java copies the whole of it for each letter of which two are
 * made, and looks through all of it for the word of each Greek sigma.
 */
enum LetterCase {
    /** Upper case, for each letter alone. */
    UPPER(piece -> piece.toUpperCase(Locale.ROOT)),
    /** Lower case, in which a sigma is another one at the end of a word. */
    LOWER(piece -> piece.toLowerCase(Locale.ROOT));

    private static final int PIECE = 512;
    private final UnaryOperator<String> work;

    LetterCase(UnaryOperator<String> work) {
        this.work = work;
    }

    String of(String text, Budget budget) {
        budget.string(text.length());
        if (text.length() <= PIECE) {
            return work.apply(text);
        }
        StringBuilder made = new StringBuilder(text.length());
        for (int start = 0; start < text.length();) {
            int end = start + PIECE >= text.length() ? text.length() : boundary(text, start + PIECE);
            made.append(piece(text, start, end));
            budget.string(made.length());
            start = end;
        }
        return made.toString();
    }

    /** A place near where no character is cut, after the last word if one ends in the second half. */
    private static int boundary(String text, int near) {
        for (int i = near; i > near - PIECE / 2; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isSurrogatePair(text.charAt(near - 1), text.charAt(near)) ? near + 1 : near;
    }

    /** A piece, made with one character before and after it: a sigma looks there for letters. */
    private String piece(String text, int start, int end) {
        int from = start == 0 ? 0 : text.offsetByCodePoints(start, -1);
        int to = end == text.length() ? end : text.offsetByCodePoints(end, 1);
        String made = work.apply(text.substring(from, to));
        return made.substring(work.apply(text.substring(from, start)).length(),
                made.length() - work.apply(text.substring(end, to)).length());
    }
}
