package org.portolan.csvw.tabular;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.MatchResult;
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
    private static final int HEXADECIMAL = 16;
    private static final int FIRST_ENDLESS = 0x1c80;
    private static final int LAST_ENDLESS = 0x1c88;
    private static final java.util.regex.Pattern FOLDING = java.util.regex.Pattern.compile("\\(\\?[msi]*i");
    private static final java.util.regex.Pattern POINTS = java.util.regex.Pattern.compile(
            "\\\\x\\{([0-9a-f]+)\\}(?:-\\\\x\\{([0-9a-f]+)\\})?");
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
            String translated = new ExpressionTranslator(written).translate();
            if (FOLDING.matcher(translated).find() && POINTS.matcher(translated).results().anyMatch(
                    RegularExpression::isEndless)) {
                throw new FormatException("takes the letters U+1C80 to U+1C88 in both cases, which is not supported");
            }
            return Pattern.compile(translated);
        } catch (PatternSyntaxException wrong) {
            throw new FormatException(NONE + ": " + wrong.getDescription());
        }
    }

    /** RE2/J goes from one case of a letter to the next until it is back, and from these it never comes back. */
    private static boolean isEndless(MatchResult points) {
        int first = Integer.parseInt(points.group(1), HEXADECIMAL);
        int last = points.group(2) == null ? first : Integer.parseInt(points.group(2), HEXADECIMAL);
        return first <= LAST_ENDLESS && last >= FIRST_ENDLESS;
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
