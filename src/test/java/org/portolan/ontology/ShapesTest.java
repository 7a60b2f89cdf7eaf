package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shapes let right data pass and name what is wrong. */
class ShapesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/check/shapes");
    private static final Graph GRAPH = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("shapes.ttl"));
    private static final Shapes SHAPES = Shapes.parse(GRAPH);

    @TestFactory
    Stream<DynamicTest> rightDataPasses() {
        return cases("valid.").map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
                () -> assertEquals(List.of(), said(file))));
    }

    @TestFactory
    Stream<DynamicTest> wrongDataIsToldInTheEditorsWords() {
        return cases("invalid.").map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Path expected = Path.of(file.toString().replaceFirst("ttl$", "txt"));
            assertEquals(PublishedFolders.read(expected).lines().toList(), said(file));
        }));
    }

    @Test
    void everyMessageIsProvokedByACase() {
        Set<String> provoked = cases("invalid.").flatMap(file -> report(file).getEntries().stream())
                .map(ShapesTest::message).collect(Collectors.toCollection(TreeSet::new));
        Set<String> messages = texts(Node.ANY, SHACL.message, "en").collect(Collectors.toCollection(TreeSet::new));
        assertTrue(messages.size() > 100, () -> "only " + messages.size() + " messages");
        assertEquals(messages, provoked);
    }

    @Test
    void thePublishedTablesPass() {
        ValidationReport report = ShaclValidator.get().validate(SHAPES, PublishedFolders.tables());
        assertEquals(List.of(), report.getEntries().stream().map(ShapesTest::line).toList());
    }

    @Test
    void everyNameHasBothLanguagesOnce() {
        for (Node property : List.of(SHACL.name, RDFS.Nodes.label)) {
            PublishedFolders.languages(GRAPH, property)
                    .forEach((shape, languages) -> assertEquals(List.of("de", "en"), languages, shape::toString));
        }
    }

    @Test
    void everyPropertyOnAPageHasAGroupAndAPlace() {
        GRAPH.find(Node.ANY, SHACL.name, Node.ANY).mapWith(Triple::getSubject).forEach(shape -> {
            Node group = GRAPH.find(shape, term("group"), Node.ANY).next().getObject();
            assertTrue(GRAPH.contains(group, RDF.Nodes.type, term("PropertyGroup")), group::toString);
            assertEquals(1, GRAPH.find(shape, term("order"), Node.ANY).toList().size());
        });
    }

    private static Stream<Path> cases(String beginning) {
        return PublishedFolders.files(CASES, ".ttl").stream()
                .filter(file -> file.getFileName().toString().startsWith(beginning));
    }

    private static ValidationReport report(Path file) {
        return ShaclValidator.get().validate(SHAPES, PublishedFolders.turtle(file));
    }

    private static List<String> said(Path file) {
        return report(file).getEntries().stream().map(ShapesTest::line).distinct().sorted().toList();
    }

    private static String line(ReportEntry entry) {
        return entry.focusNode().toString().replace(PublishedFolders.BASE, "") + ": " + message(entry);
    }

    /** Jena's text joins the languages of a shape's messages, so the shape is asked; a constraint in SPARQL has one. */
    private static String message(ReportEntry entry) {
        return texts(entry.source(), SHACL.message, "en").findFirst().orElse(entry.message());
    }

    private static Stream<String> texts(Node subject, Node property, String language) {
        return GRAPH.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .filter(text -> text.getLiteralLanguage().equals(language)).map(Node::getLiteralLexicalForm);
    }

    private static Node term(String name) {
        return NodeFactory.createURI(SHACL.getURI() + name);
    }
}
