package org.portolan.csvw.spreadsheet;

import org.portolan.problem.Code;

/** What a spreadsheet does to cells when it opens a file and saves it again. */
enum Loss {
    ZEROS("codes without their leading zeros"),
    DECIMALS("numbers with a decimal comma"),
    POINTS("numbers with a decimal point"),
    THOUSANDS("numbers with their thousands set apart"),
    EITHER("numbers whose point or comma may stand before decimals or between thousands"),
    DATES("dates in another order"),
    ORDER("dates that can be read with the day or the month first"),
    MONTHS("months turned into words"),
    DIGITS("long numbers cut to their first digits"),
    WORDS("true and false in other words"),
    LETTERS("letters that became question marks"),
    LETTER("words with a question mark in the place of a letter"),
    ENCODED_TWICE("texts that were encoded twice"),
    OTHER("texts that do not fit their column");

    private final String phrase;

    Loss(String phrase) {
        this.phrase = phrase;
    }

    /** The kind of fault that it is. */
    Code code() {
        return this == ENCODED_TWICE ? Code.TEXT_ENCODED_TWICE
                : this == LETTER || this == LETTERS ? Code.TEXT_LETTER_LOST : Code.CSV_RESAVED;
    }

    /** What was changed, in the plural. */
    String phrase() {
        return phrase;
    }
}
