package org.portolan.csvw.tabular;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * The regular expression that a datatype's {@code format} is. It comes from strangers, so RE2 runs it, in time that
 * grows with the text alone; what RE2 cannot express (back-references, look-around) is passed over and reported. Where
 * an automaton gives the same answer, it is asked. Thread-safe.
 *
 * @param automaton the expression as a table of states; empty if there is none
 * @param pattern   the expression; empty if there is none, or none that can be run
 * @param fault     why it cannot be run, as a phrase
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2, syntax</a>
 */
record RegularExpression(Optional<Automaton> automaton, Optional<Pattern> pattern, Optional<String> fault) {
    private static final int MOST_CHARACTERS = 4000;
    private static final String NONE = "is no regular expression";

    static RegularExpression of(Datatype datatype) {
        if (datatype.format().isEmpty()) {
            return new RegularExpression(Optional.empty(), Optional.empty(), Optional.empty());
        }
        try {
            Pattern compiled = compile(datatype.format().get());
            return new RegularExpression(Automaton.of(compiled.pattern()), Optional.of(compiled), Optional.empty());
        } catch (FormatException wrong) {
            return new RegularExpression(Optional.empty(), Optional.empty(), Optional.of(wrong.getMessage()));
        }
    }

    private static Pattern compile(String written) throws FormatException {
        if (written.length() > MOST_CHARACTERS) {
            throw new FormatException("is longer than the %d characters that are read of a regular expression"
                    .formatted(MOST_CHARACTERS));
        }
        try {
            return Pattern.compile(new ExpressionTranslator(written).translate());
        } catch (PatternSyntaxException wrong) {
            throw new FormatException(NONE + ": " + wrong.getDescription());
        }
    }

    /** True if the whole text matches. */
    boolean matches(String text) {
        return automaton.isPresent() ? automaton.get().matches(text)
                : pattern.isEmpty() || pattern.get().matcher(text).matches();
    }

    void check(Datatype datatype, Place place, ProblemSink problems) {
        fault.ifPresent(reason -> problems.report(ValueFormat.passedOver(datatype.formatPlace(place),
                "the format \"%s\" %s".formatted(datatype.format().orElseThrow(), reason),
                reason.startsWith(NONE) ? "look for a bracket that is not closed, or repetitions of repetitions"
                        : "write a regular expression of ECMAScript without back-references (\\1) "
                                + "and look-around ((?=, (?!, (?<=, (?<!)")));
    }
}
