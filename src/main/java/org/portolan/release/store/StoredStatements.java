package org.portolan.release.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.lib.TupleLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The statements of a graph in the order of the store, which is the same as long as the release is open. Those that are
 * passed are counted by their numbers: to read their terms takes forty times as long.
 *
 * @param dataset in a transaction that the caller has begun
 * @param graph   its name; {@link Quad#defaultGraphIRI} is the default graph
 */
public record StoredStatements(DatasetGraph dataset, Node graph) {
    /** The statements of a pattern but the first so many. */
    public Stream<Triple> find(Node subject, Node predicate, Node object, long passed) {
        if (!DatabaseMgr.isTDB2(dataset)) {
            return dataset.getGraph(graph).stream(subject, predicate, object).skip(passed);
        }
        NodeTupleTable table = table();
        Iterator<Tuple<NodeId>> found = numbers(table, subject, predicate, object);
        for (long i = 0; i < passed && found.hasNext(); i++) {
            found.next();
        }
        return Iter.asStream(isDefault() ? TupleLib.convertToTriples(table.getNodeTable(), found)
                : Iter.map(TupleLib.convertToQuads(table.getNodeTable(), found), Quad::asTriple));
    }

    /** How many there are. */
    public long count() {
        return DatabaseMgr.isTDB2(dataset) ? Iter.count(numbers(table(), Node.ANY, Node.ANY, Node.ANY))
                : dataset.getGraph(graph).size();
    }

    private boolean isDefault() {
        return Quad.isDefaultGraph(graph);
    }

    private NodeTupleTable table() {
        DatasetGraphTDB store = TDBInternal.getDatasetGraphTDB(dataset);
        return isDefault() ? store.getTripleTable().getNodeTupleTable() : store.getQuadTable().getNodeTupleTable();
    }

    /** None for a term that the store does not know, for which TDB2 says null. */
    private Iterator<Tuple<NodeId>> numbers(NodeTupleTable table, Node subject, Node predicate, Node object) {
        return Optional.ofNullable(isDefault() ? table.findAsNodeIds(subject, predicate, object)
                : table.findAsNodeIds(graph, subject, predicate, object)).orElse(Collections.emptyIterator());
    }
}
