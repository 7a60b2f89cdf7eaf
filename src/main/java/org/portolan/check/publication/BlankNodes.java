package org.portolan.check.publication;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * The blank nodes of a graph and the ways between them. All walks are loops: a list of ten thousand members is deep.
 */
final class BlankNodes {
    private final Map<Node, List<Triple>> about = new LinkedHashMap<>();
    private final Map<Node, List<Triple>> leadingTo = new HashMap<>();

    BlankNodes(Graph graph) {
        graph.stream().forEach(triple -> {
            if (triple.getSubject().isBlank()) {
                about.computeIfAbsent(triple.getSubject(), node -> new ArrayList<>()).add(triple);
            }
            if (triple.getObject().isBlank()) {
                about.computeIfAbsent(triple.getObject(), node -> new ArrayList<>());
                leadingTo.computeIfAbsent(triple.getObject(), node -> new ArrayList<>()).add(triple);
            }
        });
    }

    /** The statements that a blank node is the subject of. */
    List<Triple> about(Node node) {
        return about.get(node);
    }

    /** The statements that a blank node is the object of. */
    List<Triple> leadingTo(Node node) {
        return leadingTo.getOrDefault(node, List.of());
    }

    /**
     * Every blank node after all those it leads to (Kahn's order); what is in a circle or leads to one is not among
     * them.
     */
    List<Node> leavesFirst() {
        Map<Node, Integer> open = new HashMap<>();
        about.forEach((node, triples) ->
                open.put(node, (int) triples.stream().filter(triple -> triple.getObject().isBlank()).count()));
        Deque<Node> free = new ArrayDeque<>();
        about.keySet().stream().filter(node -> open.get(node) == 0).forEach(free::add);
        List<Node> order = new ArrayList<>();
        while (!free.isEmpty()) {
            Node node = free.poll();
            order.add(node);
            leadingTo(node).stream().map(Triple::getSubject).filter(Node::isBlank)
                    .filter(above -> open.merge(above, -1, Integer::sum) == 0).forEach(free::add);
        }
        return order;
    }

    /** The circles that are met by following, from each node that has no place in the order, one way further on. */
    List<List<Node>> circles(Set<Node> ordered) {
        Set<Node> done = new HashSet<>(ordered);
        List<List<Node>> circles = new ArrayList<>();
        for (Node start : about.keySet()) {
            Set<Node> way = new LinkedHashSet<>();
            Node node = start;
            while (!done.contains(node) && way.add(node)) {
                node = next(node, ordered);
            }
            if (!done.contains(node)) {
                List<Node> walked = List.copyOf(way);
                circles.add(walked.subList(walked.indexOf(node), walked.size()));
            }
            done.addAll(way);
        }
        return circles;
    }

    private Node next(Node node, Set<Node> ordered) {
        return about.get(node).stream().map(Triple::getObject).filter(Node::isBlank)
                .filter(below -> !ordered.contains(below))
                .findFirst().orElseThrow(() -> new IllegalStateException("a node without an order leads on"));
    }
}
