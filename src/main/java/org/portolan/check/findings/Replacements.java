package org.portolan.check.findings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.conversion.RowOrigins;

/**
 * The things whose address leads on to others: {@code <old> dcterms:isReplacedBy <new>}, with the old one below {@code
 * {base}id/}. Nothing else may be said of them and nothing may name them, and following them must come to an end.
 */
public final class Replacements {
    /** The property by which the tables say it. */
    public static final Node IS_REPLACED_BY = DCTerms.isReplacedBy.asNode();

    private final Graph data;
    private final Wording wording;
    private final Supplier<Optional<String>> file;
    private final Map<String, Set<String>> replaced = new TreeMap<>();

    /**
     * Those of this graph.
     *
     * @param file finds the table that says them, if there is one
     */
    public Replacements(Graph data, Wording wording, Supplier<Optional<String>> file) {
        this.data = data;
        this.wording = wording;
        this.file = file;
        String things = wording.base() + "id/";
        data.stream(Node.ANY, IS_REPLACED_BY, Node.ANY).filter(triple -> triple.getObject().isURI())
                .filter(triple -> triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(things))
                .forEach(triple -> replaced.computeIfAbsent(triple.getSubject().getURI(), old -> new TreeSet<>())
                        .add(triple.getObject().getURI()));
    }

    /** The table that says them, as messages name it. */
    Optional<String> file() {
        return file.get();
    }

    boolean isReplaced(Node node) {
        return node.isURI() && replaced.containsKey(node.getURI());
    }

    /**
     * What is wrong with them.
     *
     * @param rows N-Triples: which row describes what
     */
    public List<Finding> findings(Path rows) {
        List<Finding> findings = new ArrayList<>();
        if (replaced.isEmpty()) {
            return findings;
        }
        Set<String> wronged = describedBesides(rows);
        replaced.keySet().stream().filter(old -> isTyped(old) || isNamed(old)).forEach(wronged::add);
        wronged.forEach(old -> findings.add(new ReplacedResource(old, wording.iri(old),
                replaced.get(old).stream().map(wording::iri).toList())));
        circles().forEach(circle -> findings.add(new ReplacementCircle(circle.get(0),
                circle.stream().map(wording::iri).toList())));
        return findings;
    }

    private boolean isTyped(String old) {
        return data.contains(NodeFactory.createURI(old), RDF.type.asNode(), Node.ANY);
    }

    private boolean isNamed(String old) {
        return data.stream(Node.ANY, Node.ANY, NodeFactory.createURI(old))
                .anyMatch(triple -> !triple.getPredicate().equals(IS_REPLACED_BY));
    }

    /** Those that more rows describe than say what replaces them. */
    private Set<String> describedBesides(Path rows) {
        Map<String, Integer> described = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(rows, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int object = line.lastIndexOf(" <");
                String thing = object < 0 ? "" : line.substring(object + 2, line.lastIndexOf('>'));
                if (replaced.containsKey(thing) && line.contains(RowOrigins.DESCRIBES)) {
                    described.merge(thing, 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> besides = new TreeSet<>();
        described.forEach((thing, number) -> {
            if (number > replaced.get(thing).size()) {
                besides.add(thing);
            }
        });
        return besides;
    }

    /** The ways that lead back to where they began, each once. */
    private List<List<String>> circles() {
        List<List<String>> circles = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (String start : replaced.keySet()) {
            follow(start, new LinkedHashSet<>(), done, circles);
        }
        return circles;
    }

    private void follow(String thing, LinkedHashSet<String> way, Set<String> done, List<List<String>> circles) {
        if (!replaced.containsKey(thing) || done.contains(thing)) {
            return;
        }
        if (!way.add(thing)) {
            List<String> walked = List.copyOf(way);
            List<String> circle = new ArrayList<>(walked.subList(walked.indexOf(thing), walked.size()));
            circle.add(thing);
            circles.add(circle);
            return;
        }
        replaced.get(thing).forEach(next -> follow(next, way, done, circles));
        way.remove(thing);
        done.add(thing);
    }
}
