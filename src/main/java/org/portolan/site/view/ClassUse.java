package org.portolan.site.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.site.arrangement.Arrangement;

/**
 * The classes of a release and the properties that join them: those of its kinds, its shapes and its own vocabularies;
 * joined as the shapes demand ({@code sh:class}), as the ontology says ({@code rdfs:subClassOf}), and as the first
 * things of each class are. Read once a release; immutable.
 */
public final class ClassUse {
    private static final int MOST_THINGS = 500;

    private final Graph ontology;
    private final Graph data;
    private final Map<Node, Integer> groupOf = new LinkedHashMap<>();
    private final List<Set<Node>> groups = new ArrayList<>();
    private final Set<Join> joins = new TreeSet<>(Comparator.comparingInt(Join::from).thenComparingInt(Join::to)
            .thenComparing(join -> join.property().getURI()));

    /** That things of one group of classes have a property with values of another group. */
    record Join(int from, Node property, int to) {
    }

    public ClassUse(Arrangement arrangement, Graph data) {
        this.ontology = arrangement.ontology();
        this.data = data;
        arrangement.kinds().forEach(kind -> group(kind.classes()));
        Stream.of(RDFS.Class, OWL2.Class).flatMap(type -> subjects(RDF.type.asNode(), type.asNode()))
                .sorted(Comparator.comparing(Node::toString)).forEach(own -> group(List.of(own)));
        subjects(SHACL.targetClass, Node.ANY).distinct().map(shape -> objects(shape, SHACL.targetClass))
                .sorted(Comparator.comparing(List::toString)).forEach(this::group);
        List.copyOf(groupOf.keySet()).forEach(this::readSuperclasses);
        subjects(SHACL.targetClass, Node.ANY).distinct().forEach(this::readShape);
        readThings();
    }

    /** The classes, those that are shown and linked together in one group, each group sorted. */
    List<List<Node>> groups() {
        return groups.stream().map(List::copyOf).toList();
    }

    /** The joins in the order of the groups. */
    List<Join> joins() {
        return List.copyOf(joins);
    }

    /** The number of the group of these classes, which is a new one if none of them is known. */
    private int group(List<Node> classes) {
        int number = classes.stream().filter(groupOf::containsKey).map(groupOf::get).findFirst().orElse(groups.size());
        if (number == groups.size()) {
            groups.add(new TreeSet<>(Comparator.comparing(Node::toString)));
        }
        classes.stream().filter(type -> type.isURI() && !groupOf.containsKey(type)).forEach(type -> {
            groupOf.put(type, number);
            groups.get(number).add(type);
        });
        return number;
    }

    private void readSuperclasses(Node type) {
        objects(type, RDFS.subClassOf.asNode()).stream().filter(Node::isURI).forEach(wider ->
                joins.add(new Join(groupOf.get(type), RDFS.subClassOf.asNode(), group(List.of(wider)))));
    }

    private void readShape(Node shape) {
        int from = group(objects(shape, SHACL.targetClass));
        for (Node property : objects(shape, SHACL.property)) {
            objects(property, SHACL.path).stream().filter(Node::isURI).forEach(path ->
                    objects(property, SHACL.class_).forEach(type ->
                            joins.add(new Join(from, path, group(List.of(type))))));
        }
    }

    private void readThings() {
        Map<Node, Set<Integer>> known = new HashMap<>();
        for (Node type : List.copyOf(groupOf.keySet())) {
            int from = groupOf.get(type);
            data.stream(Node.ANY, RDF.type.asNode(), type).limit(MOST_THINGS).map(Triple::getSubject)
                    .flatMap(thing -> data.stream(thing, Node.ANY, Node.ANY).limit(Lookup.MOST))
                    .filter(triple -> triple.getObject().isURI()).forEach(triple ->
                    known.computeIfAbsent(triple.getObject(), this::groupsOf)
                            .forEach(to -> joins.add(new Join(from, triple.getPredicate(), to))));
        }
    }

    private Set<Integer> groupsOf(Node thing) {
        Set<Integer> found = new LinkedHashSet<>();
        data.stream(thing, RDF.type.asNode(), Node.ANY).map(Triple::getObject).filter(groupOf::containsKey)
                .forEach(type -> found.add(groupOf.get(type)));
        return found;
    }

    private Stream<Node> subjects(Node property, Node value) {
        return ontology.stream(Node.ANY, property, value).map(Triple::getSubject);
    }

    private List<Node> objects(Node subject, Node property) {
        return ontology.stream(subject, property, Node.ANY).map(Triple::getObject)
                .sorted(Comparator.comparing(Node::toString)).toList();
    }
}
