package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** site.ttl fits the data, the shapes, the queries and its own documentation. */
class SiteDescriptionTest {
    private static final String VOCABULARY = "https://w3id.org/portolan/site#";
    private static final Graph GRAPH = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("site.ttl"));
    private static final Graph SHAPES = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("shapes.ttl"));
    private static final Path DOCUMENTATION = Path.of("docs/site-vocabulary.md");

    @Test
    void everyThingOfTheDataHasAKindThatKnowsItsClass() {
        Graph data = PublishedFolders.tables();
        List<String> strangers = data.find(Node.ANY, RDF.Nodes.type, Node.ANY).toList().stream()
                .filter(typed -> !isKnown(typed)).map(Triple::toString).toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void everyKindHasItsShapeAndATitle() {
        List<Node> kinds = subjects(RDF.Nodes.type, term("Kind"));
        assertEquals(17, kinds.size());
        for (Node kind : kinds) {
            assertTrue(SHAPES.contains(object(kind, "shape"), RDF.Nodes.type, SHACL.NodeShape), kind::toString);
            boolean hasLabel = GRAPH.contains(kind, term("labelProperty"), Node.ANY);
            assertTrue(hasLabel != GRAPH.contains(kind, term("title"), Node.ANY), kind::toString);
        }
    }

    @Test
    void everySavedQueryOfTheHomePageIsThere() {
        List<String> queries = GRAPH.find(Node.ANY, term("query"), Node.ANY)
                .mapWith(found -> found.getObject().getLiteralLexicalForm()).toList();
        assertEquals(List.of(), queries.stream()
                .filter(name -> !Files.exists(PublishedFolders.ONTOLOGY.resolve("queries/" + name + ".rq"))).toList());
    }

    @Test
    void everyNameHasBothLanguagesOnce() {
        for (Node property : List.of(RDFS.Nodes.label, term("singular"), SHACL.name, term("fix"))) {
            Stream.of(GRAPH, SHAPES).forEach(graph -> PublishedFolders.languages(graph, property)
                    .forEach((named, languages) -> assertEquals(List.of("de", "en"), languages, named::toString)));
        }
    }

    @Test
    void theDocumentationExplainsEveryTermUsedAndNoOther() {
        Set<String> used = Stream.of(GRAPH, SHAPES).flatMap(graph -> graph.find().toList().stream())
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                .filter(node -> node.isURI() && node.getURI().startsWith(VOCABULARY))
                .map(node -> node.getURI().substring(VOCABULARY.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(used, explained());
    }

    @Test
    void theProgramAsksForEveryTermExplainedAndNoOther() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/portolan"))) {
            files.filter(file -> file.toString().endsWith(".java")).map(PublishedFolders::read).forEach(source -> {
                PublishedFolders.found("SiteVocabulary\\.(?:term\\(|NAMESPACE \\+ )\"(\\w+)\"", source)
                        .forEach(asked::add);
                if (source.startsWith("package org.portolan.site")) {
                    PublishedFolders.found("\\b(?:site|subject|property|properties)\\(\"(\\w+)\"\\)", source)
                            .forEach(asked::add);
                }
            });
        }
        assertEquals(explained(), asked);
    }

    private static Set<String> explained() {
        String rows = PublishedFolders.found("^(\\| `site:.*)\\|$", PublishedFolders.read(DOCUMENTATION))
                .map(row -> row.split("\\|")[1]).collect(Collectors.joining());
        return PublishedFolders.found("`site:(\\w+)`", rows).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKnown(Triple typed) {
        String path = typed.getSubject().getURI().substring((PublishedFolders.BASE + "id/").length());
        String key = path.replaceFirst("/.*", "");
        return subjects(term("key"), NodeFactory.createLiteralString(key)).stream()
                .anyMatch(kind -> GRAPH.contains(kind, term("class"), typed.getObject()));
    }

    private static List<Node> subjects(Node property, Node object) {
        return GRAPH.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
    }

    private static Node object(Node subject, String property) {
        return GRAPH.find(subject, term(property), Node.ANY).next().getObject();
    }

    private static Node term(String name) {
        return NodeFactory.createURI(VOCABULARY + name);
    }
}
