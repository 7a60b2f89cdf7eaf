package org.portolan.fuseki.budget;

import com.google.re2j.Matcher;
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

    /** An expression that is found in an empty text leaves no value (FORX0003), so no match here is empty. */
    NodeValue replace(List<NodeValue> values) {
        String text = string("REPLACE", values.get(0));
        String written = string("REPLACE", values.get(2));
        RegularExpression expression = expression("REPLACE", values, 1, 3);
        if (expression.isFoundInNothing()) {
            throw new ExprEvalException("REPLACE: the regular expression is found in an empty text");
        }
        Matcher matcher = expression.pattern().matcher(new WatchedText(text, budget));
        Replacement replacement = expression.isQuoted() ? Replacement.quoted(written)
                : Replacement.of(written, matcher.groupCount());
        StringBuilder made = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            made.append(text, end, matcher.start());
            replacement.append(made, matcher, budget);
            end = matcher.end();
        }
        made.append(text, end, text.length());
        budget.string(made.length());
        return end == 0 ? values.get(0) : StringFunctions.like(values.get(0), made.toString());
    }

    private RegularExpression expression(String function, List<NodeValue> values, int pattern, int flags) {
        return programs.get(string(function, values.get(pattern)),
                values.size() > flags ? string(function, values.get(flags)) : "");
    }

    private static String string(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }
}
