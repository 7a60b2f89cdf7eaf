package org.portolan.site.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portolan.site.SmallSite.node;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.portolan.site.SmallSite;
import org.portolan.site.view.Lookup;

/** What a document holds: DESIGN, "IRIs". */
class DocumentTest {
    private static final String ADDRESS = "https://example.org/doc/ship/ada";
    private static final Node DOCUMENT = NodeFactory.createURI(ADDRESS);
    private static final Node ADA = node("id/ship/ada");

    @Test
    void holdsTheThingsOwnStatementsAndLabelAndTypeOfWhatItNames() {
        Graph graph = about(new SmallSite(0), 1, ADA);
        assertTrue(graph.contains(ADA, node("ns#built"), NodeFactory.createLiteralString("1901")));
        assertTrue(graph.contains(node("id/voyage/first"), node("ns#ship"), ADA));
        assertTrue(graph.contains(node("id/voyage/first"), RDF.type.asNode(), node("ns#Voyage")));
        assertFalse(graph.contains(node("id/voyage/first"), node("ns#harbour"), Node.ANY),
                "more of another thing than its name");
    }

    @Test
    void describesItself() {
        SmallSite site = new SmallSite(0);
        Graph graph = about(site, 1, ADA);
        assertTrue(graph.contains(DOCUMENT, RDF.type.asNode(),
                NodeFactory.createURI("http://xmlns.com/foaf/0.1/Document")));
        assertTrue(graph.contains(DOCUMENT, NodeFactory.createURI("http://xmlns.com/foaf/0.1/primaryTopic"), ADA));
        assertTrue(
                graph.contains(DOCUMENT, DCTerms.license.asNode(), NodeFactory.createURI(site.manifest().license())));
        assertTrue(graph.contains(DOCUMENT, DCTerms.isPartOf.asNode(), node("releases/" + site.manifest().id())));
        assertFalse(graph.contains(DOCUMENT, RDFS.seeAlso.asNode(), Node.ANY));
    }

    @Test
    void ofMoreIncomingStatementsThanItHoldsItLeadsToTheRest() {
        SmallSite site = new SmallSite(Lookup.MOST);
        Graph first = about(site, 1, ADA);
        Node second = NodeFactory.createURI(ADDRESS + "?incoming=2");
        assertEquals(Lookup.MOST, first.find(Node.ANY, node("ns#ship"), ADA).toList().size());
        assertTrue(first.contains(DOCUMENT, RDFS.seeAlso.asNode(), second));
        Graph rest = about(site, 2, ADA);
        assertEquals(1, rest.find(Node.ANY, node("ns#ship"), ADA).toList().size());
        assertTrue(rest.contains(second, RDF.type.asNode(), Node.ANY));
        assertFalse(rest.contains(Node.ANY, RDFS.seeAlso.asNode(), Node.ANY));
    }

    @Test
    void ofAnUnknownThingThereIsNone() {
        assertTrue(about(new SmallSite(0), 1, node("id/ship/unknown")).isEmpty());
    }

    private static Graph about(SmallSite site, int part, Node topic) {
        return Document.about(List.of(topic), ADDRESS, site.lookup("en", part), site.manifest());
    }
}
