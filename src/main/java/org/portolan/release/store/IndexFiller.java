package org.portolan.release.store;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;

/** All indexes of a store, filled by a thread of its own while another one gives numbers to terms. */
final class IndexFiller implements AutoCloseable {
    private final TupleIndex[] ofTriples;
    private final TupleIndex[] ofQuads;
    private final BlockQueue<Tuple<NodeId>> tuples = new BlockQueue<>();
    private final Worker filler;

    /** Starts to wait for tuples. */
    IndexFiller(DatasetGraphTDB store) {
        ofTriples = indexes(store.getTripleTable().getNodeTupleTable());
        ofQuads = indexes(store.getQuadTable().getNodeTupleTable());
        filler = new Worker("indexes", () -> {
            TransactionCoordinator coordinator = CoLib.newCoordinator();
            CoLib.add(coordinator, ofTriples);
            CoLib.add(coordinator, ofQuads);
            PartOfStore.write(coordinator, () -> tuples.forEach(this::fill, () -> { }));
        });
    }

    private static TupleIndex[] indexes(NodeTupleTable table) {
        return table.getTupleTable().getIndexes();
    }

    private void fill(Tuple<NodeId> tuple) {
        for (TupleIndex index : tuple.len() == ofTriples[0].getTupleLength() ? ofTriples : ofQuads) {
            index.add(tuple);
        }
    }

    /** Adds a triple, or a quad with its graph first. */
    void add(Tuple<NodeId> tuple) {
        tuples.add(tuple, filler::check);
    }

    /** Waits until all is in the indexes. */
    void finish() {
        tuples.end(filler::check);
        filler.await();
    }

    /** Ends filling, wherever it is. */
    @Override
    public void close() {
        filler.close();
    }
}
