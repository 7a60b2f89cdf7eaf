package org.portolan.release.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;

/**
 * Fills an empty store with dumps and proves what it holds.
 *
 * <p>One thread unpacks and parses, this one gives numbers to terms, which takes longest, and a third one fills the
 * indexes. Jena's own loaders are cut likewise, but when one of their threads fails, as on a full disk, the others wait
 * for it for ever; here it is told. A few blocks of statements are in memory, whatever the size of the dump.
 */
final class StoreLoader {
    /** Of so many statements, one is looked up when all are there. */
    private static final int ONE_IN = 1000;
    private static final int TRIPLE = 3;
    private static final int RECENT = 1 << 16;

    private final Path folder;
    private final DatasetGraph dataset;
    private final DatasetGraphTDB store;
    private final NodeTable terms;
    /** Most terms that were seen last come again at once: subjects, predicates, classes. */
    private final Cache<Node, NodeId> recent = CacheFactory.createSimpleCache(RECENT);
    private final List<Quad> samples = new ArrayList<>();
    private long triples;
    private long quads;

    /**
     * A loader of a store.
     *
     * @param folder  where the store is, to be named when something is wrong
     * @param dataset the store, which is empty and which nobody else uses
     */
    StoreLoader(Path folder, DatasetGraph dataset) {
        this.folder = folder;
        this.dataset = dataset;
        this.store = TDBInternal.getDatasetGraphTDB(dataset);
        this.terms = store.getTripleTable().getNodeTupleTable().getNodeTable(); // that of quads, too
    }

    /**
     * Loads the dumps of a release.
     *
     * @throws ReleaseException if a dump cannot be read, or an index does not hold each statement once
     */
    void load(Path release, List<Dump> dumps) {
        TransactionCoordinator files = CoLib.newCoordinator();
        CoLib.add(files, terms);
        try (ReadAhead statements = new ReadAhead(release, dumps); IndexFiller indexes = new IndexFiller(store)) {
            PartOfStore.write(files, () -> statements.forEach(statement -> indexes.add(numbered(statement))));
            indexes.finish();
        }
        prove();
    }

    private Tuple<NodeId> numbered(Quad statement) {
        if ((triples + quads) % ONE_IN == 0) {
            samples.add(statement);
        }
        NodeId subject = number(statement.getSubject());
        NodeId predicate = number(statement.getPredicate());
        NodeId object = number(statement.getObject());
        if (statement.isDefaultGraph()) {
            triples++;
            return TupleFactory.create3(subject, predicate, object);
        }
        quads++;
        return TupleFactory.create4(number(statement.getGraph()), subject, predicate, object);
    }

    private NodeId number(Node term) {
        return recent.get(term, terms::getAllocateNodeId);
    }

    private void prove() {
        Stream.of(store.getTripleTable(), store.getQuadTable())
                .flatMap(table -> Stream.of(table.getNodeTupleTable().getTupleTable().getIndexes())).parallel()
                .forEach(index -> Txn.executeRead(dataset, () -> prove(index)));
        Txn.executeRead(dataset, () -> samples.stream().filter(sample -> !dataset.contains(sample)).findFirst()
                .ifPresent(missing -> {
                    throw new ReleaseException(folder,
                            "the store does not hold a statement of the dumps: " + missing);
                }));
    }

    /** Each index has all statements, in an order of its own; its size is counted, not remembered. */
    private void prove(TupleIndex index) {
        long read = index.getTupleLength() == TRIPLE ? triples : quads;
        long kept = index.size();
        if (kept != read) {
            throw new ReleaseException(folder, "index %s of the store holds %d statements of %d".formatted(
                    index.getName(), kept, read));
        }
    }
}
