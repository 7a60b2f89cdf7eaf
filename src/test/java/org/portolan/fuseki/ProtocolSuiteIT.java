package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The W3C's tests of SPARQL 1.1 Protocol that concern queries, and those of Service Description. The suite is not a
 * part of this project; where it is absent, a skipped case says so.
 */
class ProtocolSuiteIT {
    private static final Path SUITE = Optional.ofNullable(System.getProperty("portolan.suites")).map(Path::of)
            .orElse(Path.of("..", "shared", "suites")).resolve("sparql/sparql11");
    private static final String HT = "http://www.w3.org/2011/http#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String CNT = "http://www.w3.org/2011/content#";
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String DATA = "http://kasei.us/2009/09/sparql/data/data%d.rdf";
    private static final Predicate<String> ABOUT_QUERIES = name -> !name.contains("update");
    private static final Set<String> ROWS = Set.of("application/sparql-results+json", "application/sparql-results+xml",
            "text/csv", "text/tab-separated-values");
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.of(SparqlServer.of(Fixture.live(dataset())));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** Each graph says of itself what it is; the suite has no file for data0.rdf, but asks it. */
    private static DatasetGraph dataset() {
        DatasetGraph dataset = Fixture.dataset();
        Txn.executeWrite(dataset, () -> {
            for (int i = 0; i <= 3; i++) {
                var graph = NodeFactory.createURI(DATA.formatted(i));
                dataset.add(graph, graph, RDF.type.asNode(),
                        NodeFactory.createURI("http://xmlns.com/foaf/0.1/Document"));
            }
        });
        return dataset;
    }

    @TestFactory
    Stream<DynamicTest> queriesOverTheProtocol() {
        if (!Files.isDirectory(SUITE)) {
            return absent("protocol");
        }
        Model manifest = read(SUITE.resolve("protocol/manifest.ttl"));
        List<Resource> cases = cases(manifest, "ProtocolTest").filter(test -> ABOUT_QUERIES.test(test.getLocalName()))
                .toList();
        assertEquals(20, cases.size(), "cases about queries");
        return cases.stream().map(test -> DynamicTest.dynamicTest(test.getLocalName(), () -> {
            List<RDFNode> requests = value(value(test, MF + "action"), HT + "requests")
                    .as(RDFList.class).asJavaList();
            assertFalse(requests.isEmpty());
            for (RDFNode request : requests) {
                check(value(request.asResource(), HT + "resp"), send(request.asResource()));
            }
        }));
    }

    private static HttpResponse<String> send(Resource request) throws Exception {
        String path = text(request, HT + "absolutePath").orElseThrow();
        HttpRequest.Builder builder = fixture.to(path.replaceFirst("^/sparql/", "/sparql"));
        if (request.hasProperty(property(HT + "headers"))) {
            value(request, HT + "headers").as(RDFList.class).asJavaList().forEach(header ->
                    builder.header(text(header.asResource(), HT + "fieldName").orElseThrow(),
                            text(header.asResource(), HT + "fieldValue").orElseThrow()));
        }
        String method = text(request, HT + "methodName").orElseThrow();
        if (!request.hasProperty(property(HT + "body"))) {
            return Fixture.send(builder.method(method, BodyPublishers.noBody()));
        }
        Resource body = value(request, HT + "body");
        Charset charset = Charset.forName(text(body, CNT + "characterEncoding").orElseThrow());
        return Fixture.send(builder.method(method,
                BodyPublishers.ofByteArray(text(body, CNT + "chars").orElseThrow().getBytes(charset))));
    }

    private static void check(Resource expected, HttpResponse<String> response) throws IOException {
        Set<String> statuses = expected.listProperties(property(MF + "expectedStatus")).toList().stream()
                .map(status -> status.getResource().getURI().replaceFirst(".*#StatusCode", "").substring(0, 1))
                .collect(Collectors.toSet());
        assertTrue(statuses.contains(String.valueOf(response.statusCode()).substring(0, 1)),
                response.statusCode() + ", expected one of " + statuses + ": " + response.body());
        String type = Fixture.header(response, "Content-Type").replaceFirst(";.*", "");
        Optional<String> format = text(expected, MF + "expectedFormat");
        if (format.isPresent() && format.get().equals("RDF")) {
            assertTrue(RDFLanguages.isTriples(RDFLanguages.contentTypeToLang(type)), type);
        } else if (format.isPresent()) {
            assertTrue(ROWS.contains(type), type);
            var json = new ObjectMapper().readTree(response.body());
            assertEquals(format.get().equals("boolean"), json.has("boolean"), response.body());
            text(expected, MF + "expectedBoolean").ifPresent(
                    value -> assertEquals(value, json.get("boolean").asText(), response.body()));
        }
    }

    @TestFactory
    Stream<DynamicTest> serviceDescription() {
        if (!Files.isDirectory(SUITE)) {
            return absent("service-description");
        }
        List<String> cases = cases(read(SUITE.resolve("service-description/manifest.ttl")), "ServiceDescriptionTest")
                .map(Resource::getLocalName).sorted().toList();
        assertEquals(List.of("conforms-to-schema", "has-endpoint-triple", "returns-rdf"), cases);
        return Stream.of("/sparql", "/sparql/all").flatMap(path -> cases.stream()
                .map(name -> DynamicTest.dynamicTest(name + " " + path, () -> describe(name, path))));
    }

    private static void describe(String name, String path) throws Exception {
        Model description = ModelFactory.createDefaultModel();
        HttpResponse<String> response = fixture.get(path);
        assertEquals(200, response.statusCode());
        RDFParser.create().source(new StringReader(response.body())).lang(Lang.TURTLE).parse(description);
        Resource endpoint = description.createResource(fixture.at(path).toString());
        assertEquals(name.equals("returns-rdf") || name.equals("has-endpoint-triple") ? 1 : 0,
                name.equals("conforms-to-schema") ? undeclared(description).size()
                        : description.listSubjectsWithProperty(property(SD + "endpoint"), endpoint).toList().size(),
                response.body());
    }

    /** Statements whose subject or object is not of the class that the vocabulary gives the property. */
    private static List<String> undeclared(Model description) {
        List<List<String>> ranges = List.of(List.of("Service", "defaultDataset", "Dataset"),
                List.of("Service", "availableGraphs", "GraphCollection"),
                List.of("Dataset", "defaultGraph", "Graph"), List.of("Dataset", "namedGraph", "NamedGraph"),
                List.of("NamedGraph", "graph", "Graph"));
        return ranges.stream().flatMap(range -> description.listStatements(null, property(SD + range.get(1)),
                (RDFNode) null).toList().stream()
                .filter(statement -> !isA(statement.getSubject(), range.get(0))
                        || !isA(statement.getResource(), range.get(2))).map(Object::toString)).toList();
    }

    private static boolean isA(Resource resource, String type) {
        return resource.hasProperty(RDF.type, ResourceFactory.createResource(SD + type));
    }

    private static Stream<Resource> cases(Model manifest, String type) {
        return manifest.listSubjectsWithProperty(RDF.type, ResourceFactory.createResource(MF + type)).toList().stream();
    }

    private static Model read(Path file) {
        Model model = ModelFactory.createDefaultModel();
        RDFParser.create().source(file).parse(model);
        return model;
    }

    private static Resource value(Resource subject, String property) {
        return subject.getProperty(property(property)).getResource();
    }

    private static Optional<String> text(Resource subject, String property) {
        return Optional.ofNullable(subject.getProperty(property(property))).map(value -> value.getString());
    }

    private static Property property(String iri) {
        return ResourceFactory.createProperty(iri);
    }

    private static Stream<DynamicTest> absent(String what) {
        return Stream.of(DynamicTest.dynamicTest(what, () -> abort("the W3C suite is not here: no " + SUITE
                + "; name the folder of suites by -Dportolan.suites=FOLDER")));
    }
}
