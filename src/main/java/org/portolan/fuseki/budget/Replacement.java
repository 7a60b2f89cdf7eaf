package org.portolan.fuseki.budget;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.expr.ExprEvalException;

/**
 * What stands in the place of what is found, by <a href="https://www.w3.org/TR/xpath-functions/#func-replace">
 * fn:replace</a>: {@code $3} is what the third group has found, {@code $0} all of it, and {@code \$} and {@code \\}
 * stand for a dollar and a backslash.
 */
final class Replacement {
    private final List<Part> parts = new ArrayList<>();

    /** A text, and after it what a group has found; none has a number below 0. */
    private record Part(String text, int group) {
    }

    private Replacement() {
    }

    /** One in which nothing has a meaning. */
    static Replacement quoted(String text) {
        Replacement made = new Replacement();
        made.parts.add(new Part(text, -1));
        return made;
    }

    /**
     * Reads one.
     *
     * @param groups of the regular expression
     * @throws ExprEvalException if a dollar or a backslash stands alone: FORX0004
     */
    static Replacement of(String written, int groups) {
        Replacement made = new Replacement();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            char next = i + 1 < written.length() ? written.charAt(i + 1) : 0;
            if (c == '$' && isDigit(next)) {
                int end = endOfNumber(written, i + 1, groups);
                int group = Integer.parseInt(written, i + 1, end, 10);
                made.parts.add(new Part(text.toString(), group <= groups ? group : -1));
                text.setLength(0);
                i = end - 1;
            } else if (c == '\\' && (next == '\\' || next == '$')) {
                text.append(next);
                i++;
            } else if (c == '\\' || c == '$') {
                throw new ExprEvalException("REPLACE: " + c + " stands alone in " + written);
            } else {
                text.append(c);
            }
        }
        made.parts.add(new Part(text.toString(), -1));
        return made;
    }

    /** As many digits as make the number of a group that there is, and one at least. */
    private static int endOfNumber(String written, int begin, int groups) {
        int end = begin + 1;
        long number = written.charAt(begin) - '0';
        while (end < written.length() && isDigit(written.charAt(end))) {
            number = number * 10 + written.charAt(end) - '0';
            if (number > Math.max(groups, 9)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Puts it after what was made before; what it comes to grows part by part, and each is looked at. */
    void append(StringBuilder made, Matcher found, Budget budget) {
        for (Part part : parts) {
            made.append(part.text);
            if (part.group >= 0 && found.start(part.group) >= 0) {
                budget.string((long) made.length() + found.end(part.group) - found.start(part.group));
                made.append(found.group(part.group));
            }
            budget.string(made.length());
        }
    }
}
