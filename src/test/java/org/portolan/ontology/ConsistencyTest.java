package org.portolan.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.InfModel;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.reasoner.ValidityReport;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** Terms, reused vocabularies and all that the tables say together contradict nothing under Jena's full OWL rules. */
class ConsistencyTest {
    /** What the rules themselves are written in; said again as data, it only slows them. */
    private static final List<String> LANGUAGE = List.of("owl.ttl", "rdf.ttl", "rdfs.ttl");
    private static final Graph TABLES = PublishedFolders.tables();

    @Test
    void termsContradictNothing() {
        assertEquals(List.of(), contradictions(TABLES, ""));
    }

    /** Without this, an empty report would prove nothing: a thing of two disjoint classes, a value out of range. */
    @Test
    void contradictionsAreFound() {
        String told = String.join("\n", contradictions(GraphFactory.createDefaultGraph(), """
                <id/organisation/iash> a org:Organization , org:Membership .
                <both> a iash:Claim , iash:Signature . iash:Claim owl:disjointWith iash:Signature .
                <number> iash:ags 1 . iash:ags rdfs:range xsd:date .
                """));
        for (String thing : List.of("id/organisation/iash", "both", "number")) {
            assertTrue(told.contains(PublishedFolders.BASE + thing), () -> thing + " is not in " + told);
        }
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

    private static List<String> contradictions(Graph things, String added) {
        Graph graph = PublishedFolders.turtle(PublishedFolders.ONTOLOGY.resolve("iash.ttl"));
        GraphUtil.addInto(graph, things);
        addVocabularies(graph);
        RDFParser.create().source(new StringReader("""
                @prefix iash: <ns#> . @prefix org: <http://www.w3.org/ns/org#> .
                @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                @prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                """ + added)).lang(Lang.TURTLE).base(PublishedFolders.BASE).parse(graph);
        Model model = ModelFactory.createModelForGraph(graph);
        InfModel inferred = ModelFactory.createInfModel(ReasonerRegistry.getOWLReasoner(), model);
        ValidityReport report = inferred.validate();
        List<String> contradictions = new ArrayList<>();
        report.getReports().forEachRemaining(entry -> contradictions.add(entry.toString()));
        return contradictions;
    }
}
