package org.portolan.csvw.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.metadata.CommonProperty;
import org.portolan.csvw.metadata.Json;

/**
 * Common properties and notes as plain JSON: values without their types and languages, references as strings.
 *
 * @see <a href="https://www.w3.org/TR/csv2json/#json-ld-to-json">Generating JSON, 6</a>
 */
final class CommonValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NOTE = "http://www.w3.org/ns/csvw#note";

    private CommonValues() {
    }

    /** Adds the properties to an object. */
    static void add(List<CommonProperty> properties, ObjectNode object) {
        for (CommonProperty property : properties) {
            object.set(property.property().equals(NOTE) ? "notes" : Names.compact(property.property()),
                    value(property.value(), property));
        }
    }

    private static JsonNode value(Json value, CommonProperty property) {
        if (value instanceof Json.Arr) {
            ArrayNode array = JSON.arrayNode();
            value.items().forEach(item -> array.add(value(item, property)));
            return array;
        } else if (value instanceof Json.Obj object) {
            return object(object, property);
        } else if (value instanceof Json.Str text) {
            return JSON.textNode(text.value());
        } else if (value instanceof Json.Num number) {
            return JSON.numberNode(new BigDecimal(number.value()));
        } else if (value instanceof Json.Bool bool) {
            return JSON.booleanNode(bool.value());
        }
        return JSON.nullNode();
    }

    private static JsonNode object(Json.Obj object, CommonProperty property) {
        Optional<Json> literal = object.member("@value");
        if (literal.isPresent()) {
            return value(literal.get(), property);
        }
        Optional<String> id = object.member("@id").flatMap(Json::text).map(property::resolve);
        if (id.isPresent() && object.members().size() == 1) {
            return JSON.textNode(id.get());
        }
        ObjectNode node = JSON.objectNode();
        id.ifPresent(iri -> node.put("@id", iri));
        object.members().forEach((name, inner) -> {
            if (!name.equals("@id")) {
                node.set(name, value(inner, property));
            }
        });
        return node;
    }
}
