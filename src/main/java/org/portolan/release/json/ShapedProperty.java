package org.portolan.release.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;

/**
 * What one node shape says of one property: the values of each constraint, of all property shapes with that path.
 *
 * @see <a href="https://www.w3.org/TR/shacl/#core-components">SHACL, 4</a>
 */
final class ShapedProperty {
    private final String iri;
    private final boolean isReverse;
    private final Map<String, Set<Node>> constraints = new TreeMap<>();

    /**
     * A property of which nothing is said yet.
     *
     * @param isReverse true if it is read from the object to the subjects
     */
    ShapedProperty(String iri, boolean isReverse) {
        this.iri = iri;
        this.isReverse = isReverse;
    }

    /** A property that a thing has once at most, and that leads to something. */
    static ShapedProperty ofOne(String iri) {
        ShapedProperty property = new ShapedProperty(iri, false);
        property.add(SHACL.maxCount, NodeFactory.createLiteralByValue(1));
        property.add(SHACL.nodeKind, SHACL.IRI);
        return property;
    }

    String iri() {
        return iri;
    }

    boolean isReverse() {
        return isReverse;
    }

    /** Takes what a property shape says, for example {@code sh:maxCount} with {@code 1}. */
    void add(Node constraint, Node value) {
        constraints.computeIfAbsent(constraint.getURI(), any -> new LinkedHashSet<>()).add(value);
    }

    Set<Node> all(Node constraint) {
        return constraints.getOrDefault(constraint.getURI(), Set.of());
    }

    /** The values as they are written, sorted. */
    List<String> texts(Node constraint) {
        Set<String> texts = new TreeSet<>();
        all(constraint).forEach(
                value -> texts.add(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString()));
        return List.copyOf(texts);
    }

    /** True if a page shows it under a name of its own, so it is of the class and no side condition. */
    boolean isNamed() {
        return !all(SHACL.name).isEmpty();
    }

    /** The fewest values. */
    int least() {
        return texts(SHACL.minCount).stream().mapToInt(Integer::parseInt).max().orElse(0);
    }

    /** The most values, if there is a limit. */
    Optional<Integer> most() {
        return texts(SHACL.maxCount).stream().map(Integer::valueOf).min(Integer::compare);
    }

    boolean isSingle() {
        return most().filter(most -> most <= 1).isPresent();
    }

    boolean hasOneOfALanguage() {
        return isSingle() || texts(SHACL.uniqueLang).contains("true");
    }

    boolean isOfLanguages() {
        return texts(SHACL.datatype).contains(RDF.langString.getURI());
    }

    /** True if its values are things or addresses, no texts. */
    boolean isIri() {
        return texts(SHACL.nodeKind).contains(SHACL.IRI.getURI()) || !all(SHACL.class_).isEmpty();
    }
}
