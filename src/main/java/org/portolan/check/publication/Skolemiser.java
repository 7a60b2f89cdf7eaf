package org.portolan.check.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.portolan.check.files.Sha256;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Gives blank nodes IRIs (<a href="https://www.w3.org/TR/rdf11-concepts/#section-skolemization">RDF 1.1, 3.5</a>) that
 * follow from the content alone, not from labels or the order of files and statements.
 *
 * <p>The name of a blank node is a hash over what it says (its statements, those of the blank nodes below it included)
 * and over how it is reached (subject and predicate of each statement about it, up to the nearest IRIs). Two blank
 * nodes that agree in both say the same twice and become one. Blank nodes that lead back to themselves have no such
 * name: they are a problem.
 */
final class Skolemiser {
    private static final int DIGITS = 32;

    private final String prefix;
    private final ProblemSink problems;

    Skolemiser(String base, ProblemSink problems) {
        this.prefix = SkolemIris.prefix(base);
        this.problems = problems;
    }

    /** The graph without blank nodes; nodes of a circle, which are reported, and those below it are left out. */
    Graph skolemise(PlacedGraph written) {
        BlankNodes blanks = new BlankNodes(written.graph());
        List<Node> leavesFirst = blanks.leavesFirst();
        blanks.circles(Set.copyOf(leavesFirst)).forEach(circle -> problems.report(fault(circle, written)));
        Map<Node, String> descriptions = new HashMap<>();
        leavesFirst.forEach(node -> descriptions.put(node, description(blanks.about(node), descriptions)));
        Map<Node, Node> iris = new HashMap<>();
        Deque<Node> rootsFirst = new ArrayDeque<>();
        leavesFirst.forEach(rootsFirst::push);
        rootsFirst.forEach(node -> iris.put(node, iri(descriptions.get(node), blanks.leadingTo(node), iris)));
        return replace(written.graph(), iris);
    }

    private static String description(List<Triple> about, Map<Node, String> below) {
        List<String> lines = about.stream().map(triple -> name(triple.getPredicate()) + " "
                + (triple.getObject().isBlank() ? below.get(triple.getObject()) : name(triple.getObject())))
                .sorted().toList();
        return hash(lines);
    }

    /**
     * A subject without an IRI is one of a circle: its own fault is reported, this node need not have a lasting name.
     */
    private Node iri(String description, List<Triple> leadingTo, Map<Node, Node> above) {
        List<String> lines = new ArrayList<>();
        for (Triple triple : leadingTo) {
            lines.add(name(above.getOrDefault(triple.getSubject(), triple.getSubject())) + " "
                    + name(triple.getPredicate()));
        }
        lines.sort(null);
        lines.add(description);
        return NodeFactory.createURI(prefix + hash(lines));
    }

    /** Of some lines, none of which holds a line end: 128 bits, enough that no two contents ever share one. */
    private static String hash(List<String> lines) {
        return Sha256.of(String.join("\n", lines)).substring(0, DIGITS);
    }

    private static Graph replace(Graph written, Map<Node, Node> iris) {
        Graph replaced = GraphMemFactory.createDefaultGraphSameTerm();
        written.getPrefixMapping().getNsPrefixMap().forEach(replaced.getPrefixMapping()::setNsPrefix);
        written.stream().map(triple -> Triple.create(iris.getOrDefault(triple.getSubject(), triple.getSubject()),
                        triple.getPredicate(), iris.getOrDefault(triple.getObject(), triple.getObject())))
                .filter(triple -> !triple.getSubject().isBlank() && !triple.getObject().isBlank())
                .forEach(replaced::add);
        return replaced;
    }

    /** A node in N-Triples syntax, which no two different nodes share. */
    private static String name(Node node) {
        return NodeFmtLib.strNT(node);
    }

    private static Problem fault(List<Node> circle, PlacedGraph written) {
        Place first = circle.stream().flatMap(node -> written.placeOf(node).stream()).min(Place.IN_ORDER)
                .orElseThrow(() -> new IllegalStateException("each triple has a place"));
        return Problem.error(Code.BLANK_NODE_CIRCLE, first,
                        "this blank node leads back to itself, from blank node to blank node")
                .because("blank nodes are published under names that follow from what they say, "
                        + "and in a circle nothing comes first")
                .mend("give one of the blank nodes an IRI");
    }
}
