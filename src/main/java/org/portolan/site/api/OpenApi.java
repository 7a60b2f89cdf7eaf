package org.portolan.site.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portolan.site.answers.AnswerForm;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Representation;
import org.portolan.site.reader.Reader;

/**
 * The description of everything that can be read here, by the
 * <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI Specification 3.1</a>: computed from the release, so that
 * it names the queries, kinds of things and files that there are.
 */
final class OpenApi {
    private static final List<AnswerForm> ROWS =
            List.of(AnswerForm.JSON, AnswerForm.XML, AnswerForm.CSV, AnswerForm.TSV);

    private final Reader reader;
    private final String origin;
    private final Map<String, Object> paths = new LinkedHashMap<>();

    /** @param origin address of the site, without a slash at the end */
    OpenApi(Reader reader, String origin) {
        this.reader = reader;
        this.origin = origin;
    }

    Map<String, Object> document() {
        new OpenApiQueries(reader).paths().forEach(paths::put);
        reader.arrangement().kinds().stream().filter(kind -> !reader.things(kind).isEmpty())
                .forEach(this::kind);
        endpoints();
        paths.putAll(new OpenApiFiles(reader).paths());
        paths.forEach((path, item) -> parameters(path.replace("{release}", reader.manifest().id()), item));
        operators();
        return object("openapi", "3.1.0", "info", object("title", reader.siteName(),
                "description", text("description"), "version", reader.manifest().id(), "license",
                object("name", reader.lookup().label(
                        org.apache.jena.graph.NodeFactory.createURI(reader.manifest().license())),
                        "url", reader.manifest().license())),
                "servers", List.of(object("url", origin)),
                "tags", Stream.of("queries", "things", "sparql", "files", "releases", "pages", "operators")
                        .map(tag -> object("name", tag, "description", text("tag." + tag))).toList(),
                "paths", paths, "components", object("schemas", schemas()));
    }

    private String text(String key) {
        return reader.texts().get("api." + key);
    }

    /** A JSON object with its members in this order. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** A reference to one of the schemas of this description. */
    static Map<String, Object> schema(String name) {
        return object("$ref", "#/components/schemas/" + name);
    }

    /** An answer that tells what is wrong. */
    static Map<String, Object> problem(String description) {
        return object("description", description, "content",
                object("application/problem+json", object("schema", schema("Problem"))));
    }

    static Map<String, Object> pathParameter(String name, String description, Map<String, Object> schema,
            String example) {
        return object("name", name, "in", "path", "required", true, "description", description, "schema", schema,
                "example", example);
    }

    private void kind(Kind kind) {
        String plural = Arrangement.in(reader.texts().language(), kind.plural());
        String prefix = reader.lookup().base() + "id/" + kind.key() + "/";
        String key = reader.things(kind).get(0).getURI().substring(prefix.length());
        List<Object> keys = List.of(pathParameter("key", text("key"), object("type", "string"), key));
        String id = camel(kind.key());
        paths.put("/id/" + kind.key() + "/{key}", get("things", "id" + id, plural, keys, Map.of("303",
                object("description", text("seeOther")))));
        Map<String, Object> content = new LinkedHashMap<>();
        Stream.of(Representation.values())
                .forEach(form -> content.put(form.mediaType(), object("schema", schemaOf(kind, form))));
        paths.put("/doc/" + kind.key() + "/{key}", get("things", "doc" + id, plural, keys,
                found(object("description", text("document"), "content", content))));
        paths.put("/list/" + kind.key(), get("things", "list" + id, plural, List.of(), Map.of("200",
                object("description", text("list"), "content", plain(Stream.of(Representation.values())
                        .map(Representation::mediaType))))));
    }

    private Map<String, Object> found(Map<String, Object> answer) {
        Map<String, Object> responses = new TreeMap<>(Map.of("200", answer));
        responses.put("404", object("description", text("notFound")));
        return responses;
    }

    private Map<String, Object> schemaOf(Kind kind, Representation form) {
        String file = "schemas/" + kind.key() + ".json";
        boolean isThere = reader.manifest().files().stream().anyMatch(one -> one.name().equals(file));
        return form.isJson() && isThere ? object("$ref", origin + "/" + file) : object("type", "string");
    }

    /** A content of each media type, whatever is in it. */
    static Map<String, Object> plain(Stream<String> types) {
        Map<String, Object> content = new LinkedHashMap<>();
        types.forEach(type -> content.put(type, object("schema",
                object("type", type.endsWith("json") ? List.of("object", "array") : "string"))));
        return content;
    }

    static Map<String, Object> get(String tag, String id, String summary, List<Object> parameters,
            Map<String, Object> responses) {
        return object("get", operation(tag, id, summary, parameters, responses));
    }

    static Map<String, Object> operation(String tag, String id, String summary, List<Object> parameters,
            Map<String, Object> responses) {
        Map<String, Object> operation = object("operationId", id, "tags", List.of(tag), "summary", summary);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", new TreeMap<>(responses));
        return operation;
    }

    /** What an address takes beside what is named in it; what it does not take is refused. */
    @SuppressWarnings("unchecked")
    private void parameters(String path, Object item) {
        AddressParameters.of(path).ifPresent(names -> {
            Map<String, Object> get = (Map<String, Object>) ((Map<String, Object>) item).get("get");
            List<Object> all = new ArrayList<>((List<Object>) get.getOrDefault("parameters", List.of()));
            names.forEach(name -> all.add(parameter(name)));
            get.put("parameters", all);
            Map<String, Object> responses = (Map<String, Object>) get.get("responses");
            responses.put("400", problem(text("address.refused")));
            if (names.size() > 1) {
                responses.put("404", problem(text("address.none")));
            }
        });
    }

    private Map<String, Object> parameter(String name) {
        boolean isLanguage = name.equals(AddressParameters.LANGUAGE);
        return object("name", name, "in", "query", "required", false, "description", text("address." + name), "schema",
                isLanguage ? object("enum", reader.arrangement().languages())
                        : object("type", "integer", "minimum", 1),
                "example", isLanguage ? reader.texts().language() : 1);
    }

    private void endpoints() {
        endpoint("/sparql", "sparql", "SPARQL 1.1");
        endpoint("/sparql/all", "sparqlAll", text("all"));
    }

    private void endpoint(String path, String id, String summary) {
        String example = "SELECT ?thing WHERE { ?thing ?property ?value } LIMIT 1";
        List<Object> parameters = List.of(object("name", "query", "in", "query", "required", true, "description",
                text("query"), "schema", object("type", "string"), "example", example));
        Map<String, Object> content = new LinkedHashMap<>();
        ROWS.forEach(form -> content.put(form.mediaType(), object("schema",
                form == AnswerForm.JSON ? schema("SparqlResults") : object("type", "string"))));
        Map<String, Object> responses = Map.of("200", object("description", text("rows"), "content", content),
                "400", problem(text("refused")), "413", problem(text("tooLong")), "503", problem(text("busy")),
                "504", problem(text("outOfTime")));
        Map<String, Object> post = operation("sparql", id + "ByPost", summary, List.of(), responses);
        post.put("requestBody", object("required", true, "content", object(
                "application/sparql-query", object("schema", object("type", "string"), "example", example),
                "application/x-www-form-urlencoded", object("schema", object("type", "object", "properties",
                        object("query", object("type", "string")), "required", List.of("query"))))));
        paths.put(path, object("get", operation("sparql", id, summary, parameters, responses), "post", post));
    }

    private void operators() {
        Map<String, Object> content = plain(Stream.of("application/json"));
        paths.put("/health/live", get("operators", "live", text("live"), List.of(), Map.of("200",
                object("description", text("live"), "content", content))));
        paths.put("/health/ready", get("operators", "ready", text("ready"), List.of(), Map.of("200",
                object("description", text("ready"), "content", content), "503",
                object("description", text("notReady"), "content", content))));
    }

    private Map<String, Object> schemas() {
        Map<String, Object> text = object("type", "string");
        Map<String, Object> fault = object("type", "object", "properties", object("parameter", text, "detail", text,
                "expected", text, "example", text), "required", List.of("parameter", "detail"));
        Map<String, Object> term = object("type", "object", "properties", object("type",
                object("enum", List.of("uri", "literal", "bnode")), "value", text, "datatype", text, "xml:lang", text),
                "required", List.of("type", "value"));
        return object("Problem", object("type", "object", "properties", object("type", text, "title", text, "status",
                object("type", "integer"), "detail", text, "errors", object("type", "array", "items", fault),
                "line", object("type", "integer"), "column", object("type", "integer"), "excerpt", text),
                "required", List.of("title", "status")),
                "SparqlResults", object("type", "object", "properties", object("head", object("type", "object",
                        "properties", object("vars", object("type", "array", "items", text))), "results",
                        object("type", "object", "properties", object("bindings", object("type", "array", "items",
                                object("type", "object", "additionalProperties", term))))), "required",
                        List.of("head")),
                "FeatureCollection", object("type", "object", "properties", object("type",
                        object("const", "FeatureCollection"), "features", object("type", "array", "items",
                                object("type", "object", "properties", object("type", object("const", "Feature"), "id",
                                        text, "geometry", object("type", List.of("object", "null")), "properties",
                                        object("type", "object")), "required",
                                        List.of("type", "geometry", "properties")))),
                        "required", List.of("type", "features")));
    }

    /** {@code some-name} as {@code SomeName}. */
    static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                camel.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return camel.toString();
    }
}
