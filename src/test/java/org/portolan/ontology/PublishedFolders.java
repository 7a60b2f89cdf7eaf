package org.portolan.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.portolan.check.conversion.Conversion;
import org.portolan.check.publication.Publication;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.Problems;

/** The folders {@code data/} and {@code ontology/} of this repository as graphs. */
final class PublishedFolders {
    static final Path DATA = Path.of("data");
    static final Path ONTOLOGY = Path.of("ontology");
    static final String BASE = base();

    private PublishedFolders() {
    }

    /** A Turtle file with its relative IRIs resolved. */
    static Graph turtle(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(file).base(BASE).parse(graph);
        return graph;
    }

    /** The tables as RDF, with all that a release says of things; faults in them are for other tests. */
    static Graph tables() {
        Graph graph = GraphFactory.createDefaultGraph();
        Problems problems = new Problems();
        Publication.open(DATA, ONTOLOGY, Optional.empty(), problems)
                .ifPresent(publication -> new Conversion(publication).repeat(new GraphSink(graph)));
        if (problems.errors() > 0) {
            throw new AssertionError(problems.list());
        }
        return graph;
    }

    /** The files of a folder whose names end so, sorted. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The languages, sorted, of each subject's values of a property. */
    static Map<Node, List<String>> languages(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY).toList().stream()
                .sorted(Comparator.comparing((Triple triple) -> triple.getObject().getLiteralLanguage()))
                .collect(Collectors.groupingBy(Triple::getSubject,
                        Collectors.mapping(triple -> triple.getObject().getLiteralLanguage(), Collectors.toList())));
    }

    /** What the first group of the pattern finds in the text, each time. */
    static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().map(result -> result.group(1));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String base() {
        return found("uriSpace \"([^\"]+)\"", read(DATA.resolve("dataset.ttl"))).findFirst().orElseThrow();
    }

    private record GraphSink(Graph graph) implements StatementSink {
        @Override
        public void resource(String subject, String predicate, String object) {
            add(subject, predicate, NodeFactory.createURI(object));
        }

        @Override
        public void literal(String subject, String predicate, String lexical, String datatype) {
            add(subject, predicate, NodeFactory.createLiteralDT(lexical, NodeFactory.getType(datatype)));
        }

        @Override
        public void text(String subject, String predicate, String text, String language) {
            add(subject, predicate, NodeFactory.createLiteralLang(text, language));
        }

        private void add(String subject, String predicate, Node object) {
            graph.add(Triple.create(NodeFactory.createURI(subject), NodeFactory.createURI(predicate), object));
        }
    }
}
