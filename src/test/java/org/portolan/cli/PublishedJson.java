package org.portolan.cli;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.graph.GraphFactory;

/** The documents of a site as JSON: read as RDF with the context that the site serves, and held to its schemas. */
final class PublishedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PublishedSite site;
    private final JsonLdOptions options;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    PublishedJson(PublishedSite site) {
        this.site = site;
        URI address = site.address("/context.jsonld");
        try {
            JsonDocument context = JsonDocument.of(new StringReader(site.get("/context.jsonld").body()));
            options = new JsonLdOptions((url, asked) -> {
                if (!url.equals(address)) {
                    throw new IllegalStateException(url + " is asked for");
                }
                return context;
            });
        } catch (Exception broken) {
            throw new IllegalStateException("no context", broken);
        }
    }

    /** Knows the context and nothing else. */
    JsonLdOptions options(String path) {
        JsonLdOptions copy = new JsonLdOptions(options);
        copy.setBase(site.address(path));
        return copy;
    }

    /** The paths of the documents about things, without extension. */
    List<String> documents() throws IOException, InterruptedException {
        return site.get("/sitemap.xml").body().lines().filter(line -> line.contains("/doc/"))
                .map(line -> line.replaceFirst(".*<loc>https?://[^/]*(.*)</loc>.*", "$1")).toList();
    }

    /** The statements of an answer. */
    Graph graph(String path, HttpResponse<String> answer, Lang form) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(answer.body())).base(site.address(path).toString()).lang(form)
                .set(LangJSONLD11.JSONLD_OPTIONS, options(path)).parse(graph);
        return graph;
    }

    JsonNode tree(String path) throws IOException, InterruptedException {
        return JSON.readTree(site.get(path).body());
    }

    /** The schema that an answer says describes it. */
    Schema schema(HttpResponse<String> answer) {
        String path = answer.headers().allValues("Link").stream().filter(link -> link.contains("rel=\"describedby\""))
                .map(link -> link.replaceFirst("<([^>]*)>.*", "$1")).findFirst().orElseThrow();
        return schemas.computeIfAbsent(path, any -> {
            try {
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(site.get(any).body());
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    /** What a schema has against a document. */
    static List<String> errors(Schema schema, JsonNode document) {
        return schema.validate(document, context -> context.executionConfig(config -> config
                .formatAssertionsEnabled(true))).stream().map(Object::toString).toList();
    }

    /** What is wrong with the JSON of a document: a statement lost or added, a key untold, a rule broken. */
    List<String> faults(String path) {
        List<String> faults = new ArrayList<>();
        try {
            Graph lines = graph(path, site.get(path + ".nt"), Lang.NTRIPLES);
            for (String form : List.of(".jsonld", ".json")) {
                HttpResponse<String> answer = site.get(path + form);
                if (lines.isEmpty() || !lines.isIsomorphicWith(graph(path, answer, Lang.JSONLD))) {
                    faults.add(path + form + " says something else than " + path + ".nt");
                }
                JsonNode document = JSON.readTree(answer.body());
                errors(schema(answer), document).forEach(error -> faults.add(path + form + " " + error));
                JsonNode told = schema(answer).getSchemaNode().path("properties");
                document.fieldNames().forEachRemaining(key -> {
                    if (!told.has(key)) {
                        faults.add(path + form + ": the schema does not tell of " + key);
                    }
                });
            }
        } catch (IOException | InterruptedException | RuntimeException broken) {
            faults.add(path + " " + broken);
        }
        return faults;
    }
}
