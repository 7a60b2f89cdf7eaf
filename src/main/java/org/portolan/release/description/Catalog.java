package org.portolan.release.description;

import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.portolan.release.dumps.Dump;
import org.portolan.release.manifest.Manifest;

/**
 * Describes a release for machines: <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a> in the profile <a
 * href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3</a> for what can be had where, and VoID for what
 * is in it. Everything comes from the dataset's description, the counted data and the files. What needs a name gets one
 * below {@code …/catalog.nq.gz#}.
 */
public final class Catalog {
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    /** The name that DCAT-AP's shapes ask for, {@code https:} in front; SPDX's own stands beside it. */
    private static final Node SHA256 = iri("https://spdx.org/rdf/terms#checksumAlgorithm_sha256");
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final Node STABLE = iri(AUTHORITY + "planned-availability/STABLE");

    private final Node dataset;
    private final Node service;
    private final String base;
    private final String release;
    private final Graph description;
    private final Skolem skolem;
    private final CatalogStatements statements;

    public Catalog(String base, String id, Graph description, Consumer<Triple> out) {
        this.base = base;
        this.release = base + "releases/" + id + "/";
        this.dataset = iri(base);
        this.service = iri(base + "sparql");
        this.description = description;
        this.skolem = new Skolem(description, base);
        this.statements = new CatalogStatements(out);
    }

    /** What {@code dataset.ttl} says, and how dataset, version and catalogue belong together. */
    public void describe(String id) {
        description.stream().map(skolem::iris)
                .forEach(triple -> say(triple.getSubject(), triple.getPredicate(), triple.getObject()));
        Node catalog = iri(base + "catalog");
        say(catalog, RDF.type.asNode(), DCAT.Catalog.asNode());
        say(catalog, DCAT.dataset.asNode(), dataset);
        say(catalog, DCAT.service.asNode(), service);
        say(catalog, FOAF.homepage.asNode(), iri(base));
        copy(catalog, DCTerms.title.asNode(), DCTerms.description.asNode(), DCTerms.license.asNode(),
                DCTerms.issued.asNode(), DCTerms.modified.asNode(), DCTerms.publisher.asNode(),
                DCTerms.language.asNode(), DCTerms.spatial.asNode());
        description.stream(dataset, DCAT.theme.asNode(), Node.ANY).map(Triple::getObject).filter(Node::isURI)
                .flatMap(theme -> CatalogStatements.authorityTable(theme).stream())
                .forEach(table -> say(catalog, DCAT.themeTaxonomy.asNode(), table));
        say(dataset, RDF.type.asNode(), DCAT.Dataset.asNode());
        say(dataset, RDF.type.asNode(), VOID.Dataset.asNode());
        say(dataset, iri(DCAT.NS + "version"), NodeFactory.createLiteralString(id));
        say(dataset, DCAT.landingPage.asNode(), iri(base + "dumps/"));
        say(dataset, VOID.sparqlEndpoint.asNode(), service);
    }

    /** The endpoint that answers for the dataset. */
    public void endpoint() {
        say(service, RDF.type.asNode(), DCAT.DataService.asNode());
        say(service, RDF.type.asNode(), RDFS.Resource.asNode());
        say(service, DCAT.endpointURL.asNode(), service);
        say(service, DCAT.endpointDescription.asNode(), service);
        say(service, DCAT.servesDataset.asNode(), dataset);
        say(service, DCTerms.conformsTo.asNode(), iri("https://www.w3.org/TR/sparql11-protocol/"));
        copy(service, DCTerms.title.asNode(), DCTerms.license.asNode(), DCTerms.publisher.asNode(),
                DCTerms.accessRights.asNode(), DCAT.contactPoint.asNode(), DCAT.keyword.asNode(), DCAT.theme.asNode());
        Node distribution = distribution("sparql", "SPARQLQRES", "SPARQL",
                "Answers SPARQL 1.1 queries about the data", "Beantwortet Fragen in SPARQL 1.1 zu den Daten");
        say(distribution, DCAT.accessURL.asNode(), service);
        say(distribution, DCAT.accessService.asNode(), service);
    }

    /** The tables that everything is made from, with their metadata. */
    public void tables(String metadata) {
        Node distribution = distribution("tables", "CSV", "CSV", "The tables, with metadata for CSV on the Web",
                "Die Tabellen, mit Metadaten für CSV im Web");
        say(distribution, DCAT.accessURL.asNode(), iri(release + metadata));
        say(distribution, DCAT.mediaType.asNode(), iri(MEDIA_TYPES + "text/csv"));
        say(distribution, DCTerms.conformsTo.asNode(), iri("https://www.w3.org/TR/tabular-data-model/"));
    }

    /** A dump to download. */
    public void distribution(Dump dump, Manifest.File file) {
        Node url = iri(release + file.name());
        Node distribution = distribution("distribution-" + file.name(), dump.fileType(), file.name(),
                (dump.holdsOntology() ? "Data and ontology as " : "Data as ") + dump.formatName() + ", gzip",
                (dump.holdsOntology() ? "Daten und Ontologie als " : "Daten als ") + dump.formatName() + ", gzip");
        Node checksum = part("checksum-" + file.name());
        say(dataset, VOID.dataDump.asNode(), url);
        say(distribution, DCAT.accessURL.asNode(), iri(base + "dumps/"));
        say(distribution, DCAT.downloadURL.asNode(), url);
        say(distribution, DCAT.mediaType.asNode(), iri(MEDIA_TYPES + dump.mediaType()));
        say(distribution, DCAT.compressFormat.asNode(), iri(MEDIA_TYPES + "application/gzip"));
        say(distribution, DCAT.byteSize.asNode(), NodeFactory.createLiteralDT(Long.toString(file.bytes()),
                XSDDatatype.XSDnonNegativeInteger));
        say(distribution, iri(SPDX + "checksum"), checksum);
        say(checksum, RDF.type.asNode(), iri(SPDX + "Checksum"));
        say(checksum, iri(SPDX + "algorithm"), SHA256);
        say(SHA256, RDF.type.asNode(), iri(SPDX + "ChecksumAlgorithm"));
        say(SHA256, RDFS.seeAlso.asNode(), iri(SPDX + "checksumAlgorithm_sha256"));
        say(checksum, iri(SPDX + "checksumValue"),
                NodeFactory.createLiteralDT(file.sha256(), XSDDatatype.XSDhexBinary));
    }

    /** What is in the default graph. */
    public void content(Statistics counted) {
        new VoidDescription(dataset, partPrefix(), statements).describe(counted);
    }

    /** Where and when the things of the default graph are. */
    public void coverage(Coverage coverage) {
        coverage.box().ifPresent(box -> {
            say(dataset, DCTerms.spatial.asNode(), part("box"));
            say(part("box"), DCAT.bbox.asNode(), box);
        });
        coverage.centre().ifPresent(centre -> say(part("box"), DCAT.centroid.asNode(), centre));
        coverage.earliest().ifPresent(start -> {
            say(dataset, DCTerms.temporal.asNode(), part("time"));
            say(part("time"), DCAT.startDate.asNode(), start);
        });
        coverage.latest().ifPresent(end -> say(part("time"), DCAT.endDate.asNode(), end));
    }

    private Node distribution(String name, String fileType, String title, String english, String german) {
        Node distribution = part(name);
        say(dataset, DCAT.distribution.asNode(), distribution);
        say(distribution, RDF.type.asNode(), DCAT.Distribution.asNode());
        say(distribution, DCTerms.title.asNode(), NodeFactory.createLiteralString(title));
        say(distribution, DCTerms.description.asNode(), NodeFactory.createLiteralLang(english, "en"));
        say(distribution, DCTerms.description.asNode(), NodeFactory.createLiteralLang(german, "de"));
        say(distribution, DCTerms.format.asNode(), iri(AUTHORITY + "file-type/" + fileType));
        say(distribution, CatalogStatements.AVAILABILITY, STABLE);
        say(STABLE, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang("stable", "en"));
        say(STABLE, SKOS.prefLabel.asNode(), NodeFactory.createLiteralLang("stabil", "de"));
        copy(distribution, DCTerms.license.asNode(), DCTerms.modified.asNode());
        return distribution;
    }

    private void copy(Node about, Node... properties) {
        for (Node property : properties) {
            description.find(dataset, property, Node.ANY)
                    .forEachRemaining(triple -> say(about, property, skolem.iris(triple).getObject()));
        }
    }

    private void say(Node subject, Node property, Node object) {
        statements.say(subject, property, object);
    }

    private Node part(String name) {
        return iri(partPrefix() + name);
    }

    private String partPrefix() {
        return release + Dump.CATALOG.fileName() + "#";
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
