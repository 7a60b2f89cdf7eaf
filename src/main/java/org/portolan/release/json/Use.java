package org.portolan.release.json;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Which classes and properties the things of a publication have, and with what values: everything that a document about
 * a thing can say. Takes statements as they stream by, those of one subject together; all others are passed over.
 */
public final class Use extends StreamRDFBase {
    private final String things;
    private final SortedSet<String> classes = new TreeSet<>();
    private final SortedMap<String, PropertyUse> properties = new TreeMap<>();
    private final Map<String, SortedSet<String>> incoming = new TreeMap<>();

    /** @param base base IRI of the publication; things are those below its {@code id/} */
    public Use(String base) {
        this.things = base + "id/";
    }

    /** A statement of a named graph: a document tells of it if it is about the thing. */
    @Override
    public void quad(Quad quad) {
        own(quad.asTriple());
    }

    /** A statement of the data or of the ontology: a document tells of it if it names the thing, too. */
    @Override
    public void triple(Triple triple) {
        own(triple);
        if (isThing(triple.getObject()) && !triple.getPredicate().equals(RDF.type.asNode())) {
            incoming.computeIfAbsent(kind(triple.getObject()), key -> new TreeSet<>())
                    .add(triple.getPredicate().getURI());
        }
    }

    private void own(Triple triple) {
        Node object = triple.getObject();
        if (!isThing(triple.getSubject())) {
            return;
        }
        if (triple.getPredicate().equals(RDF.type.asNode()) && object.isURI()) {
            classes.add(object.getURI());
            return;
        }
        properties.computeIfAbsent(triple.getPredicate().getURI(), iri -> new PropertyUse())
                .add(triple.getSubject().getURI(), kind(triple.getSubject()), object, isThing(object));
    }

    private boolean isThing(Node node) {
        return node.isURI() && node.getURI().startsWith(things);
    }

    /** {@code city} of {@code …/id/city/palermo}. */
    private String kind(Node thing) {
        String rest = thing.getURI().substring(things.length());
        return rest.substring(0, Math.max(0, rest.indexOf('/')));
    }

    SortedSet<String> classes() {
        return classes;
    }

    /** By IRI. */
    SortedMap<String, PropertyUse> properties() {
        return properties;
    }

    /** The properties that lead to things of a kind. */
    SortedSet<String> leadingTo(String kind) {
        return incoming.getOrDefault(kind, new TreeSet<>());
    }

    /** The properties that lead to any thing. */
    SortedSet<String> leading() {
        SortedSet<String> all = new TreeSet<>();
        incoming.values().forEach(all::addAll);
        return all;
    }
}
