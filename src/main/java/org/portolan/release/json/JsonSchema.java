package org.portolan.release.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.sparql.vocabulary.FOAF;

/**
 * The schema that the JSON of every thing of a kind obeys. It belongs to one release, so it knows every key that the
 * documents have, and refuses others.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation">JSON Schema Validation 2020-12</a>
 */
final class JsonSchema {
    /** Folder of the schemas in a release, and path on the site. */
    static final String FOLDER = "schemas/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final JsonContext context;
    private final Shapes shapes;
    private final Use use;
    private final Words words;

    JsonSchema(String base, JsonContext context, Shapes shapes, Use use, Words words) {
        this.base = base;
        this.context = context;
        this.shapes = shapes;
        this.use = use;
        this.words = words;
    }

    ObjectNode of(PublishedKind kind) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", base + FOLDER + kind.key() + ".json");
        words.title(kind).ifPresent(title -> schema.put("title", title));
        words.description(kind).ifPresent(text -> schema.put("description", text));
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        required.add("@context").add(JsonContext.ID_KEY).add(JsonContext.TYPE_KEY);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("@context").put("type", "string");
        properties.putObject(JsonContext.ID_KEY).put("type", "string").put("format", "iri").put("pattern",
                "^" + escaped(base + "id/" + kind.key() + "/") + "[^/]+$");
        properties.set(JsonContext.TYPE_KEY, type(kind));
        properties(kind).forEach((name, property) -> {
            JsonTerm term = property.isReverse() ? context.reverse(property.iri()).orElseThrow()
                    : context.property(property.iri());
            properties.set(name, new ValueSchema(term, property,
                    Optional.ofNullable(use.properties().get(property.iri()))).describe(words));
            if (property.least() > 0 && !property.isReverse()) {
                required.add(name);
            }
        });
        schema.put("additionalProperties", false);
        demand(kind, schema);
        define(schema);
        return schema;
    }

    /** What the shapes demand of several properties together. */
    private void demand(PublishedKind kind, ObjectNode schema) {
        for (Demand demand : shapes.demands(kind.shape())) {
            ArrayNode choices = JSON.createArrayNode();
            demand.properties().forEach(iri -> choices.addObject().putArray("required").add(name(iri)));
            schema.withArray("allOf").addObject().set(demand.keyword(), choices);
        }
        shapes.companions().forEach((iri, others) -> {
            if (schema.path("properties").has(name(iri))) {
                ArrayNode names = schema.withObject("dependentRequired").putArray(name(iri));
                others.forEach(other -> names.add(name(other)));
            }
        });
    }

    private String name(String property) {
        return context.property(property).name();
    }

    /** What the shape of the kind speaks of, and what its things have besides, by the name in JSON. */
    private Map<String, ShapedProperty> properties(PublishedKind kind) {
        Map<String, ShapedProperty> found = new TreeMap<>();
        shapes.of(kind.shape()).forEach(property -> put(found, property));
        use.properties().forEach((iri, used) -> {
            if (used.kinds().contains(kind.key())) {
                put(found, new ShapedProperty(iri, false));
            }
        });
        use.leadingTo(kind.key()).forEach(iri -> put(found, new ShapedProperty(iri, true)));
        put(found, new ShapedProperty(FOAF.primaryTopic.getURI(), true));
        return found;
    }

    private void put(Map<String, ShapedProperty> found, ShapedProperty property) {
        Optional<JsonTerm> term = property.isReverse() ? context.reverse(property.iri())
                : Optional.of(context.property(property.iri()));
        term.ifPresent(named -> found.putIfAbsent(named.name(), property));
    }

    private ObjectNode type(PublishedKind kind) {
        ObjectNode type = JSON.createObjectNode();
        type.put("type", "array").put("uniqueItems", true).putObject("items").put("type", "string");
        ArrayNode classes = type.putObject("contains").putArray("enum");
        kind.classes().forEach(iri -> classes.add(context.className(iri)));
        return type;
    }

    /** What properties refer to: another thing, as far as the document tells of it; a value of any kind. */
    private static void define(ObjectNode schema) {
        ObjectNode thing = schema.putObject("$defs").putObject(ValueSchema.THING);
        thing.put("type", "object").putArray("required").add(JsonContext.ID_KEY);
        ObjectNode properties = thing.putObject("properties");
        properties.putObject(JsonContext.ID_KEY).put("type", "string").put("format", "iri");
        properties.putObject(JsonContext.TYPE_KEY).put("type", "array").putObject("items").put("type", "string");
        ObjectNode value = schema.withObject("$defs").putObject(ValueSchema.VALUE);
        value.putArray("anyOf").add(object("type", "string")).add(object("type", "number"))
                .add(object("type", "boolean")).add(required("@value")).add(required(JsonContext.ID_KEY));
    }

    private static ObjectNode object(String key, String value) {
        return JSON.createObjectNode().put(key, value);
    }

    private static ObjectNode required(String key) {
        ObjectNode schema = object("type", "object");
        schema.putArray("required").add(key);
        return schema;
    }

    /** A text as a regular expression of ECMA-262 that matches it alone. */
    private static String escaped(String text) {
        return Pattern.compile("[.*+?^${}()|\\[\\]\\\\]").matcher(text).replaceAll("\\\\$0");
    }
}
