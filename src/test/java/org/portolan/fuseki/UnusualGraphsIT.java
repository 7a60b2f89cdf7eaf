package org.portolan.fuseki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.fuseki.Fixture.encoded;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of terms that nobody means, which a stranger can make all the same. */
class UnusualGraphsIT {
    private static final String PREFIX = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ";
    private static final List<String> FORMATS = List.of("ttl", "jsonld", "nt", "rdf", "trig", "nq", "rj", "thrift",
            "protobuf");
    private static Fixture fixture;

    @BeforeAll
    static void start() throws IOException {
        fixture = Fixture.started();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static HttpResponse<String> ask(String statements, String format) throws Exception {
        return fixture.get("/sparql?format=" + format + "&query="
                + encoded(PREFIX + "CONSTRUCT { " + statements + " } {}"));
    }

    private static Graph read(String text, Lang lang) {
        return RDFParser.create().source(new StringReader(text)).lang(lang).toGraph();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<urn:x> <x:b> 1", "<x:a> <urn:x> 1",
        "<x:a> <x:b> \"&<>]]>\"^^<x:t>", "<x:a> <x:b> \"<a>\"^^rdf:HTML", "<x:a> <x:b> \"{}\"^^rdf:JSON"})
    void termIsWrittenInEachFormat(String statements) throws Exception {
        Graph graph = read(ask(statements, "nt").body(), Lang.NTRIPLES);
        assertEquals(1, graph.size());
        for (String format : FORMATS) {
            HttpResponse<String> answer = ask(statements, format);
            assertEquals(200, answer.statusCode(), format + ": " + answer.body());
            if (format.equals("rdf")) {
                assertTrue(read(answer.body(), Lang.RDFXML).isIsomorphicWith(graph), answer.body());
            }
        }
    }

    /** Jena's reader of RDF/XML takes none of these, others do. */
    @ParameterizedTest
    @ValueSource(strings = {"http:", "https://", ":a", "1:2", "urn:uuid:zz", "http://%zz", "//["})
    void strangeIriIsWrittenAsItIs(String iri) throws Exception {
        for (String format : FORMATS) {
            HttpResponse<String> answer = ask("<x:a> <x:b> <" + iri + ">", format);
            assertEquals(200, answer.statusCode(), format + ": " + answer.body());
            assertTrue(answer.body().contains(iri), answer.body());
            if (format.equals("rdf")) {
                assertTrue(answer.body().contains(iri + "\"/>"), answer.body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x:a> <http://x/1> 1", "<x:a> rdf:li 1", "<x:a> rdf:about 1", "<x:a> <x:b> \"{\"^^rdf:JSON",
        "<x:a> <x:b> \"1\"^^<https://>"})
    void whatAFormatCannotSayIsRefused(String statements) throws Exception {
        int refused = 0;
        for (String format : FORMATS) {
            HttpResponse<String> answer = ask(statements, format);
            if (answer.statusCode() == 406) {
                refused++;
                assertTrue(answer.body().contains("ask for another format"), answer.body());
            } else {
                assertEquals(200, answer.statusCode(), format + ": " + answer.body());
            }
        }
        assertEquals(1, refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><b>", "<a>x</a>", "&x;", "</j.0:b></rdf:Description><rdf:Description rdf:about='x:c'>"
            + "<j.0:b>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"})
    void literalOfXmlStaysWithinItsElement(String text) throws Exception {
        String statements = "<x:a> <x:b> \"" + text + "\"^^rdf:XMLLiteral";
        Graph graph = read(ask(statements, "nt").body(), Lang.NTRIPLES);
        HttpResponse<String> answer = ask(statements, "rdf");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(read(answer.body(), Lang.RDFXML).isIsomorphicWith(graph), answer.body());
    }
}
