package org.portolan.csvw.tabular;

import java.util.BitSet;
import java.util.Optional;

/**
 * A regular expression as a table of states: one look-up a character, where RE2 takes dozens of steps. There is one for
 * expressions that treat all characters beyond ASCII alike and need few states, as those of keys and codes do.
 * Thread-safe.
 *
 * @param next    the state after a symbol, by state and symbol; negative: there is no match
 * @param accepts true for states in which a text may end
 */
record Automaton(short[] next, BitSet accepts) {
    /** The symbol of every character that is not ASCII. */
    static final int OTHER = 128;
    /** Number of symbols. */
    static final int SYMBOLS = OTHER + 1;

    /**
     * The automaton of an expression; empty if there is none.
     *
     * @param expression as {@link ExpressionTranslator} writes it
     */
    static Optional<Automaton> of(String expression) {
        return new AutomatonBuilder(expression).build();
    }

    /** True if the whole text matches. */
    boolean matches(String text) {
        int state = 0;
        for (int i = 0; i < text.length() && state >= 0; i++) {
            char unit = text.charAt(i);
            state = next[state * SYMBOLS + Math.min(unit, OTHER)];
            boolean pair = Character.isHighSurrogate(unit) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            i += pair ? 1 : 0;
        }
        return state >= 0 && accepts.get(state);
    }
}
