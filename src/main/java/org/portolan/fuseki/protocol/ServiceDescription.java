package org.portolan.fuseki.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.impl.CollectionGraph;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.fuseki.execution.Format;
import org.portolan.fuseki.execution.QueryRequest;
import org.portolan.fuseki.guard.Guard;
import org.portolan.fuseki.guard.Limits;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.search.TextSearch;
import org.portolan.release.store.LiveRelease;

/**
 * What the endpoint says of itself:
 * <a href="https://www.w3.org/TR/sparql11-service-description/">SPARQL 1.1 Service Description</a>.
 */
final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";
    private static final String VOID = "http://rdfs.org/ns/void#";

    /** In the order in which it is filled, with blank nodes that are numbered: so it is written alike each time. */
    private final Model model = ModelFactory.createModelForGraph(new CollectionGraph(new LinkedHashSet<>()))
            .setNsPrefix("sd", SD).setNsPrefix("void", VOID).setNsPrefix("format", FORMATS)
            .setNsPrefix("dcterms", DCTerms.NS).setNsPrefix("rdfs", RDFS.uri);

    private int named;

    private ServiceDescription() {
    }

    /**
     * Describes the endpoints, of which each has its own dataset.
     *
     * @param sparql address of {@code /sparql} as the client knows it
     */
    static Graph of(LiveRelease live, String sparql, Limits limits, Guard guard) {
        ServiceDescription description = new ServiceDescription();
        description.service(sparql, limits, guard)
                .addProperty(property("defaultDataset"), description.dataset(live, description.data(live)));
        description.service(sparql + "/" + QueryRequest.Dataset.TOGETHER.pathName(), limits, guard)
                .addProperty(property("defaultDataset"), description.dataset(live, description.typed("Graph")
                        .addProperty(RDFS.comment, "The data together with all that the named graphs say.", "en")));
        return description.model.getGraph();
    }

    private Resource service(String endpoint, Limits limits, Guard guard) {
        Resource service = typed("Service")
                .addProperty(property("endpoint"), resource(endpoint))
                .addProperty(property("supportedLanguage"), resource(SD + "SPARQL11Query"))
                .addProperty(property("defaultEntailmentRegime"), resource("http://www.w3.org/ns/entailment/Simple"))
                .addProperty(RDFS.comment, limitsOf(limits), "en");
        Stream.of(Format.ROWS, Format.GRAPHS).flatMap(List::stream).map(Format::iri)
                .filter(iri -> !iri.equals(Format.NO_IRI))
                .forEach(iri -> service.addProperty(property("resultFormat"), resource(FORMATS + iri)));
        service.addProperty(property("propertyFeature"), resource(TextSearch.IRI));
        guard.functions().forEach(iri -> service.addProperty(property("extensionFunction"), resource(iri)));
        return service;
    }

    private static String limitsOf(Limits limits) {
        return "Queries of SPARQL 1.1 without SERVICE, and regular expressions without references back. A result is "
                + "whole or an error. Limits, told at /limits: " + LimitsAnswer.header(limits) + ".";
    }

    private Resource data(LiveRelease live) {
        String triples = String.valueOf(live.release().manifest().triples());
        return typed("Graph").addLiteral(ResourceFactory.createProperty(VOID + "triples"),
                ResourceFactory.createTypedLiteral(triples, XSDDatatype.XSDinteger));
    }

    private Resource dataset(LiveRelease live, Resource defaultGraph) {
        Manifest manifest = live.release().manifest();
        Resource dataset = typed("Dataset").addProperty(property("defaultGraph"), defaultGraph)
                .addProperty(DCTerms.license, resource(manifest.license()));
        manifest.title().forEach((language, title) -> dataset.addProperty(DCTerms.title, title, language));
        names(live.dataset()).forEach(name -> dataset.addProperty(property("namedGraph"), typed("NamedGraph")
                .addProperty(property("name"), resource(name)).addProperty(property("graph"), typed("Graph"))));
        return dataset;
    }

    private static List<String> names(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> Iter.asStream(dataset.listGraphNodes()).filter(Node::isURI)
                .map(Node::getURI).sorted().toList());
    }

    private Resource typed(String type) {
        return model.createResource(new AnonId(type + "-" + named++)).addProperty(RDF.type, resource(SD + type));
    }

    private static Property property(String name) {
        return ResourceFactory.createProperty(SD + name);
    }

    private static Resource resource(String iri) {
        return ResourceFactory.createResource(iri);
    }
}
