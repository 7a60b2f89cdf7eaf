package org.portolan.csvw.tabular;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * The regular expression that a datatype's {@code format} is. It comes from strangers, so RE2 runs it, in time that grows with the
 * text alone; what RE2 does not know (back-references, look-around) is passed over and reported.
 *
 * @param pattern the expression; empty if there is none, or none that can be run
 * @param fault   why it cannot be run
 */
record RegularExpression(Optional<Pattern> pattern, Optional<String> fault) {
    static RegularExpression of(Datatype datatype) {
        if (datatype.format().isEmpty()) {
            return new RegularExpression(Optional.empty(), Optional.empty());
        }
        try {
            return new RegularExpression(Optional.of(Pattern.compile(translated(datatype.format().get()))), Optional.empty());
        } catch (PatternSyntaxException wrong) {
            return new RegularExpression(Optional.empty(), Optional.of("%s: %s".formatted(wrong.getDescription(), wrong.getPattern())));
        } catch (StackOverflowError deep) {
            return new RegularExpression(Optional.empty(), Optional.of("it is nested too deeply"));
        }
    }

    /** What ECMAScript and XML Schema write otherwise than RE2 but mean the same: characters by their number, and name characters. */
    private static String translated(String expression) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char next = expression.charAt(i) == '\\' && i + 1 < expression.length() ? expression.charAt(i + 1) : 0;
            if (next == 'u' && expression.substring(i + 2).matches("(?s)[0-9A-Fa-f]{4}.*")) {
                out.append("\\x{").append(expression, i + 2, i + 6).append('}');
                i += 5;
            } else if (next != 0) {
                out.append(next == 'i' ? "[\\p{L}_:]" : next == 'c' ? "[-.\\p{L}\\p{N}\\p{M}_:]" : "\\" + next);
                i++;
            } else {
                out.append(expression.charAt(i));
            }
        }
        return out.toString();
    }

    boolean matches(String text) {
        return pattern.isEmpty() || pattern.get().matcher(text).matches();
    }

    void check(Datatype datatype, Place place, ProblemSink problems) {
        fault.ifPresent(reason -> problems.report(ValueFormat.passedOver(place,
                "the format \"%s\" is no regular expression that can be run (%s)".formatted(datatype.format().orElseThrow(), reason),
                "write it without back-references (\\1) and look-around ((?=, (?!, (?<=, (?<!), and close its brackets")));
    }
}
