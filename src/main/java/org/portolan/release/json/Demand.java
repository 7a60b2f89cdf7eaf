package org.portolan.release.json;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;

/**
 * What a node shape demands of several properties together.
 *
 * @param keyword    the word of JSON Schema for it: {@code anyOf} or {@code oneOf}
 * @param properties IRIs of the properties of which any, or exactly one, must have a value
 * @see <a href="https://www.w3.org/TR/shacl/#core-components-logical">SHACL, 4.6</a>
 */
record Demand(String keyword, SortedSet<String> properties) {
    private static final Node ONCE = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);

    /**
     * What {@code sh:or} and {@code sh:xone} of a shape demand, as far as each of their members is {@code [ sh:path
     * <p> ; sh:minCount 1 ]} and nothing else.
     */
    static List<Demand> of(Graph ontology, Node shape) {
        return Stream.concat(of(ontology, shape, SHACL.or, "anyOf"), of(ontology, shape, SHACL.xone, "oneOf"))
                .sorted((one, other) -> one.toString().compareTo(other.toString())).toList();
    }

    private static Stream<Demand> of(Graph ontology, Node shape, Node constraint, String keyword) {
        return ontology.stream(shape, constraint, Node.ANY).flatMap(triple -> {
            List<Node> members = GraphList.members(GNode.create(ontology, triple.getObject()));
            SortedSet<String> properties = new TreeSet<>();
            members.forEach(member -> demanded(ontology, member).ifPresent(properties::add));
            return properties.size() == members.size() ? Stream.of(new Demand(keyword, properties)) : Stream.empty();
        });
    }

    private static Optional<String> demanded(Graph ontology, Node member) {
        boolean isOnce = ontology.stream(member, SHACL.minCount, Node.ANY)
                .anyMatch(triple -> triple.getObject().sameValueAs(ONCE));
        boolean isAll = ontology.stream(member, Node.ANY, Node.ANY).count() == 2;
        return isOnce && isAll ? ontology.stream(member, SHACL.path, Node.ANY).map(triple -> triple.getObject())
                .filter(Node::isURI).map(Node::getURI).findFirst() : Optional.empty();
    }
}
