package org.portolan.check.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Code;
import org.portolan.problem.Nearest;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Finds IRIs under the base that are spoken of but described nowhere. Foreign keys of CSVW find most of them; this
 * finds the rest: a pair of kind and key, an example in the ontology. One look-up for each statement.
 */
public final class ResourceCheck {
    private static final Node EXAMPLE = NodeFactory.createURI("http://purl.org/vocab/vann/example");
    private static final int SUGGESTIONS = 3;
    /** Edit distances to every key are dear: so many faults get them, which is more than anyone reads. */
    private static final int MOST_WITH_SUGGESTIONS = 100;

    private final Publication publication;
    private final Graph data;
    private final Set<String> served;
    private final Wording wording;

    /** @param data the graph of the tables */
    public ResourceCheck(Publication publication, Graph data, Wording wording) {
        this.publication = publication;
        this.data = data;
        this.wording = wording;
        this.served = served(publication);
    }

    /** What the tables speak of without describing it or saying what replaces it. */
    public List<UnknownResource> inTables(Replacements replacements) {
        Set<Node> unknown = new LinkedHashSet<>();
        data.stream().flatMap(ResourceCheck::ends).filter(this::isUnknown)
                .filter(node -> !replacements.isReplaced(node)).forEach(unknown::add);
        Map<String, Set<String>> keys = keysOfKinds(unknown);
        Optional<String> tableOfReplacements = unknown.isEmpty() ? Optional.empty() : replacements.file();
        List<UnknownResource> findings = new ArrayList<>();
        for (Node node : unknown) {
            String iri = node.getURI();
            List<String> nearest = findings.size() < MOST_WITH_SUGGESTIONS ? nearest(iri, keys) : List.of();
            findings.add(new UnknownResource(iri, wording.iri(iri), nearest,
                    nearest.stream().map(kind(iri)::concat).filter(iri::equalsIgnoreCase).findFirst(),
                    tableOfReplacements));
        }
        return findings;
    }

    /** Reports what the ontology and the description of the dataset speak of without describing it. */
    public void inOntology(ProblemSink problems) {
        Place dataset = Place.file(publication.shown("dataset.ttl"));
        report(publication.description().graph(), triple -> Optional.of(dataset), problems);
        report(publication.terms().asWritten(), publication.terms()::placeOf, problems);
    }

    /** Reports those of the properties in use that are under the base and that the ontology does not describe. */
    public void properties(Set<Node> used, ProblemSink problems) {
        Set<Node> unknown = used.stream().filter(this::isUnknown).collect(Collectors.toCollection(LinkedHashSet::new));
        Place metadata = Place.file(publication.shown("csv-metadata.json"));
        Map<String, Set<String>> keys = keysOfKinds(unknown);
        unknown.forEach(node -> problems.report(unknown(node.getURI(), metadata, keys)));
    }

    private void report(Graph graph, Function<Triple, Optional<Place>> places, ProblemSink problems) {
        Map<Node, Place> unknown = new HashMap<>();
        BinaryOperator<Place> first = BinaryOperator.minBy(Place.IN_ORDER);
        graph.stream().forEach(triple -> ends(triple).filter(this::isUnknown)
                .forEach(node -> unknown.merge(node, places.apply(triple).orElseThrow(), first)));
        Map<String, Set<String>> keys = keysOfKinds(unknown.keySet());
        unknown.forEach((node, place) -> problems.report(isExampleAlone(node, graph)
                ? unknownExample(node.getURI(), place, keys) : unknown(node.getURI(), place, keys)));
    }

    private static boolean isExampleAlone(Node node, Graph graph) {
        return !graph.contains(node, Node.ANY, Node.ANY) && graph.stream(Node.ANY, Node.ANY, node)
                .allMatch(triple -> triple.getPredicate().equals(EXAMPLE));
    }

    /** The row that it was an example of may have gone, and whoever took it away need not know the ontology. */
    private Problem unknownExample(String iri, Place place, Map<String, Set<String>> keys) {
        return error(place, "the ontology's example uses %s, which nothing describes".formatted(wording.iri(iri)))
                .mend(fix(iri, keys, "describe it, or write here another thing that is there"));
    }

    private Problem unknown(String iri, Place place, Map<String, Set<String>> keys) {
        return error(place, "%s is named here, and nothing describes it".formatted(wording.iri(iri)))
                .mend(fix(iri, keys, "describe it, or name something that is there"));
    }

    private static Problem error(Place place, String message) {
        return Problem.error(Code.RESOURCE_UNKNOWN, place, message).because(UnknownResource.WHY);
    }

    private static String fix(String iri, Map<String, Set<String>> keys, String otherwise) {
        List<String> nearest = nearest(iri, keys);
        return nearest.isEmpty() ? otherwise : "did you mean %s? Otherwise %s".formatted(String.join(" or ", nearest),
                otherwise.replaceFirst(", or name .*", ""));
    }

    private static Stream<Node> ends(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getObject());
    }

    private boolean isUnknown(Node node) {
        return node.isURI() && node.getURI().startsWith(publication.base())
                && !isTyped(node)
                && !served.contains(node.getURI().replaceFirst("#(row=[0-9]+|cell=[0-9]+,[0-9]+)$", ""));
    }

    private boolean isTyped(Node node) {
        return data.contains(node, RDF.type.asNode(), Node.ANY)
                || publication.terms().asWritten().contains(node, RDF.type.asNode(), Node.ANY)
                || publication.description().graph().contains(node, RDF.type.asNode(), Node.ANY);
    }

    /** What is published without being a thing of the data: the dataset, its tables, its graphs. */
    private static Set<String> served(Publication publication) {
        Set<String> served = new LinkedHashSet<>();
        served.add(publication.base());
        publication.checksums().keySet().stream().filter(name -> name.startsWith("data/"))
                .map(publication.base()::concat).forEach(served::add);
        Stream.of("ontology", "provenance", "catalog").map(name -> publication.base() + "graph/" + name)
                .forEach(served::add);
        return served;
    }

    /** The last parts of the IRIs of all things, of the kinds that are asked for. */
    private Map<String, Set<String>> keysOfKinds(Set<Node> asked) {
        Map<String, Set<String>> keys = new HashMap<>();
        asked.forEach(node -> keys.put(kind(node.getURI()), new TreeSet<>()));
        if (!keys.isEmpty()) {
            Stream.of(data, publication.terms().asWritten())
                    .flatMap(graph -> graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY))
                    .map(Triple::getSubject).filter(Node::isURI).map(Node::getURI)
                    .filter(iri -> keys.containsKey(kind(iri)))
                    .forEach(iri -> keys.get(kind(iri)).add(iri.substring(kind(iri).length())));
        }
        return keys;
    }

    private static List<String> nearest(String iri, Map<String, Set<String>> keys) {
        return Nearest.to(iri.substring(kind(iri).length()), keys.get(kind(iri)), SUGGESTIONS);
    }

    private static String kind(String iri) {
        return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }
}
