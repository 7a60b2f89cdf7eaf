package org.portolan.release.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;

class StoredStatementsTest {
    private static final Node GRAPH = NodeFactory.createURI("x:g");

    @Test
    void whatIsPassedIsTheBeginningOfTheSameOrder() {
        String statements = IntStream.range(0, 60).mapToObj(i -> "<x:s%d> <x:p%d> %d .".formatted(i % 7, i % 3, i % 11))
                .collect(Collectors.joining(" "));
        for (DatasetGraph dataset : List.of(DatabaseMgr.createDatasetGraph(), DatasetGraphFactory.createTxnMem())) {
            Txn.executeWrite(dataset, () -> RDFParser.fromString(statements + " <x:g> { " + statements
                    + " <x:s0> <x:p0> <x:only> } <x:h> { <x:s0> <x:p0> <x:other> }", Lang.TRIG).parse(dataset));
            Txn.executeRead(dataset, () -> List.of(Quad.defaultGraphIRI, GRAPH).forEach(graph -> same(dataset, graph)));
        }
    }

    private static void same(DatasetGraph dataset, Node graph) {
        StoredStatements statements = new StoredStatements(dataset, graph);
        assertEquals(dataset.getGraph(graph).size(), statements.count());
        Node subject = NodeFactory.createURI("x:s0");
        for (List<Node> pattern : List.of(List.of(Node.ANY, Node.ANY, Node.ANY), List.of(subject, Node.ANY, Node.ANY),
                List.of(Node.ANY, NodeFactory.createURI("x:p0"), Node.ANY),
                List.of(Node.ANY, Node.ANY, NodeFactory.createURI("x:only")),
                List.of(NodeFactory.createURI("x:unknown"), Node.ANY, Node.ANY))) {
            List<Triple> all = dataset.getGraph(graph).stream(pattern.get(0), pattern.get(1), pattern.get(2)).toList();
            for (int passed : List.of(0, 1, all.size(), all.size() + 1)) {
                assertEquals(all.stream().skip(passed).toList(),
                        statements.find(pattern.get(0), pattern.get(1), pattern.get(2), passed).toList());
            }
        }
    }
}
