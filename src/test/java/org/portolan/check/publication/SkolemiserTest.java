package org.portolan.check.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.portolan.check.files.TextFile;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.Problems;

class SkolemiserTest {
    private static final String BASE = "https://example.org/lights/";
    private static final String SHAPE = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            <shapes#Light> a sh:NodeShape ;
              sh:targetClass <ns#Light> ;
              sh:property [ sh:path ( <ns#keeper> [ sh:inversePath <ns#guild> ] ) ; sh:minCount 1 ; sh:in ( 1 2 3 ) ] ;
              sh:property [ sh:path [ sh:oneOrMorePath <ns#next> ] ; sh:maxCount 5 ] .
            <a> <p> _:shared . <b> <p> _:shared . <c> <q> _:shared . <d> <r> _:shared . _:shared <s> 1 .
            """;

    private final Problems problems = new Problems();

    @Test
    void namesDoNotDependOnTheOrderOfStatementsOrOnLabels() {
        Graph once = skolemise(read(SHAPE));
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(lines(once), lines(skolemise(shuffled(read(SHAPE), seed))));
        }
    }

    @Test
    void namesDoNotDependOnTheOrderOfFiles() {
        String other = "<ns#Light> <ns#drawn> [ <ns#width> 3 ] .";
        assertEquals(lines(skolemise(read(SHAPE, other))), lines(skolemise(read(other, SHAPE))));
    }

    @Test
    void noBlankNodeIsLeftAndNoStatementIsLost() {
        PlacedGraph written = read(SHAPE);
        Graph skolemised = skolemise(written);
        assertEquals(written.graph().size(), skolemised.size());
        assertFalse(skolemised.stream()
                .anyMatch(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank()));
        assertTrue(genids(skolemised).stream().allMatch(iri -> iri.matches(".*/\\.well-known/genid/[0-9a-f]{32}")));
    }

    @Test
    void blankNodesCanBePutBack() {
        Graph written = read(SHAPE).graph();
        Graph back = SkolemIris.asBlankNodes(skolemise(read(SHAPE)), BASE);
        assertTrue(written.isIsomorphicWith(back));
        assertEquals(List.of("(<https://example.org/lights/ns#next>)+",
                        "<https://example.org/lights/ns#keeper>/^<https://example.org/lights/ns#guild>"),
                Shapes.parse(back).getTargetShapes().iterator().next().getPropertyShapes().stream()
                        .map(shape -> shape.getPath().toString()).sorted().toList());
    }

    @Test
    void sameDescriptionReachedFromTwoThingsGivesTwoNames() {
        assertEquals(2, genids(skolemise(read("<a> <p> [ <q> 1 ] . <b> <p> [ <q> 1 ] ."))).size());
    }

    @Test
    void sameDescriptionReachedByTwoPropertiesGivesTwoNames() {
        assertEquals(2, genids(skolemise(read("<a> <p> [ <q> 1 ] ; <r> [ <q> 1 ] ."))).size());
    }

    @Test
    void sayingTheSameTwiceGivesOneName() {
        assertEquals(1, genids(skolemise(read("<a> <p> [ <q> 1 ] , [ <q> 1 ] ."))).size());
    }

    @Test
    void anotherValueDeepBelowGivesAnotherName() {
        assertNotEquals(genids(skolemise(read("<a> <p> [ <q> [ <r> 1 ] ] ."))),
                genids(skolemise(read("<a> <p> [ <q> [ <r> 2 ] ] ."))));
    }

    @Test
    void literalsThatDifferInDatatypeOrLanguageOnlyGiveDifferentNames() {
        assertEquals(3, genids(skolemise(read("<a> <p> [ <q> \"1\" ] , [ <q> 1 ] , [ <q> \"1\"@en ] ."))).size());
    }

    @Test
    void listOfTenThousandMembersIsNotTooDeep() {
        String members = IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        assertEquals(10_000, genids(skolemise(read("<a> <p> ( " + members + " ) ."))).size());
    }

    @Test
    void circleIsAProblemAndIsLeftOut() {
        Graph skolemised = skolemise(read("<a> <p> _:one .\n_:one <p> _:two .\n_:two <p> _:one .\n<b> <p> 1 , 2 ."));
        assertEquals(List.of(Code.BLANK_NODE_CIRCLE), problems.list().stream().map(Problem::code).toList());
        assertEquals(Place.line("1.ttl", 2), problems.list().get(0).place());
        assertEquals(2, skolemised.size());
    }

    @Test
    void blankNodeBelowACircleIsNoSecondProblem() {
        skolemise(read("_:one <p> _:one . _:one <q> [ <r> 1 ] . _:above <p> _:one ."));
        assertEquals(1, problems.list().size());
    }

    private Graph skolemise(PlacedGraph written) {
        return new Skolemiser(BASE, problems).skolemise(written);
    }

    private PlacedGraph read(String... files) {
        PlacedGraph graph = new PlacedGraph();
        for (int i = 0; i < files.length; i++) {
            assertTrue(new TurtleReader(BASE, problems).read(new TextFile(i + 1 + ".ttl", files[i]), graph));
        }
        return graph;
    }

    private static PlacedGraph shuffled(PlacedGraph written, int seed) {
        List<Triple> triples = new ArrayList<>(written.graph().stream().toList());
        Collections.shuffle(triples, new Random(seed));
        PlacedGraph shuffled = new PlacedGraph();
        triples.forEach(triple -> shuffled.add(triple, written.placeOf(triple).orElseThrow()));
        return shuffled;
    }

    private static Set<String> lines(Graph graph) {
        return graph.stream().map(triple -> NodeFmtLib.strNT(triple.getSubject()) + " "
                + NodeFmtLib.strNT(triple.getPredicate())
                + " " + NodeFmtLib.strNT(triple.getObject())).collect(Collectors.toSet());
    }

    private static Set<String> genids(Graph graph) {
        return graph.stream().map(Triple::getSubject).filter(Node::isURI).map(Node::getURI)
                .filter(iri -> iri.contains("/genid/")).collect(Collectors.toSet());
    }
}
