package org.portolan.csvw.spreadsheet;

/** What a spreadsheet does to cells when it opens a file and saves it again. */
enum Loss {
    ZEROS("codes without their leading zeros"),
    DECIMALS("numbers with a decimal comma"),
    DATES("dates in another order"),
    MONTHS("months turned into words"),
    DIGITS("long numbers cut to their first digits"),
    WORDS("true and false in other words"),
    LETTERS("letters that became question marks");

    private final String phrase;

    Loss(String phrase) {
        this.phrase = phrase;
    }

    /** What was changed, in the plural. */
    String phrase() {
        return phrase;
    }
}
