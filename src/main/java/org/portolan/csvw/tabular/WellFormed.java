package org.portolan.csvw.tabular;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Whether a text is XML or JSON. XML is content of an element, such as {@code a <b>c</b>}, by itself: without a
 * document type, and with each prefix declared in it. Nothing outside the text is read.
 *
 * @see <a href="https://www.w3.org/TR/rdf11-concepts/#section-XMLLiteral">RDF 1.1 Concepts, 5.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class WellFormed {
    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final JsonFactory JSON = new JsonFactory();

    private WellFormed() {
    }

    /** Why a text is no value of this built-in datatype; empty if it is one, or if the datatype is neither of both. */
    static Optional<String> fault(String datatype, String text) {
        return switch (datatype) {
            case "xml" -> isXml(text) ? Optional.empty() : Optional.of("is not well-formed XML");
            case "json" -> isJson(text) ? Optional.empty() : Optional.of("is not JSON");
            default -> Optional.empty();
        };
    }

    /** What to do with a text that {@link #fault} finds wrong. */
    static Optional<String> repair(String datatype, String text) {
        return fault(datatype, text).map(reason -> datatype.equals("xml")
                ? "close each element, write < and & of a text as &lt; and &amp;, and declare each prefix in the cell"
                : "write texts in double quotes, and close each bracket");
    }

    private static boolean isXml(String text) {
        try {
            SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature(NO_DOCUMENT_TYPE, true);
            parsers.newSAXParser().parse(new InputSource(new StringReader("<content>" + text + "</content>")),
                    new DefaultHandler());
            return true;
        } catch (SAXException wrong) {
            return false;
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean begins = parser.nextToken() != null;
            parser.skipChildren();
            return begins && parser.nextToken() == null;
        } catch (IOException wrong) {
            return false;
        }
    }
}
