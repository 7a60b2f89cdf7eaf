package org.portolan.csvw.tabular;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a text must be, wholly: XML or JSON. XML is content of an element, such as {@code a <b>c</b>}, by itself:
 * without a document type, and with each prefix declared in it. Nothing outside the text is read.
 *
 * @see <a href="https://www.w3.org/TR/rdf11-concepts/#section-XMLLiteral">RDF 1.1 Concepts, 5.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
enum WellFormed {
    /** Without a document type. */
    XML("is not well-formed XML",
            "close each element, write < and & of a text as &lt; and &amp;, and declare each prefix in the cell") {
        @Override
        boolean accepts(String text) {
            return isXml(text);
        }
    },
    /** One value. */
    JSON("is not JSON", "write texts in double quotes, and close each bracket") {
        @Override
        boolean accepts(String text) {
            return isJson(text);
        }
    };

    private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final JsonFactory PARSERS = new JsonFactory();

    private final String fault;
    private final String repair;

    WellFormed(String fault, String repair) {
        this.fault = fault;
        this.repair = repair;
    }

    /** What texts of this built-in datatype must be; empty if it is neither of both. */
    static Optional<WellFormed> of(String datatype) {
        return Arrays.stream(values()).filter(syntax -> syntax.name().toLowerCase(Locale.ROOT).equals(datatype))
                .findFirst();
    }

    abstract boolean accepts(String text);

    /** What is wrong with a text that is not accepted. */
    String fault() {
        return fault;
    }

    /** What to do with it. */
    String repair() {
        return repair;
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
        try (JsonParser parser = PARSERS.createParser(text)) {
            boolean begins = parser.nextToken() != null;
            parser.skipChildren();
            return begins && parser.nextToken() == null;
        } catch (IOException wrong) {
            return false;
        }
    }
}
