package org.portolan.site.answers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** What a term is to programs that know numbers, days, truth and text. */
final class CellValue {
    /** What a double holds of any number without loss, and a spreadsheet shows. */
    private static final int MOST_DIGITS = 15;
    private static final String EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";

    private CellValue() {
    }

    /** A number that every program holds exactly. */
    static Optional<BigDecimal> number(Node node) {
        if (!node.isLiteral() || !(node.getLiteralDatatype() instanceof XSDDatatype type)
                || !(type.getJavaClass() != null && Number.class.isAssignableFrom(type.getJavaClass()))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(node.getLiteralLexicalForm().strip()))
                    .filter(number -> number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException none) {
            return Optional.empty(); // INF, NaN and what is no number
        }
    }

    static Optional<Boolean> truth(Node node) {
        return node.isLiteral() && node.getLiteralDatatype().equals(XSDDatatype.XSDboolean)
                ? Optional.of(node.getLiteralLexicalForm().strip().matches("true|1")) : Optional.empty();
    }

    /** A day of the calendar that is exactly known. */
    static Optional<LocalDate> day(Node node) {
        if (!node.isLiteral() || !node.getLiteralDatatype().equals(XSDDatatype.XSDdate)
                && !node.getLiteralDatatypeURI().equals(EDTF)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(node.getLiteralLexicalForm()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static String text(Node node) {
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node;
    }
}
