package org.portolan.csvw.spreadsheet;

/** One of two ways to write dates or numbers; a text that fits both means another thing in each. */
enum Convention {
    DAY_FIRST,
    MONTH_FIRST,
    DECIMAL_POINT,
    DECIMAL_COMMA;

    /** The way that this one is taken for. */
    Convention opposite() {
        return switch (this) {
            case DAY_FIRST -> MONTH_FIRST;
            case MONTH_FIRST -> DAY_FIRST;
            case DECIMAL_POINT -> DECIMAL_COMMA;
            case DECIMAL_COMMA -> DECIMAL_POINT;
        };
    }
}
