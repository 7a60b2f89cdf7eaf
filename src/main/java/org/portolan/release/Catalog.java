package org.portolan.release;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.portolan.release.Statistics.Partition;

/**
 * Describes a release for machines: <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a> for what can be had where,
 * and <a href="https://www.w3.org/TR/void/">VoID</a> for what is in it. Everything comes from the dataset's
 * description, the counted data and the files. What needs a name gets one below {@code …/catalog.nq.gz#}.
 */
final class Catalog {
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
    private static final int DIGITS = 12;

    private final Node dataset;
    private final String base;
    private final String release;
    private final Consumer<Triple> out;

    Catalog(String base, String id, Consumer<Triple> out) {
        this.base = base;
        this.release = base + "releases/" + id + "/";
        this.dataset = iri(base);
        this.out = out;
    }

    /** What {@code dataset.ttl} says, and how dataset, version and catalogue belong together. */
    void describe(Graph description, String id) {
        Skolem skolem = new Skolem(description, base);
        description.stream().map(skolem::iris).forEach(out);
        Node catalog = iri(base + "catalog");
        say(catalog, RDF.type.asNode(), DCAT.Catalog.asNode());
        say(catalog, DCAT.dataset.asNode(), dataset);
        say(catalog, DCAT.service.asNode(), iri(base + "sparql"));
        copy(description, catalog, DCTerms.title.asNode(), DCTerms.description.asNode(), DCTerms.license.asNode(),
                DCTerms.modified.asNode(), DCTerms.publisher.asNode());
        say(dataset, RDF.type.asNode(), DCAT.Dataset.asNode());
        say(dataset, RDF.type.asNode(), VOID.Dataset.asNode());
        say(dataset, iri(DCAT.NS + "version"), NodeFactory.createLiteralString(id));
        say(dataset, VOID.sparqlEndpoint.asNode(), iri(base + "sparql"));
    }

    /** The endpoint that answers for the dataset. */
    void endpoint(Graph description) {
        Node service = iri(base + "sparql");
        say(service, RDF.type.asNode(), DCAT.DataService.asNode());
        say(service, DCAT.endpointURL.asNode(), service);
        say(service, DCAT.servesDataset.asNode(), dataset);
        say(service, DCTerms.conformsTo.asNode(), iri("https://www.w3.org/TR/sparql11-protocol/"));
        copy(description, service, DCTerms.title.asNode(), DCTerms.license.asNode());
        Node distribution = part("sparql");
        say(dataset, DCAT.distribution.asNode(), distribution);
        say(distribution, RDF.type.asNode(), DCAT.Distribution.asNode());
        say(distribution, DCAT.accessURL.asNode(), service);
        say(distribution, DCAT.accessService.asNode(), service);
        copy(description, distribution, DCTerms.license.asNode());
    }

    /** A dump to download. */
    void distribution(Dump dump, Manifest.File file, Graph description) {
        Node url = iri(release + file.name());
        Node distribution = part("distribution-" + file.name());
        Node checksum = part("checksum-" + file.name());
        say(dataset, DCAT.distribution.asNode(), distribution);
        say(dataset, VOID.dataDump.asNode(), url);
        say(distribution, RDF.type.asNode(), DCAT.Distribution.asNode());
        say(distribution, DCTerms.title.asNode(), NodeFactory.createLiteralString(file.name()));
        say(distribution, DCAT.accessURL.asNode(), iri(base + "dumps/"));
        say(distribution, DCAT.downloadURL.asNode(), url);
        say(distribution, DCAT.mediaType.asNode(), iri(MEDIA_TYPES + dump.mediaType()));
        say(distribution, DCAT.compressFormat.asNode(), iri(MEDIA_TYPES + "application/gzip"));
        say(distribution, DCAT.byteSize.asNode(), NodeFactory.createLiteralDT(Long.toString(file.bytes()),
                XSDDatatype.XSDnonNegativeInteger));
        copy(description, distribution, DCTerms.license.asNode(), DCTerms.modified.asNode());
        say(distribution, iri(SPDX + "checksum"), checksum);
        say(checksum, RDF.type.asNode(), iri(SPDX + "Checksum"));
        say(checksum, iri(SPDX + "algorithm"), iri(SPDX + "checksumAlgorithm_sha256"));
        say(checksum, iri(SPDX + "checksumValue"),
                NodeFactory.createLiteralDT(file.sha256(), XSDDatatype.XSDhexBinary));
    }

    /** What is in the default graph. */
    void content(Statistics counted) {
        count(dataset, VOID.triples.asNode(), counted.triples());
        count(dataset, VOID.entities.asNode(), counted.subjects());
        count(dataset, VOID.distinctSubjects.asNode(), counted.subjects());
        count(dataset, VOID.distinctObjects.asNode(), counted.objects());
        count(dataset, VOID.classes.asNode(), counted.classes().size());
        count(dataset, VOID.properties.asNode(), counted.properties().size());
        counted.classes().forEach((type, partition) -> {
            Node part = partition(VOID.classPartition.asNode(), VOID._class.asNode(), "class-", type);
            count(part, VOID.entities.asNode(), partition.subjects());
        });
        counted.properties().forEach((property, partition) -> {
            Node part = partition(VOID.propertyPartition.asNode(), VOID.property.asNode(), "property-", property);
            count(part, VOID.triples.asNode(), partition.triples());
            count(part, VOID.distinctSubjects.asNode(), partition.subjects());
            count(part, VOID.distinctObjects.asNode(), partition.objects());
        });
        List.of(counted.classes(), counted.properties()).forEach(terms -> terms.keySet().forEach(term ->
                say(dataset, VOID.vocabulary.asNode(), iri(Statistics.namespace(term)))));
        counted.links().forEach(this::links);
    }

    private Node partition(Node kind, Node term, String prefix, String iri) {
        Node part = part(name(prefix, iri));
        say(dataset, kind, part);
        say(part, RDF.type.asNode(), VOID.Dataset.asNode());
        say(part, term, iri(iri));
        return part;
    }

    private void links(String namespace, Map<String, Partition> byProperty) {
        Node target = part(name("target-", namespace));
        say(target, RDF.type.asNode(), VOID.Dataset.asNode());
        say(target, VOID.uriSpace.asNode(), NodeFactory.createLiteralString(namespace));
        byProperty.forEach((property, partition) -> {
            Node linkset = part(name("links-", namespace + " " + property));
            say(dataset, VOID.subset.asNode(), linkset);
            say(linkset, RDF.type.asNode(), VOID.Linkset.asNode());
            say(linkset, VOID.subjectsTarget.asNode(), dataset);
            say(linkset, VOID.objectsTarget.asNode(), target);
            say(linkset, VOID.linkPredicate.asNode(), iri(property));
            count(linkset, VOID.triples.asNode(), partition.triples());
        });
    }

    private void copy(Graph description, Node about, Node... properties) {
        Skolem skolem = new Skolem(description, base);
        for (Node property : properties) {
            description.find(dataset, property, Node.ANY)
                    .forEachRemaining(triple -> say(about, property, skolem.iris(triple).getObject()));
        }
    }

    private void count(Node about, Node property, long number) {
        say(about, property, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }

    private void say(Node subject, Node property, Node object) {
        out.accept(Triple.create(subject, property, object));
    }

    private Node part(String name) {
        return iri(release + Dump.CATALOG.fileName() + "#" + name);
    }

    private static String name(String prefix, String key) {
        return prefix + Sha256.of(key).substring(0, DIGITS);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
