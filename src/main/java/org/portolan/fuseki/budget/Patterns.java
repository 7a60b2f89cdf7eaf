package org.portolan.fuseki.budget;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * <a href="https://www.w3.org/TR/sparql11-query/#func-regex">REGEX</a> and
 * <a href="https://www.w3.org/TR/sparql11-query/#func-replace">REPLACE</a> within a budget.
 *
 * @param programs the expressions of the query
 */
record Patterns(Budget budget, Programs programs) {
    Patterns(Budget budget) {
        this(budget, new Programs(budget));
    }

    NodeValue isFound(List<NodeValue> values) {
        String text = string("REGEX", values.get(0));
        return NodeValue.booleanReturn(expression("REGEX", values, 1, 2).isIn(text, budget));
    }

    /** As Jena has it: an empty match counts only where it is the first. */
    NodeValue replace(List<NodeValue> values) {
        String text = string("REPLACE", values.get(0));
        String replacement = string("REPLACE", values.get(2));
        List<String> pieces = pieces(replacement);
        Matcher matcher = expression("REPLACE", values, 1, 3).pattern().matcher(new WatchedText(text, budget));
        StringBuilder made = new StringBuilder();
        boolean isFirst = true;
        try {
            while (matcher.find()) {
                if (isFirst || matcher.start() < matcher.end()) {
                    append(made, pieces, matcher);
                }
                isFirst = false;
            }
            matcher.appendTail(made);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("REPLACE: no such group in " + replacement);
        }
        budget.string(made.length());
        return isFirst ? values.get(0) : StringFunctions.like(values.get(0), made.toString());
    }

    /** What the replacement comes to grows group by group, and may not before it is looked at. */
    private void append(StringBuilder made, List<String> pieces, Matcher matcher) {
        for (String piece : pieces) {
            matcher.appendReplacement(made, piece);
            budget.string(made.length());
        }
    }

    /** Each has one group at most, and that at its beginning. There is one, if only an empty one. */
    private static List<String> pieces(String replacement) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < replacement.length(); i++) {
            if (replacement.charAt(i) == '$' && i > begin) {
                pieces.add(replacement.substring(begin, i));
                begin = i;
            } else if (replacement.charAt(i) == '\\') { // what follows stands for itself
                i++;
            }
        }
        pieces.add(replacement.substring(begin));
        return pieces;
    }

    private RegularExpression expression(String function, List<NodeValue> values, int pattern, int flags) {
        return programs.get(string(function, values.get(pattern)),
                values.size() > flags ? string(function, values.get(flags)) : "");
    }

    private static String string(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }
}
