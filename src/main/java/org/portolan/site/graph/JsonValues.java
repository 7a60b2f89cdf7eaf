package org.portolan.site.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.portolan.release.json.ExactLiteral;
import org.portolan.release.json.JsonTerm;

/**
 * Writes the values of a property as its term has them; a value that does not fit the term says itself what it is.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#value-objects">JSON-LD 1.1, 9.5</a>
 */
final class JsonValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_LANGUAGE = "@none";

    private final String things;

    /** @param base base IRI of the publication: what is below its {@code id/} is a thing, what is not an address */
    JsonValues(String base) {
        this.things = base + "id/";
    }

    void write(ObjectNode object, JsonTerm term, List<Node> values, JsonNodes.Nested nested) {
        List<Node> sorted = values.stream().sorted(Comparator.comparing(Node::toString)).toList();
        if (term.isLanguageMap()) {
            List<Node> texts = sorted.stream().filter(JsonValues::isText).toList();
            List<Node> others = sorted.stream().filter(value -> !isText(value)).toList();
            if (!texts.isEmpty()) {
                object.set(term.name(), languages(term, texts));
            }
            if (!others.isEmpty()) {
                write(object, JsonTerm.unnamed(term.iri()), others, nested);
            }
            return;
        }
        object.set(term.name(), oneOrMany(term, sorted.stream().map(value -> value(term, value, nested)).toList()));
    }

    private static JsonNode languages(JsonTerm term, List<Node> texts) {
        SortedMap<String, List<JsonNode>> byTag = new TreeMap<>();
        texts.forEach(text -> byTag.computeIfAbsent(
                text.getLiteralLanguage().isEmpty() ? NO_LANGUAGE : text.getLiteralLanguage(), tag -> new ArrayList<>())
                .add(JSON.textNode(text.getLiteralLexicalForm())));
        ObjectNode map = JSON.objectNode();
        byTag.forEach((tag, found) -> map.set(tag, oneOrMany(term, found)));
        return map;
    }

    private static JsonNode oneOrMany(JsonTerm term, List<JsonNode> values) {
        if (!term.isSet() && values.size() == 1) {
            return values.get(0);
        }
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private JsonNode value(JsonTerm term, Node value, JsonNodes.Nested nested) {
        if (value.isLiteral()) {
            return literal(term, value);
        }
        boolean isAddress = !value.getURI().startsWith(things) && term.type().equals(JsonTerm.ID);
        return isAddress ? JSON.textNode(value.getURI()) : nested.write(value);
    }

    private static JsonNode literal(JsonTerm term, Node literal) {
        String text = literal.getLiteralLexicalForm();
        String datatype = literal.getLiteralDatatypeURI();
        boolean isPlain = datatype.equals(XSD.xstring.getURI());
        if (term.type().equals(datatype) || term.type().isEmpty()) {
            if (ExactLiteral.isExact(literal)) {
                return datatype.equals(XSD.integer.getURI()) ? JSON.numberNode(Long.parseLong(text))
                        : JSON.booleanNode(Boolean.parseBoolean(text));
            }
            if (isPlain || term.type().equals(datatype)) {
                return JSON.textNode(text);
            }
        }
        ObjectNode object = JSON.objectNode().put("@value", text);
        if (datatype.equals(RDF.langString.getURI())) {
            return object.put("@language", literal.getLiteralLanguage());
        }
        return isPlain ? object : object.put("@type", datatype);
    }

    private static boolean isText(Node value) {
        return value.isLiteral() && (value.getLiteralDatatypeURI().equals(XSD.xstring.getURI())
                || value.getLiteralDatatypeURI().equals(RDF.langString.getURI()));
    }
}
