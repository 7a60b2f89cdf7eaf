package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every own term says what it is, and nothing uses a term that is not there. */
class TermsTest {
    private static final String TERMS = PublishedFolders.BASE + "ns#";
    private static final Node ONTOLOGY = NodeFactory.createURI(PublishedFolders.BASE + "ns");
    private static final Node EXAMPLE = NodeFactory.createURI("http://purl.org/vocab/vann/example");
    private static final Graph GRAPH = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("iash.ttl"));

    @TestFactory
    Stream<DynamicTest> termHasLabelAndCommentOnceInEachLanguage() {
        return eachTerm(term -> {
            for (Node property : List.of(RDFS.Nodes.label, RDFS.Nodes.comment)) {
                assertEquals(List.of("de", "en"), PublishedFolders.languages(GRAPH, property).get(term));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> termSaysWhereItIsDefinedAndWhyItIsCoined() {
        return eachTerm(term -> {
            assertEquals(List.of(ONTOLOGY), objects(term, RDFS.Nodes.isDefinedBy).toList());
            assertEquals(1, objects(term, SKOS.editorialNote.asNode()).count());
        });
    }

    @TestFactory
    Stream<DynamicTest> exampleShowsTheTermInTheData() {
        Graph data = PublishedFolders.tables();
        return eachTerm(term -> {
            List<Node> things = objects(term, EXAMPLE).toList();
            List<Node> values = objects(term, SKOS.example.asNode()).toList();
            assertEquals(1, things.size() + values.size());
            assertTrue(things.stream().allMatch(thing -> data.contains(thing, RDF.Nodes.type, term)
                    || data.contains(thing, term, Node.ANY)), things::toString);
            assertTrue(values.stream().allMatch(value -> data.contains(Node.ANY, term, value)), values::toString);
        });
    }

    @Test
    void dataUsesAllTermsAndNoOthers() {
        Set<String> used = PublishedFolders.tables().find().toList().stream()
                .flatMap(triple -> Stream.of(triple.getPredicate(), triple.getObject()))
                .filter(Node::isURI).map(Node::getURI).filter(iri -> iri.startsWith(TERMS))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(terms().map(Node::getURI).collect(Collectors.toCollection(TreeSet::new)), used);
    }

    @TestFactory
    Stream<DynamicTest> noFileNamesATermThatIsNotDeclared() {
        return Stream.of("shapes.ttl", "site.ttl").map(PublishedFolders.ONTOLOGY::resolve)
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertDeclared(file)));
    }

    @Test
    void noFileButTheDatasetDescriptionSpellsTheBase() {
        List<Path> files = Stream.of(PublishedFolders.ONTOLOGY, PublishedFolders.ONTOLOGY.resolve("queries"))
                .flatMap(folder -> PublishedFolders.files(folder, "").stream())
                .filter(file -> file.toFile().isFile())
                .filter(file -> PublishedFolders.read(file).contains(PublishedFolders.BASE)).toList();
        assertEquals(List.of(), files);
    }

    @Test
    void theVersionIsNamed() {
        assertEquals(1, objects(ONTOLOGY, OWL2.versionIRI.asNode()).count());
    }

    private static void assertDeclared(Path file) {
        Set<Node> declared = terms().collect(Collectors.toSet());
        List<Node> undeclared = PublishedFolders.turtle(file).find().toList().stream()
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                .filter(node -> node.isURI() && node.getURI().startsWith(TERMS) && !declared.contains(node)).toList();
        assertEquals(List.of(), undeclared);
    }

    private static Stream<DynamicTest> eachTerm(Consumer<Node> check) {
        return terms().map(term ->
                DynamicTest.dynamicTest(term.getURI().substring(TERMS.length()), () -> check.accept(term)));
    }

    private static Stream<Node> terms() {
        return GRAPH.find(Node.ANY, RDF.Nodes.type, Node.ANY).mapWith(Triple::getSubject).toList().stream()
                .filter(node -> node.getURI().startsWith(TERMS)).distinct();
    }

    private static Stream<Node> objects(Node subject, Node property) {
        return GRAPH.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }
}
