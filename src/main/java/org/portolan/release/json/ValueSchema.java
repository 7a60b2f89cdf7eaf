package org.portolan.release.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.XSD;

/** The schema of one property's values: as the term writes them, as the shape limits them. */
final class ValueSchema {
    /** Name of the definition of a thing. */
    static final String THING = "thing";
    /** Name of the definition of any value. */
    static final String VALUE = "value";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "type";
    private static final String PATTERN = "pattern";
    private static final String TAG = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*";
    private static final String ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?";
    private static final String MONTH = "(0[1-9]|1[0-2])";
    private static final String DAY = "(0[1-9]|[12][0-9]|3[01])";
    private static final String DATE = "-?[0-9]{4,}-" + MONTH + "-" + DAY;
    /** One date of EDTF: also a season (21 to 24), digits not known (X), uncertain or approximate (? ~ %). */
    private static final String KNOWN = "(Y?-?[0-9]{4,}|-?[0-9]{2}([0-9]|X)X)(-(" + MONTH + "|2[1-4]|XX)(-(" + DAY
            + "|XX))?)?[?~%]?";
    private static final String EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
    /** The lexical forms of datatypes whose values are texts in JSON; of EDTF those of levels 0 and 1. */
    private static final Map<String, String> LEXICAL = Map.of(
            XSD.decimal.getURI(), "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$",
            XSD.date.getURI(), "^" + DATE + ZONE + "$",
            XSD.dateTime.getURI(), "^" + DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?" + ZONE + "$",
            XSD.gYear.getURI(), "^-?[0-9]{4,}" + ZONE + "$",
            XSD.gYearMonth.getURI(), "^-?[0-9]{4,}-" + MONTH + ZONE + "$",
            EDTF, "^(" + KNOWN + "|" + DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}" + ZONE + "|(" + KNOWN + "|\\.\\.)?/("
                    + KNOWN + "|\\.\\.)?)$");
    private static final List<Bound> BOUNDS = List.of(new Bound(SHACL.minInclusive, "minimum"),
            new Bound(SHACL.maxInclusive, "maximum"), new Bound(SHACL.minExclusive, "exclusiveMinimum"),
            new Bound(SHACL.maxExclusive, "exclusiveMaximum"));

    /** What SHACL and JSON Schema call a limit of numbers. */
    private record Bound(Node constraint, String key) {
        BigDecimal narrower(BigDecimal one, BigDecimal other) {
            return key.endsWith("nimum") ? one.max(other) : one.min(other);
        }
    }

    private final JsonTerm term;
    private final ShapedProperty property;
    private final Optional<PropertyUse> use;

    /** @param use what the values are; empty if no thing has any */
    ValueSchema(JsonTerm term, ShapedProperty property, Optional<PropertyUse> use) {
        this.term = term;
        this.property = property;
        this.use = use;
    }

    /** The schema with its title and description. */
    ObjectNode describe(Words words) {
        ObjectNode schema = JSON.createObjectNode();
        words.title(property).ifPresent(title -> schema.put("title", title));
        words.description(property).ifPresent(text -> schema.put("description", text));
        return schema.setAll(term.isLanguageMap() ? languageMap() : term.isSet() ? array(value()) : value());
    }

    private ObjectNode languageMap() {
        ObjectNode schema = object(TYPE, "object");
        boolean isOneEach = property.isOfLanguages() && property.hasOneOfALanguage();
        schema.put("minProperties", isOneEach ? Math.max(1, property.least()) : 1);
        property.most().ifPresent(most -> schema.put("maxProperties", most));
        schema.set("propertyNames", object(PATTERN, "^(" + (property.isOfLanguages() ? "" : "@none|") + TAG + ")$"));
        schema.set("additionalProperties", term.isSet() ? items(text()) : text());
        return schema;
    }

    private ObjectNode array(ObjectNode item) {
        ObjectNode schema = items(item);
        if (!property.isReverse()) {
            schema.put("minItems", Math.max(1, property.least()));
            property.most().ifPresent(most -> schema.put("maxItems", most));
        }
        return schema;
    }

    private static ObjectNode items(ObjectNode item) {
        ObjectNode schema = object(TYPE, "array");
        schema.put("minItems", 1);
        schema.put("uniqueItems", true);
        schema.set("items", item);
        return schema;
    }

    private ObjectNode value() {
        if (property.isReverse()) {
            return reference(THING);
        }
        if (term.type().equals(JsonTerm.ID)) {
            return iri();
        }
        if (term.type().equals(XSD.integer.getURI()) || term.type().equals(XSD.xboolean.getURI())) {
            return number();
        }
        if (!term.type().isEmpty()) {
            ObjectNode schema = text();
            Optional.ofNullable(LEXICAL.get(term.type())).ifPresent(pattern -> (schema.has(PATTERN)
                    ? schema.withArray("allOf").addObject() : schema).put(PATTERN, pattern));
            return schema;
        }
        boolean isText = property.texts(SHACL.datatype).equals(List.of(XSD.xstring.getURI()))
                || use.filter(found -> found.datatypes().equals(Set.of(XSD.xstring.getURI()))
                        && !found.leadsToThings() && !found.leadsElsewhere()).isPresent();
        return isText ? text() : reference(VALUE);
    }

    private ObjectNode iri() {
        ObjectNode link = text();
        link.put("format", "iri");
        boolean toThings = use.map(PropertyUse::leadsToThings).orElse(true);
        boolean elsewhere = use.map(PropertyUse::leadsElsewhere).orElse(true);
        if (toThings && elsewhere) {
            ObjectNode either = JSON.createObjectNode();
            either.putArray("anyOf").add(thing()).add(link);
            return either;
        }
        return elsewhere ? link : thing();
    }

    /** Another thing, one of those that the shape lists if it lists any. */
    private ObjectNode thing() {
        ObjectNode schema = reference(THING);
        if (!property.all(SHACL.in).isEmpty()) {
            ArrayNode choices = schema.putObject("properties").putObject(JsonContext.ID_KEY).putArray("enum");
            property.texts(SHACL.in).forEach(choices::add);
        }
        return schema;
    }

    private ObjectNode number() {
        String type = term.type().equals(XSD.integer.getURI()) ? "integer" : "boolean";
        ObjectNode schema = JSON.createObjectNode();
        if (use.map(PropertyUse::isExact).orElse(true)) {
            schema.put(TYPE, type);
        } else {
            schema.putArray(TYPE).add(type).add("string");
        }
        BOUNDS.forEach(bound -> property.texts(bound.constraint()).stream().map(BigDecimal::new).reduce(bound::narrower)
                .ifPresent(number -> schema.put(bound.key(), number)));
        return schema;
    }

    /** A text within what the shape allows; a pattern with flags is left to the shapes. */
    private ObjectNode text() {
        ObjectNode schema = object(TYPE, "string");
        property.texts(SHACL.minLength).stream().map(Integer::valueOf).max(Integer::compare)
                .ifPresent(length -> schema.put("minLength", length));
        property.texts(SHACL.maxLength).stream().map(Integer::valueOf).min(Integer::compare)
                .ifPresent(length -> schema.put("maxLength", length));
        List<String> patterns = property.all(SHACL.flags).isEmpty() ? property.texts(SHACL.pattern) : List.of();
        if (patterns.size() == 1) {
            schema.put(PATTERN, patterns.get(0));
        } else if (patterns.size() > 1) {
            ArrayNode all = schema.putArray("allOf");
            patterns.forEach(pattern -> all.add(object(PATTERN, pattern)));
        }
        if (!property.all(SHACL.in).isEmpty()) {
            ArrayNode choices = schema.putArray("enum");
            property.texts(SHACL.in).forEach(choices::add);
        }
        return schema;
    }

    private static ObjectNode reference(String definition) {
        return object("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode object(String key, String value) {
        return JSON.createObjectNode().put(key, value);
    }
}
