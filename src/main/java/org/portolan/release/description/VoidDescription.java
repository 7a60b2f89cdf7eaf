package org.portolan.release.description;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.portolan.check.files.Sha256;
import org.portolan.release.description.Statistics.Partition;

/** Describes what is in the default graph (<a href="https://www.w3.org/TR/void/">VoID</a>), from its statistics. */
final class VoidDescription {
    private static final int DIGITS = 12;

    private final Node dataset;
    private final String prefix;
    private final CatalogStatements out;

    /**
     * @param dataset what is described
     * @param prefix  begins the IRIs of its partitions and linksets
     */
    VoidDescription(Node dataset, String prefix, CatalogStatements out) {
        this.dataset = dataset;
        this.prefix = prefix;
        this.out = out;
    }

    void describe(Statistics counted) {
        out.count(dataset, VOID.triples.asNode(), counted.triples());
        out.count(dataset, VOID.entities.asNode(), counted.subjects());
        out.count(dataset, VOID.distinctSubjects.asNode(), counted.subjects());
        out.count(dataset, VOID.distinctObjects.asNode(), counted.objects());
        out.count(dataset, VOID.classes.asNode(), counted.classes().size());
        out.count(dataset, VOID.properties.asNode(), counted.properties().size());
        counted.classes().forEach((type, partition) -> {
            Node part = partition(VOID.classPartition.asNode(), VOID._class.asNode(), "class-", type);
            out.count(part, VOID.entities.asNode(), partition.subjects());
        });
        counted.properties().forEach((property, partition) -> {
            Node part = partition(VOID.propertyPartition.asNode(), VOID.property.asNode(), "property-", property);
            out.count(part, VOID.triples.asNode(), partition.triples());
            out.count(part, VOID.distinctSubjects.asNode(), partition.subjects());
            out.count(part, VOID.distinctObjects.asNode(), partition.objects());
        });
        List.of(counted.classes(), counted.properties()).forEach(terms -> terms.keySet().forEach(term ->
                out.say(dataset, VOID.vocabulary.asNode(), NodeFactory.createURI(Statistics.namespace(term)))));
        counted.links().forEach(this::links);
    }

    private Node partition(Node kind, Node term, String name, String iri) {
        Node part = part(name, iri);
        out.say(dataset, kind, part);
        out.say(part, RDF.type.asNode(), VOID.Dataset.asNode());
        out.say(part, term, NodeFactory.createURI(iri));
        return part;
    }

    private void links(String namespace, Map<String, Partition> byProperty) {
        Node target = part("target-", namespace);
        out.say(target, RDF.type.asNode(), VOID.Dataset.asNode());
        out.say(target, VOID.uriSpace.asNode(), NodeFactory.createLiteralString(namespace));
        byProperty.forEach((property, partition) -> {
            Node linkset = part("links-", namespace + " " + property);
            out.say(dataset, VOID.subset.asNode(), linkset);
            out.say(linkset, RDF.type.asNode(), VOID.Linkset.asNode());
            out.say(linkset, VOID.subjectsTarget.asNode(), dataset);
            out.say(linkset, VOID.objectsTarget.asNode(), target);
            out.say(linkset, VOID.linkPredicate.asNode(), NodeFactory.createURI(property));
            out.count(linkset, VOID.triples.asNode(), partition.triples());
        });
    }

    private Node part(String name, String key) {
        return NodeFactory.createURI(prefix + name + Sha256.of(key).substring(0, DIGITS));
    }
}
