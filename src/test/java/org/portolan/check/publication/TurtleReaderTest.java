package org.portolan.check.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.portolan.check.files.TextFile;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class TurtleReaderTest {
    private final Problems problems = new Problems();
    private final PlacedGraph graph = new PlacedGraph();

    @Test
    void tripleKnowsItsLine() {
        assertTrue(read("<a> <p> 1 ;\n\n  <q> <b> ."));
        assertEquals(Place.line("x.ttl", 3), graph.placeOf(triple("a", "q", "b")).orElseThrow());
    }

    @Test
    void tripleOfTwoPlacesIsAtTheFirst() {
        assertTrue(read("<a> <p> <b> .\n<a> <p> <b> ."));
        assertEquals(Place.line("x.ttl", 1), graph.placeOf(triple("a", "p", "b")).orElseThrow());
    }

    @Test
    void nodeBeginsAtItsFirstTriple() {
        assertTrue(read("<b> <p> 1 .\n<a> <p> 1 .\n<a> <q> 2 ."));
        assertEquals(Place.line("x.ttl", 2), graph.placeOf(NodeFactory.createURI("https://example.org/a"))
                .orElseThrow());
    }

    @Test
    void faultHasLineAndColumnInCodePoints() {
        assertFalse(read("<a> <p> <b> .\n<a> <p> \"𐌰𐌰\" ] ."));
        assertEquals(List.of(Place.at("x.ttl", 2, 14)), problems.list().stream().map(Problem::place).toList());
    }

    @Test
    void triplesBeforeTheFaultAreThere() {
        assertFalse(read("<a> <p> <b> .\n<a> <p> ."));
        assertEquals(1, graph.graph().size());
    }

    @Test
    void everyBadIriIsTold() {
        assertFalse(read("<a b> <p> 1 .\n<c d> <p> 1 ."));
        assertEquals(1, problems.list().get(0).place().line());
    }

    @Test
    void literalThatIsNotOfItsDatatypeIsAWarning() {
        assertTrue(read("<a> <p> \"last week\"^^<http://www.w3.org/2001/XMLSchema#date> ."));
        assertEquals(1, problems.warnings());
    }

    @Test
    void unknownPrefixIsAnError() {
        assertFalse(read("<a> ex:p 1 ."));
        assertEquals(1, problems.errors());
    }

    @Test
    void blankNodesOfTwoFilesAreNotTheSame() {
        read("_:x <p> 1 .");
        read("_:x <p> 1 .");
        assertEquals(2, graph.graph().size());
    }

    private boolean read(String turtle) {
        return new TurtleReader("https://example.org/", problems).read(new TextFile("x.ttl", turtle), graph);
    }

    private static Triple triple(String subject, String predicate, String object) {
        return Triple.create(iri(subject), iri(predicate), iri(object));
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("https://example.org/" + name);
    }
}
