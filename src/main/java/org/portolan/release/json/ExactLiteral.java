package org.portolan.release.json;

import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.XSD;

/**
 * Literals that JSON has as a number, or as true or false, and that read back as they were written: {@code 007} and
 * numbers beyond fifteen digits would not.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#data-round-tripping">JSON-LD 1.1 API, 8.6</a>
 */
public final class ExactLiteral {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

    private ExactLiteral() {
    }

    /** Whether a literal is one. */
    public static boolean isExact(Node literal) {
        String text = literal.getLiteralLexicalForm();
        return literal.getLiteralDatatypeURI().equals(XSD.integer.getURI()) && INTEGER.matcher(text).matches()
                || literal.getLiteralDatatypeURI().equals(XSD.xboolean.getURI())
                        && (text.equals("true") || text.equals("false"));
    }
}
