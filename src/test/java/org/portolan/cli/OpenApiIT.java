package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openapiparser.OpenApiParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API is valid, complete, and true: what it promises is asked for and comes. */
class OpenApiIT {
    private static final String OAS = "https://spec.openapis.org/oas/3.1/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/vnd.oai.openapi+json;version=3.1";
    @TempDir
    private static Path folder;
    private static PublishedSite site;
    private static JsonNode api;

    @BeforeAll
    static void publish() throws Exception {
        site = new PublishedSite(folder);
        HttpResponse<String> answer = site.get("/openapi.json");
        assertEquals(TYPE, answer.headers().firstValue("Content-Type").orElse(""));
        api = JSON.readTree(answer.body());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void descriptionIsValid() {
        assertEquals(List.of(), faults(api));
    }

    /** The validator is alive: it finds what is wrong, in the description and in a schema within it. */
    @Test
    void brokenDescriptionIsNotValid() {
        ObjectNode place = api.deepCopy();
        ((ObjectNode) place.at("/paths/~1sparql/get/parameters/0")).put("in", "nowhere");
        assertFalse(faults(place).isEmpty());
        ObjectNode type = api.deepCopy();
        ((ObjectNode) type.at("/components/schemas/Problem")).put("type", "record");
        assertFalse(faults(type).isEmpty());
    }

    /** A thing with the rows that it comes from: the one is in the default graph, the other in that of provenance. */
    @Test
    void queryThatTheDocumentationShowsNeedsAllGraphs() throws Exception {
        Matcher shown = Pattern.compile("'query=(.+)' http://localhost:3030/sparql/all")
                .matcher(Files.readString(Path.of("docs/api.md")));
        assertTrue(shown.find());
        String query = "?format=csv&query=" + URLEncoder.encode(shown.group(1), StandardCharsets.UTF_8);
        String rows = site.get("/sparql/all" + query).body();
        assertTrue(rows.contains("\nPalermo,https://w3id.org/iash/releases/") && rows.contains("/cities.csv#row="), rows);
        assertEquals("name,row\r\n", site.get("/sparql" + query).body());
    }

    /** By the schema of the OpenAPI Initiative, and that each reference leads somewhere. */
    private static List<String> faults(JsonNode description) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(OpenApiIT::official));
        return registry.getSchema(SchemaLocation.of(OAS + "schema-base/2025-09-15")).validate(description).stream()
                .map(Object::toString).toList();
    }

    /** The official schemas come in the jar of openapi-parser. */
    private static String official(String iri) {
        String resource = iri.replace(OAS, "/openapi/3.1/");
        try (InputStream in = iri.startsWith(OAS) ? OpenApiParser.class.getResourceAsStream(resource)
                : InputStream.nullInputStream()) {
            return iri.startsWith(OAS) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        Set<String> references = new TreeSet<>(api.findValuesAsText("$ref"));
        assertTrue(references.size() > 10, references::toString);
        for (String reference : references) {
            boolean isHere = reference.startsWith("#");
            assertEquals(false, isHere && api.at(reference.substring(1)).isMissingNode(), reference);
            assertEquals(200, isHere ? 200 : site.get(URI.create(reference).getPath()).statusCode(), reference);
        }
    }

    @Test
    void everyQueryAndKindIsThereUnderItsOwnName() throws Exception {
        List<String> operations = new ArrayList<>();
        api.path("paths").forEach(path -> path.forEach(one -> operations.add(one.path("operationId").asText())));
        assertEquals(new TreeSet<>(operations).size(), operations.size());
        String list = site.get("/queries/", "Accept", "text/html").body();
        Matcher query = Pattern.compile("href=\"(/queries/[a-z-]+)\"").matcher(list);
        int queries = 0;
        while (query.find()) {
            assertTrue(api.path("paths").has(query.group(1)), query.group(1));
            assertTrue(api.path("paths").has(query.group(1) + ".{form}"), query.group(1));
            queries++;
        }
        assertTrue(queries >= 34, "only " + queries);
        JsonNode asof = api.at("/paths/~1queries~1members-as-of/get/parameters/0");
        assertEquals("asof", asof.path("name").asText());
        assertEquals(JSON.readTree("""
                {"type": "string", "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$"}"""),
                asof.path("schema"));
    }

    /** What the server has a case for, by the first part of its path, and what is before the pages. */
    @Test
    void everyRouteOfTheServerStandsInIt() throws Exception {
        Set<String> described = new TreeSet<>();
        api.path("paths").fieldNames().forEachRemaining(path -> described.add(path.replaceFirst("^/([^/]*).*$", "$1")));
        String servlet = Files.readString(Path.of("src/main/java/org/portolan/site/SiteServlet.java"));
        Set<String> routes = new TreeSet<>(List.of("sparql", "health", "catalog", "graph", "ns"));
        Matcher cases = Pattern.compile("case ((?:\"[^\"]*\"(?:, )?)+) *->").matcher(servlet);
        while (cases.find()) {
            Pattern.compile("\"([^\"]*)\"").matcher(cases.group(1)).results().forEach(one -> routes.add(one.group(1)));
        }
        assertTrue(routes.size() > 15, routes::toString);
        assertEquals(List.of(), routes.stream().filter(route -> !described.contains(route)).toList());
    }

    /** Each operation is asked for by each media type that it promises, with the examples of its parameters. */
    @Test
    void everyOperationAnswersAsDescribed() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            String address = address(path.getKey(), get);
            String status = get.path("responses").fieldNames().next();
            List<String> types = new ArrayList<>();
            get.at("/responses/200/content").fieldNames().forEachRemaining(types::add);
            if (path.getKey().contains("{form}") || types.isEmpty()) {
                types = List.of("*/*");
            }
            for (String type : types) {
                HttpResponse<byte[]> answer = site.bytes(address, "Accept", type);
                String given = answer.headers().firstValue("Content-Type").orElse("");
                if (answer.statusCode() != Integer.parseInt(status)
                        || !type.equals("*/*") && !given.replaceFirst("; *charset.*", "").equals(type)) {
                    wrong.add(address + " as " + type + ": " + answer.statusCode() + " " + given);
                }
                asked++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked > 300, "only " + asked);
    }

    private static String address(String path, JsonNode get) {
        String address = path;
        StringBuilder search = new StringBuilder();
        for (JsonNode parameter : get.path("parameters")) {
            JsonNode example = parameter.path("example").isArray() ? parameter.at("/example/0")
                    : parameter.path("example");
            String value = URLEncoder.encode(example.asText(), StandardCharsets.UTF_8);
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                address = address.replace("{" + name + "}", value);
            } else {
                search.append(search.isEmpty() ? '?' : '&').append(name).append('=').append(value);
            }
        }
        return address + search;
    }

    @Test
    void developersFindIt() throws Exception {
        String link = "</openapi.json>; rel=\"service-desc\"; type=\"" + TYPE + "\"";
        for (String path : List.of("/", "/queries/", "/queries/goals", "/queries/goals.csv")) {
            assertTrue(site.get(path).headers().allValues("Link").contains(link), path);
        }
        for (String path : List.of("/queries/", "/about")) {
            assertTrue(site.get(path, "Accept", "text/html").body().contains("<a href=\"/openapi.json\">"), path);
        }
        HttpResponse<String> catalog = site.get("/.well-known/api-catalog");
        assertTrue(catalog.headers().firstValue("Content-Type").orElse("").startsWith("application/linkset+json"));
        String described = JSON.readTree(catalog.body()).at("/linkset/0/service-desc/0/href").asText();
        assertEquals(site.address("/openapi.json"), URI.create(described));
        assertEquals(site.address("").toString(), api.at("/servers/0/url").asText());
        assertEquals("application/json", site.get("/openapi.json", "Accept", "text/html").headers()
                .firstValue("Content-Type").orElse(""));
        assertTrue(site.get("/openapi.json", "Accept-Language", "de").body().contains("Mitglieder zu einem Zeitpunkt"));
    }
}
