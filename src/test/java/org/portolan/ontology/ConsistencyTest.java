package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.InfModel;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.reasoner.ValidityReport;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** Terms, reused vocabularies and a thing of each kind together contradict nothing under Jena's OWL rules. */
class ConsistencyTest {
    /** What the rules themselves are written in; said again as data, it only slows them. */
    private static final List<String> LANGUAGE = List.of("owl.ttl", "rdf.ttl", "rdfs.ttl");
    private static final Graph TABLES = PublishedFolders.tables();

    @Test
    void termsContradictNothing() {
        assertEquals(List.of(), contradictions(""));
    }

    /** Without this, an empty report would prove nothing: a thing of two disjoint classes, a value out of range. */
    @Test
    void contradictionsAreFound() {
        String told = String.join("\n", contradictions("""
                <id/organisation/iash> a org:Membership .
                <both> a iash:Claim , iash:Signature . iash:Claim owl:disjointWith iash:Signature .
                <number> iash:ags 1 . iash:ags rdfs:range xsd:date .
                """));
        for (String thing : List.of("id/organisation/iash", "both", "number")) {
            assertTrue(told.contains(PublishedFolders.BASE + thing), () -> thing + " is not in " + told);
        }
    }

    /** Of each kind of thing, with the same classes and properties, one: to the rules all of a kind are alike. */
    private static Collection<Node> samples() {
        Map<Set<Node>, Node> samples = new HashMap<>();
        TABLES.find().mapWith(Triple::getSubject).toSet().forEach(thing -> samples.merge(
                TABLES.stream(thing, Node.ANY, Node.ANY).map(triple -> triple.getPredicate().equals(RDF.Nodes.type)
                        ? triple.getObject() : triple.getPredicate()).collect(Collectors.toSet()),
                thing, (one, other) -> one.getURI().compareTo(other.getURI()) < 0 ? one : other));
        return samples.values();
    }

    /** Adds what the vocabularies say of the terms that the graph uses, and of the terms named there, and so on. */
    private static void addVocabularies(Graph graph) {
        Graph vocabularies = GraphFactory.createDefaultGraph();
        PublishedFolders.files(PublishedFolders.ONTOLOGY.resolve("vocabularies"), ".ttl").stream()
                .filter(file -> !LANGUAGE.contains(file.getFileName().toString()))
                .forEach(file -> GraphUtil.addInto(vocabularies, PublishedFolders.turtle(file)));
        Deque<Node> terms = new ArrayDeque<>();
        graph.find().forEachRemaining(triple -> Collections.addAll(terms, triple.getPredicate(), triple.getObject()));
        while (!terms.isEmpty()) {
            vocabularies.find(terms.pop(), Node.ANY, Node.ANY).toList().forEach(triple -> {
                graph.add(triple);
                vocabularies.delete(triple);
                terms.push(triple.getObject());
            });
        }
    }

    private static List<String> contradictions(String added) {
        Graph graph = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("iash.ttl"));
        samples().forEach(thing -> TABLES.find(thing, Node.ANY, Node.ANY).forEachRemaining(graph::add));
        addVocabularies(graph);
        RDFParser.create().source(new StringReader("""
                @prefix iash: <ns#> . @prefix org: <http://www.w3.org/ns/org#> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                """ + added)).lang(Lang.TURTLE).base(PublishedFolders.BASE).parse(graph);
        Model model = ModelFactory.createModelForGraph(graph);
        InfModel inferred = ModelFactory.createInfModel(ReasonerRegistry.getOWLMiniReasoner(), model);
        ValidityReport report = inferred.validate();
        List<String> contradictions = new ArrayList<>();
        report.getReports().forEachRemaining(entry -> contradictions.add(entry.toString()));
        return contradictions;
    }
}
