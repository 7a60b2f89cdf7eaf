package org.portolan.release.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The context that all documents of a release share: {@code context.jsonld}. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#the-context">JSON-LD 1.1, 3.1</a>
 */
public final class JsonContext {
    /** Its name in the release, and its path on the site. */
    public static final String FILE = "context.jsonld";
    /** The key of a thing's IRI. */
    public static final String ID_KEY = "id";
    /** The key of a thing's classes. */
    public static final String TYPE_KEY = "type";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LANGUAGE = "@language";

    private final Map<String, JsonTerm> byName;
    private final Map<String, JsonTerm> byIri = new HashMap<>();
    private final Map<String, JsonTerm> reverse = new HashMap<>();

    JsonContext(Collection<JsonTerm> terms) {
        Map<String, JsonTerm> sorted = new TreeMap<>();
        terms.forEach(term -> {
            sorted.put(term.name(), term);
            (term.isReverse() ? reverse : byIri).put(term.iri(), term);
        });
        this.byName = Collections.unmodifiableMap(sorted);
    }

    /** The term of a property; one that the context does not name goes by its IRI. */
    public JsonTerm property(String iri) {
        return Optional.ofNullable(byIri.get(iri)).orElseGet(() -> JsonTerm.unnamed(iri));
    }

    /** The term that leads from an object of this property to its subjects. */
    public Optional<JsonTerm> reverse(String iri) {
        return Optional.ofNullable(reverse.get(iri));
    }

    /** The name of a class, or its IRI if it has none. */
    public String className(String iri) {
        return property(iri).name();
    }

    /** The context document, UTF-8. */
    byte[] document() throws IOException {
        ObjectNode context = JSON.createObjectNode();
        context.put("@version", 1.1);
        context.put(ID_KEY, JsonTerm.ID);
        context.putObject(TYPE_KEY).put(JsonTerm.ID, "@type").put("@container", "@set");
        byName.values().forEach(term -> context.set(term.name(), definition(term)));
        return JsonText.of(JSON.createObjectNode().set("@context", context));
    }

    private static JsonNode definition(JsonTerm term) {
        if (!term.isReverse() && !term.isSet() && !term.isLanguageMap() && term.type().isEmpty()) {
            return JSON.getNodeFactory().textNode(term.iri());
        }
        ObjectNode definition = JSON.createObjectNode();
        definition.put(term.isReverse() ? "@reverse" : JsonTerm.ID, term.iri());
        if (term.isLanguageMap() && term.isSet()) {
            definition.putArray("@container").add(LANGUAGE).add("@set");
        } else if (term.isLanguageMap() || term.isSet()) {
            definition.put("@container", term.isSet() ? "@set" : LANGUAGE);
        }
        if (!term.type().isEmpty()) {
            definition.put("@type", term.type());
        }
        return definition;
    }

    /**
     * Reads what {@link #document} wrote.
     *
     * @throws IOException if it is no JSON
     */
    public static JsonContext read(byte[] document) throws IOException {
        List<JsonTerm> terms = new ArrayList<>();
        JSON.readTree(document).path("@context").properties().forEach(entry -> {
            String name = entry.getKey();
            if (!name.startsWith("@") && !name.equals(ID_KEY) && !name.equals(TYPE_KEY)) {
                terms.add(term(name, entry.getValue()));
            }
        });
        return new JsonContext(terms);
    }

    private static JsonTerm term(String name, JsonNode definition) {
        if (definition.isTextual()) {
            return JsonTerm.ofClass(name, definition.textValue());
        }
        String container = definition.path("@container").toString();
        boolean isReverse = definition.has("@reverse");
        return new JsonTerm(name, definition.path(isReverse ? "@reverse" : JsonTerm.ID).textValue(), isReverse,
                container.contains("@set"), container.contains(LANGUAGE), definition.path("@type").asText(""));
    }
}
