package org.portolan.site.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.portolan.release.json.JsonContext;

/** Whatever a graph holds and whatever the context promises: no statement is lost, none is added. */
class JsonDocumentsPropertiesTest {
    private static final String BASE = "https://example.org/";
    private static final String CONTEXT = """
            {"@context": {"@version": 1.1, "id": "@id", "type": {"@id": "@type", "@container": "@set"},
              "Ship": "https://example.org/ns#Ship",
              "plain": "https://example.org/ns#plain",
              "many": {"@id": "https://example.org/ns#many", "@container": "@set"},
              "link": {"@id": "https://example.org/ns#link", "@type": "@id"},
              "links": {"@id": "https://example.org/ns#links", "@type": "@id", "@container": "@set"},
              "number": {"@id": "https://example.org/ns#number", "@type": "http://www.w3.org/2001/XMLSchema#integer"},
              "flag": {"@id": "https://example.org/ns#flag", "@type": "http://www.w3.org/2001/XMLSchema#boolean"},
              "date": {"@id": "https://example.org/ns#date", "@type": "http://www.w3.org/2001/XMLSchema#date"},
              "name": {"@id": "https://example.org/ns#name", "@container": "@language"},
              "names": {"@id": "https://example.org/ns#names", "@container": ["@language", "@set"]},
              "isLinkOf": {"@reverse": "https://example.org/ns#link", "@container": "@set", "@type": "@id"}}}
            """;
    private static final List<String> PROPERTIES = List.of("plain", "many", "link", "links", "number", "flag", "date",
            "name", "names", "unnamed");
    private static final List<Node> NODES = List.of(iri("id/ship/a"), iri("id/ship/b"), iri("id/port/c"),
            iri("doc/ship/a"), iri("ns#Ship"), NodeFactory.createURI("geo:48.2,16.4"),
            NodeFactory.createURI("https://elsewhere.example/x#y"));
    private static final List<Node> LITERALS = List.of(NodeFactory.createLiteralString("text"),
            NodeFactory.createLiteralString(""), NodeFactory.createLiteralString("@id"),
            NodeFactory.createLiteralLang("Gull \"G\"\n\t\uD83D\uDEA2", "en"),
            NodeFactory.createLiteralLang("Möwe", "de"),
            NodeFactory.createLiteralLang("Gull", "en-GB"), NodeFactory.createLiteralLang("Gull", "en"),
            typed("7", XSD.integer.getURI()), typed("007", XSD.integer.getURI()),
            typed("-12", XSD.integer.getURI()), typed("12345678901234567890", XSD.integer.getURI()),
            typed("true", XSD.xboolean.getURI()), typed("1", XSD.xboolean.getURI()),
            typed("38.10", XSD.decimal.getURI()),
            typed("1E0", XSD.xdouble.getURI()), typed("2022-06-25", XSD.date.getURI()),
            typed("no date", XSD.date.getURI()),
            typed("2022-06", "http://id.loc.gov/datatypes/edtf/EDTF"), typed("<b>b</b>", RDF.getURI() + "HTML"));

    @Property(tries = 1000, seed = "6901")
    void jsonReadsBackAsTheGraphThatWasWritten(@ForAll Random random) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(NODES.get(0), RDF.type.asNode(), iri("ns#Ship"));
        for (int i = random.nextInt(14); i >= 0; i--) {
            Node subject = one(NODES, random);
            boolean isType = random.nextInt(8) == 0;
            graph.add(subject, isType ? RDF.type.asNode() : iri("ns#" + one(PROPERTIES, random)),
                    isType || random.nextBoolean() ? one(NODES, random) : one(LITERALS, random));
        }
        JsonContext context = JsonContext.read(CONTEXT.getBytes(StandardCharsets.UTF_8));
        byte[] json = new JsonDocuments(context, "/context.jsonld").write(graph, NODES.get(0), BASE);
        Graph read = read(json);
        String said = new String(json, StandardCharsets.UTF_8);
        assertEquals(graph.size(), read.size(), () -> graph + said);
        assertTrue(graph.isIsomorphicWith(read), () -> graph + said);
    }

    private static Graph read(byte[] json) {
        JsonLdOptions options = new JsonLdOptions((url, asked) ->
                JsonDocument.of(new ByteArrayInputStream(CONTEXT.getBytes(StandardCharsets.UTF_8))));
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new ByteArrayInputStream(json)).base(BASE).lang(Lang.JSONLD)
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .set(LangJSONLD11.JSONLD_OPTIONS, options).parse(graph);
        return graph;
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Node iri(String path) {
        return NodeFactory.createURI(BASE + path);
    }

    private static Node typed(String text, String datatype) {
        return NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(datatype));
    }
}
