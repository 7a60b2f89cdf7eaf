package org.portolan.csvw.spreadsheet;

import java.util.Optional;
import org.portolan.problem.Code;

/** What a spreadsheet does to cells when it opens a file and saves it again. */
enum Loss {
    ZEROS("code without its leading zeros", "codes without their leading zeros"),
    DECIMALS("number with a decimal comma", "numbers with a decimal comma"),
    POINTS("number with a decimal point", "numbers with a decimal point"),
    THOUSANDS("number with its thousands set apart", "numbers with their thousands set apart"),
    EITHER("number whose point or comma may stand before decimals or between thousands",
            "numbers whose point or comma may stand before decimals or between thousands"),
    DATES("date in another order", "dates in another order"),
    ORDER("date that can be read with the day or the month first",
            "dates that can be read with the day or the month first"),
    MONTHS("month turned into a word", "months turned into words"),
    DIGITS("long number cut to its first digits", "long numbers cut to their first digits"),
    WORDS("true or false in another word", "true and false in other words"),
    LETTERS("text with letters that became question marks", "texts with letters that became question marks"),
    LETTER("word with a question mark in the place of a letter", "words with a question mark in the place of a letter"),
    ENCODED_TWICE("text that was encoded twice", "texts that were encoded twice"),
    OTHER("text that does not fit its column", "texts that do not fit their column");

    private final String one;
    private final String several;

    Loss(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /** The kind that it counts as: what one way of saving does is one. Empty if it may have other causes. */
    Optional<Loss> kind() {
        return switch (this) {
            case ZEROS, DIGITS, WORDS -> Optional.of(this);
            case DECIMALS, POINTS, THOUSANDS, EITHER -> Optional.of(DECIMALS);
            case DATES, ORDER, MONTHS -> Optional.of(DATES);
            case LETTERS, LETTER, ENCODED_TWICE, OTHER -> Optional.empty();
        };
    }

    /** The kind of fault that it is. */
    Code code() {
        return this == ENCODED_TWICE ? Code.TEXT_ENCODED_TWICE
                : this == LETTER || this == LETTERS ? Code.TEXT_LETTER_LOST : Code.CSV_RESAVED;
    }

    /** How many cells were changed, and what was changed in them. */
    String phrase(long number) {
        return number + " " + (number == 1 ? one : several);
    }
}
