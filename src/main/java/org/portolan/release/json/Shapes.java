package org.portolan.release.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;

/** The node shapes of an ontology with the properties they speak of; paths of several steps are left out. */
final class Shapes {
    private static final List<Node> WORDS = List.of(SHACL.name, SHACL.description);

    private final Graph ontology;
    private final SortedMap<String, SortedMap<String, ShapedProperty>> byShape = new TreeMap<>();

    /** @param ontology holds the shapes, with blank nodes */
    Shapes(Graph ontology) {
        this.ontology = ontology;
        ontology.find(Node.ANY, SHACL.property, Node.ANY).forEachRemaining(triple -> {
            Node property = triple.getObject();
            if (triple.getSubject().isURI() && !isDeactivated(triple.getSubject()) && !isDeactivated(property)) {
                add(triple.getSubject(), property);
            }
        });
    }

    private boolean isDeactivated(Node shape) {
        return one(shape, SHACL.deactivated).filter(NodeConst.nodeTrue::equals).isPresent();
    }

    /** What only warns does not keep a release from being made, so it promises nothing. */
    private boolean isWarning(Node shape) {
        return one(shape, SHACL.severity).filter(severity -> !severity.equals(SHACL.Violation)).isPresent();
    }

    private void add(Node shape, Node property) {
        boolean isPromise = !isWarning(shape) && !isWarning(property);
        one(property, SHACL.path).filter(path -> !path.equals(RDF.type.asNode())).ifPresent(path -> {
            Optional<Node> inverse = path.isURI() ? Optional.empty() : one(path, SHACL.inversePath).filter(Node::isURI);
            inverse.or(() -> Optional.of(path).filter(Node::isURI)).ifPresent(node -> {
                ShapedProperty shaped = byShape.computeIfAbsent(shape.getURI(), any -> new TreeMap<>()).computeIfAbsent(
                        (inverse.isPresent() ? "^" : "") + node.getURI(),
                        any -> new ShapedProperty(node.getURI(), inverse.isPresent()));
                ontology.find(property, Node.ANY, Node.ANY)
                        .filterKeep(said -> isPromise || WORDS.contains(said.getPredicate()))
                        .forEachRemaining(said -> add(shaped, said));
            });
        });
    }

    private void add(ShapedProperty shaped, Triple said) {
        if (said.getPredicate().equals(SHACL.in)) {
            GraphList.members(GNode.create(ontology, said.getObject()))
                    .forEach(member -> shaped.add(SHACL.in, member));
        } else {
            shaped.add(said.getPredicate(), said.getObject());
        }
    }

    private Optional<Node> one(Node subject, Node property) {
        return ontology.stream(subject, property, Node.ANY).map(triple -> triple.getObject()).findFirst();
    }

    /** What a shape says, by its IRI; in the order of the properties. */
    List<ShapedProperty> of(String shape) {
        return List.copyOf(byShape.getOrDefault(shape, new TreeMap<>()).values());
    }

    /** What a shape demands of several properties together, by its IRI; nothing if it only warns. */
    List<Demand> demands(String shape) {
        Node node = NodeFactory.createURI(shape);
        return isDeactivated(node) || isWarning(node) ? List.of() : Demand.of(ontology, node);
    }

    /** Properties without which another one must not be there, by the IRI of that other one. */
    SortedMap<String, SortedSet<String>> companions() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        ontology.find(Node.ANY, SHACL.targetSubjectsOf, Node.ANY).forEachRemaining(target -> {
            for (ShapedProperty shaped : of(target.getSubject().toString())) {
                if (shaped.least() > 0 && !shaped.isReverse()) {
                    found.computeIfAbsent(target.getObject().getURI(), any -> new TreeSet<>()).add(shaped.iri());
                }
            }
        });
        return found;
    }

    /** What shapes say of a property of their classes, by shape. */
    Map<String, ShapedProperty> naming(String property) {
        Map<String, ShapedProperty> found = new TreeMap<>();
        byShape.forEach((shape, properties) -> Optional.ofNullable(properties.get(property))
                .filter(ShapedProperty::isNamed).ifPresent(shaped -> found.put(shape, shaped)));
        return found;
    }

    /** The properties that shapes name, forwards or in reverse. */
    SortedSet<String> properties(boolean isReverse) {
        SortedSet<String> found = new TreeSet<>();
        byShape.values().forEach(properties -> properties.values().stream()
                .filter(shaped -> shaped.isNamed() && shaped.isReverse() == isReverse)
                .forEach(shaped -> found.add(shaped.iri())));
        return found;
    }

    /** The classes that shapes speak of. */
    SortedSet<String> classes() {
        List<Node> found = new ArrayList<>();
        for (Node property : List.of(SHACL.targetClass, SHACL.class_)) {
            ontology.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> found.add(triple.getObject()));
        }
        SortedSet<String> classes = new TreeSet<>();
        found.stream().filter(Node::isURI).forEach(node -> classes.add(node.getURI()));
        return classes;
    }
}
