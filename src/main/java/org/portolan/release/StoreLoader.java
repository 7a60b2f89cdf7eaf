package org.portolan.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Fills an empty store with dumps and proves what it holds.
 *
 * <p>One thread unpacks and parses, this one lets Jena's sequential loader fill the first index of each table, and the
 * others from it. On two cores it is as fast as the loaders with more threads, needs a third of their memory, and a full
 * disk is told: when one of their threads fails, the others wait for it for ever.
 */
final class StoreLoader {
    /** Of so many statements, one is looked up when all are there. */
    private static final int ONE_IN = 1000;

    private final Path folder;
    private final DatasetGraph dataset;
    private final DatasetGraphTDB store;
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
    }

    /**
     * Loads the dumps of a release.
     *
     * @throws ReleaseException if a dump cannot be read, or an index does not hold each statement once
     */
    void load(Path release, List<Dump> dumps) {
        DataLoader loader = LoaderFactory.sequentialLoader(dataset, (format, arguments) -> { });
        loader.startBulk();
        try (ReadAhead statements = new ReadAhead(release, dumps)) {
            StreamRDF filled = loader.stream();
            filled.start();
            statements.forEach(statement -> add(statement, filled));
            filled.finish();
        } catch (RuntimeException | Error fault) { // an error is what the JVM makes of a page that cannot be written
            abort(loader, fault);
            throw fault;
        }
        loader.finishBulk();
        Txn.executeRead(dataset, this::prove);
    }

    private void add(Quad statement, StreamRDF filled) {
        if ((triples + quads) % ONE_IN == 0) {
            samples.add(statement);
        }
        if (statement.isDefaultGraph()) {
            triples++;
            filled.triple(statement.asTriple());
        } else {
            quads++;
            filled.quad(statement);
        }
    }

    private static void abort(DataLoader loader, Throwable fault) {
        try {
            loader.finishException(new IllegalStateException(fault));
        } catch (RuntimeException | Error further) {
            fault.addSuppressed(further);
        }
    }

    private void prove() {
        prove(store.getTripleTable().getNodeTupleTable(), triples);
        prove(store.getQuadTable().getNodeTupleTable(), quads);
        samples.stream().filter(sample -> !dataset.contains(sample)).findFirst().ifPresent(missing -> {
            throw new ReleaseException(folder, "the store does not hold a statement of the dumps: " + missing);
        });
    }

    /** Each index has all statements, in an order of its own. */
    private void prove(NodeTupleTable table, long read) {
        for (TupleIndex index : table.getTupleTable().getIndexes()) {
            long kept = 0;
            for (Iterator<Tuple<NodeId>> all = index.all(); all.hasNext(); all.next()) {
                kept++;
            }
            if (kept != read) {
                throw new ReleaseException(folder, "index %s of the store holds %d statements of %d".formatted(
                        index.getName(), kept, read));
            }
        }
    }
}
