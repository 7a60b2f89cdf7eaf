package org.portolan.fuseki.budget;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

/** <a href="https://www.w3.org/TR/sparql11-query/#func-strings">Functions on strings</a> within a budget. */
record StringFunctions(Budget budget) {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z]++(?:-[a-zA-Z0-9]++)*+");

    NodeValue concat(List<NodeValue> values) {
        budget.string(values.stream().mapToLong(StringFunctions::length).sum());
        return XSDFuncOp.strConcat(values);
    }

    NodeValue upperCase(List<NodeValue> values) {
        return cased("ucase", values.get(0), LetterCase.UPPER);
    }

    NodeValue lowerCase(List<NodeValue> values) {
        return cased("lcase", values.get(0), LetterCase.LOWER);
    }

    private NodeValue cased(String function, NodeValue value, LetterCase letterCase) {
        String text = NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
        return like(value, letterCase.of(text, budget));
    }

    /** A tag of a language, since Jena fails as it tells that one is none. */
    NodeValue tag(NodeValue value) {
        if (!value.isString() || !TAG.matcher(value.getString()).matches()) {
            throw new ExprEvalException("no tag of a language");
        }
        return value;
    }

    /** What becomes an IRI, which takes time that grows faster than its length. */
    NodeValue shortIri(List<NodeValue> values) {
        Node node = values.get(0).asNode();
        budget.step();
        long length = node.isURI() ? node.getURI().length() : length(values.get(0));
        budget.check(length <= Budget.LONGEST_IRI, Measure.IRI);
        return values.get(0);
    }

    /** What a function has made whose result is at most a few times as long as its argument. */
    NodeValue checked(NodeValue made) {
        budget.string(length(made));
        return made;
    }

    NodeValue contains(List<NodeValue> values) {
        return NodeValue.booleanReturn(find("contains", values) >= 0);
    }

    NodeValue before(List<NodeValue> values) {
        int at = find("strBefore", values);
        return at < 0 ? NodeValue.nvEmptyString : like(values.get(0), text(values.get(0)).substring(0, at));
    }

    NodeValue after(List<NodeValue> values) {
        int at = find("strAfter", values);
        return at < 0 ? NodeValue.nvEmptyString
                : like(values.get(0), text(values.get(0)).substring(at + text(values.get(1)).length()));
    }

    private int find(String function, List<NodeValue> values) {
        NodeValueOps.checkTwoArgumentStringLiterals(function, values.get(0), values.get(1));
        return Search.indexOf(text(values.get(0)), text(values.get(1)), budget);
    }

    /** The text as a literal of the same language or datatype. */
    static NodeValue like(NodeValue original, String text) {
        Node node = original.asNode();
        return NodeValue.makeNode(NodeFactory.createLiteral(text, node.getLiteralLanguage(),
                node.getLiteralDatatype()));
    }

    private static String text(NodeValue value) {
        return value.asNode().getLiteralLexicalForm();
    }

    static long length(NodeValue value) {
        return value.asNode().isLiteral() ? text(value).length() : 0;
    }
}
