package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.spreadsheet.DoubleEncoding;
import org.portolan.csvw.spreadsheet.LostLetter;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/** Says what a wrong encoding did to the letters of a cell. */
final class TextDamage {
    private static final String SPACE = " ";

    private TextDamage() {
    }

    /** True if a text has a character that damaged texts have; nearly all have none. */
    static boolean isSuspected(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c >= 0xC2 && c <= 0xF4 || c == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    /** The problem with a cell; empty if its letters are what they were, as far as can be told. */
    static Optional<Problem> of(Column column, Place place, String text) {
        return DoubleEncoding.of(text).filter(DoubleEncoding::isCertain)
                .map(damage -> encodedTwice(column, place, damage))
                .or(() -> LostLetter.in(text, column.inherited().datatype().value())
                        .map(lost -> lost(column, place, lost)));
    }

    private static Problem encodedTwice(Column column, Place place, DoubleEncoding damage) {
        String[] written = damage.written().split(SPACE, -1);
        String[] right = damage.text().split(SPACE, -1);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            if (!written[i].equals(right[i])) {
                words.add("\"%s\", which presumably was \"%s\"".formatted(written[i], right[i]));
            }
        }
        String more = words.size() == 1 ? "" : ", and %d more such word%s".formatted(words.size() - 1,
                words.size() == 2 ? "" : "s");
        return Problem.error(Code.TEXT_ENCODED_TWICE, place,
                "column \"%s\" holds %s%s".formatted(column.name(), words.get(0), more))
                .because("its bytes are UTF-8 that was read in another encoding, and then written as UTF-8 again")
                .mend(damage.isWhole() ? "\"portolan tidy %s\" puts its letters back".formatted(place.file())
                        : "write these words right; the cell has other letters that were not encoded twice");
    }

    private static Problem lost(Column column, Place place, LostLetter lost) {
        String said = "column \"%s\" holds \"%s\"".formatted(column.name(), lost.word());
        String copy = "take the word from its source or an older copy, and save the table as "
                + "\"CSV UTF-8 (comma delimited)\"";
        return lost.isCertain()
                ? Problem.error(Code.TEXT_LETTER_LOST, place, said + ", in which U+FFFD stands for what was lost")
                        .because("programs write this character for bytes that they cannot read").mend(copy)
                : Problem.warning(Code.TEXT_LETTER_LOST, place, said + ", a question mark between two letters")
                        .because("encodings that do not have a letter write a question mark for it")
                        .mend(copy + "; if the mark belongs there, nothing");
    }
}
