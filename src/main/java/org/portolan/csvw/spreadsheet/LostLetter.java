package org.portolan.csvw.spreadsheet;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Datatype;

/**
 * A word with a mark in the place of a letter that an encoding does not have.
 *
 * @param word      the word as it stands
 * @param isCertain true if the mark is U+FFFD, which nobody writes; else it is a question mark between two letters
 */
public record LostLetter(String word, boolean isCertain) {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** No address and no formula; after a question comes a capital letter, if not even a space. */
    private static final Pattern MARKED =
            Pattern.compile("[^:/=&@#?]*(?:\\p{L}\\?{1,3}\\p{javaLowerCase}|\\p{Lu}\\?{1,3}\\p{L})[^:/=&@#]*");

    /** The first such word of a cell; empty if there is none, or if the column holds no texts. */
    public static Optional<LostLetter> in(String text, Datatype datatype) {
        boolean isText = datatype.base().equals(Datatype.STRING.base());
        if (text.indexOf(REPLACEMENT) < 0 && (text.indexOf('?') < 0 || !isText)) {
            return Optional.empty();
        }
        return Arrays.stream(SPACE.split(text))
                .filter(word -> word.indexOf(REPLACEMENT) >= 0 || isText && MARKED.matcher(word).matches())
                .findFirst().map(word -> new LostLetter(word, word.indexOf(REPLACEMENT) >= 0));
    }
}
