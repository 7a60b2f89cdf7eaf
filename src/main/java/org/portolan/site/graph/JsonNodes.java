package org.portolan.site.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.portolan.release.json.JsonContext;
import org.portolan.release.json.JsonTerm;

/**
 * The node objects of one document: the thing with all that is said of it, inside it each thing that it names or that
 * names it, and its document. Whatever of the graph is in none of them stands in {@code @included}.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#node-objects">JSON-LD 1.1, 9.2</a>
 */
final class JsonNodes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Graph graph;
    private final Node topic;
    private final JsonContext context;
    private final JsonValues values;
    private final Set<Node> written = new HashSet<>();

    JsonNodes(Graph graph, Node topic, JsonContext context, String base) {
        this.graph = graph;
        this.topic = topic;
        this.context = context;
        this.values = new JsonValues(base);
    }

    ObjectNode topic() {
        ObjectNode object = node(topic, this::neighbour);
        reversed(object);
        List<Node> left = graph.stream().map(Triple::getSubject).distinct()
                .filter(subject -> !written.contains(subject)).sorted(Comparator.comparing(Node::toString)).toList();
        if (!left.isEmpty()) {
            ArrayNode included = object.putArray("@included");
            left.forEach(subject -> included.add(node(subject, this::reference)));
        }
        return object;
    }

    /** What is written for another thing. */
    @FunctionalInterface
    interface Nested {
        ObjectNode write(Node thing);
    }

    /** All that is said of a subject; that it names the topic is left to the topic to say. */
    private ObjectNode node(Node subject, Nested nested) {
        written.add(subject);
        ObjectNode object = reference(subject);
        types(object, subject);
        SortedMap<Key, List<Node>> properties = new TreeMap<>();
        graph.find(subject, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            boolean isOfTopic = !subject.equals(topic) && triple.getObject().equals(topic);
            if (!isOfTopic && !triple.getPredicate().equals(RDF.type.asNode())) {
                properties.computeIfAbsent(new Key(triple.getPredicate(), context), key -> new ArrayList<>())
                        .add(triple.getObject());
            }
        });
        properties.forEach((key, objects) -> values.write(object, key.term(), objects, nested));
        return object;
    }

    /** A key of a node object: what names the thing stands before what else is said of it. */
    private record Key(boolean isNaming, JsonTerm term) implements Comparable<Key> {
        Key(Node property, JsonContext context) {
            this(Document.NAMING.contains(property), context.property(property.getURI()));
        }

        @Override
        public int compareTo(Key other) {
            return isNaming == other.isNaming ? term.name().compareTo(other.term.name()) : isNaming ? -1 : 1;
        }
    }

    private void types(ObjectNode object, Node subject) {
        List<String> classes = graph.stream(subject, RDF.type.asNode(), Node.ANY).map(Triple::getObject)
                .filter(Node::isURI).map(type -> context.className(type.getURI())).sorted().toList();
        if (!classes.isEmpty()) {
            ArrayNode array = object.putArray(JsonContext.TYPE_KEY);
            classes.forEach(array::add);
        }
    }

    private ObjectNode reference(Node thing) {
        return JSON.objectNode().put(JsonContext.ID_KEY, thing.getURI());
    }

    private ObjectNode neighbour(Node thing) {
        return thing.equals(topic) ? reference(thing) : node(thing, this::reference);
    }

    /** The things that name the topic, by the property read from its object. */
    private void reversed(ObjectNode object) {
        SortedMap<String, List<Node>> byProperty = new TreeMap<>();
        graph.find(Node.ANY, Node.ANY, topic).forEachRemaining(triple -> {
            if (!triple.getSubject().equals(topic) && !triple.getPredicate().equals(RDF.type.asNode())) {
                byProperty.computeIfAbsent(triple.getPredicate().getURI(), iri -> new ArrayList<>())
                        .add(triple.getSubject());
            }
        });
        SortedMap<String, ArrayNode> named = new TreeMap<>();
        byProperty.forEach((property, subjects) -> {
            ArrayNode array = JSON.arrayNode();
            subjects.stream().sorted(Comparator.comparing(Node::toString))
                    .forEach(subject -> array.add(neighbour(subject)));
            context.reverse(property).map(JsonTerm::name).ifPresentOrElse(name -> named.put(name, array),
                    () -> object.withObject("@reverse").set(property, array));
        });
        named.forEach(object::set);
    }
}
