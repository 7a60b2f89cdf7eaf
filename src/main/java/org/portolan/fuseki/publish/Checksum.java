package org.portolan.fuseki.publish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.portolan.check.files.Sha256;

/**
 * A number for each statement whose sum over a graph tells graphs apart, in whatever order: the first nine decimal
 * digits among the hexadecimal ones of the SHA-256 of its terms. Each kind exists twice, as a SPARQL expression for the
 * other server and in Java. RDF4J casts no string beyond 32 bits to an integer, hence nine.
 */
enum Checksum {
    /**
     * Literals letter by letter: two graphs with the same sum are the same. Zeros at the end of a decimal do not count,
     * for TDB2 writes 74 as 74.0.
     */
    OF_LETTERS("""
            IF(DATATYPE(?o) = <%sdecimal>, \
            REPLACE(REPLACE(STR(?o), "%s", "$1"), "%s", ""), STR(?o))""".formatted(Checksum.XSD,
            Checksum.ZEROS.replace("\\", "\\\\"), Checksum.ONLY_ZEROS.replace("\\", "\\\\"))) {
        @Override
        String letters(Node literal) {
            String letters = literal.getLiteralLexicalForm();
            return XSDDatatype.XSDdecimal.equals(literal.getLiteralDatatype())
                    ? letters.replaceFirst(ZEROS, "$1").replaceFirst(ONLY_ZEROS, "") : letters;
        }
    },
    /** Without the letters of numbers, dates and truth values, which stores may write anew ({@code 1.50} as 1.5). */
    OF_MEANING("IF(STRSTARTS(STR(DATATYPE(?o)), \"" + Checksum.XSD + "\") && DATATYPE(?o) != <" + Checksum.XSD
            + "string>, \"\", STR(?o))") {
        @Override
        String letters(Node literal) {
            boolean isString = XSDDatatype.XSDstring.equals(literal.getLiteralDatatype());
            return literal.getLiteralDatatypeURI().startsWith(XSD) && !isString ? ""
                    : literal.getLiteralLexicalForm();
        }
    };

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final int DIGITS = 9;
    private static final String ZEROS = "(\\.[0-9]*[1-9])0+$";
    private static final String ONLY_ZEROS = "\\.0*$";

    private final String expression;

    Checksum(String letters) {
        expression = """
                <%sinteger>(SUBSTR(REPLACE(SHA256(CONCAT(STR(?s), " ", STR(?p), " ", IF(isIRI(?o), STR(?o), \
                CONCAT(%s, "^^", STR(DATATYPE(?o)), "@", LCASE(LANG(?o)))))), "[a-f]", ""), 1, %d))"""
                .formatted(XSD, letters, DIGITS);
    }

    abstract String letters(Node literal);

    /** The number of the statement {@code ?s ?p ?o} as a SPARQL expression. */
    String expression() {
        return expression;
    }

    /** The number of a statement without blank nodes. */
    long of(Triple statement) {
        String terms = statement.getSubject().getURI() + " " + statement.getPredicate().getURI() + " "
                + object(statement.getObject());
        return decimalDigits(Sha256.digest().digest(terms.getBytes(StandardCharsets.UTF_8)));
    }

    private static long decimalDigits(byte[] hash) {
        long number = 0;
        int digits = 0;
        for (int i = 0; i < 2 * hash.length && digits < DIGITS; i++) {
            int digit = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
            if (digit < 10) {
                number = 10 * number + digit;
                digits++;
            }
        }
        return number;
    }

    private String object(Node object) {
        return object.isURI() ? object.getURI() : letters(object) + "^^"
                + object.getLiteralDatatypeURI() + "@" + object.getLiteralLanguage().toLowerCase(Locale.ROOT);
    }
}
