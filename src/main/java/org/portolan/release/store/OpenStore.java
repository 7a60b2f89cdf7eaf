package org.portolan.release.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.base.Sys;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.TDB2StorageBuilder;
import org.apache.jena.tdb2.sys.DatabaseConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.portolan.release.files.ReleaseException;

/**
 * Opens and closes TDB2 stores as {@code DatabaseMgr} and {@code TDBInternal.expel} do: under the same lock, and who
 * opens one that is open gets that. But their way to close ends in a collection of all garbage, for which the whole
 * process stands still, so that files are no longer mapped; {@code live.Unmapping} has that done beside the requests.
 */
final class OpenStore {
    /** TDB2 puts what it has compacted into the next one; stores of releases are never compacted. */
    private static final String PART = "Data-0001";
    /** TDB2 would keep the last hundred terms that were looked up in vain, however long: queries make such terms. */
    private static final StoreParams PARAMETERS = StoreParams.builder("store").nodeMissCacheSize(0).build();
    /** Whoever fills a store asks for the number of each term and for no term by its number, and remembers the last. */
    private static final StoreParams TO_FILL = StoreParams.builder("fill").nodeMissCacheSize(0).node2NodeIdCacheSize(0)
            .nodeId2NodeCacheSize(0).build();
    private static final Map<Location, DatasetGraph> OPEN = new HashMap<>();

    private OpenStore() {
    }

    /** Opens the store in a folder; it is empty if there is none yet. */
    static DatasetGraph open(Path folder) {
        return open(folder, PARAMETERS);
    }

    /** Opens the store in a folder to fill it: without caches, which cost more there than they save. */
    static DatasetGraph openToFill(Path folder) {
        return open(folder, TO_FILL);
    }

    private static synchronized DatasetGraph open(Path folder, StoreParams parameters) {
        return OPEN.computeIfAbsent(Location.create(folder.toString()), place -> open(folder, place, parameters));
    }

    private static DatasetGraph open(Path folder, Location container, StoreParams parameters) {
        ProcessFileLock lock = DatabaseConnection.lockForLocation(container);
        lock.lockEx();
        try {
            Path part = Files.createDirectories(folder.resolve(PART));
            DatasetGraphTDB store = TDB2StorageBuilder.build(Location.create(part.toString()), parameters, null);
            return new DatasetGraphSwitchable(folder, container, store);
        } catch (IOException e) {
            free(lock);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error fault) {
            free(lock);
            throw fault;
        }
    }

    /**
     * Closes a store, for all who opened it.
     *
     * @throws TransactionException if somebody is reading it; it stays open then
     * @throws ReleaseException     if what was written cannot be written through to the disk
     */
    static synchronized void close(DatasetGraph dataset) {
        Location container = TDBInternal.getDatabaseContainer(dataset).getLocation();
        if (OPEN.get(container) != dataset) {
            return;
        }
        DatasetGraphTDB store = TDBInternal.getDatasetGraphTDB(dataset);
        if (store.getTxnSystem().getTxnMgr().countActive() > 0) {
            throw new TransactionException(store.getLocation() + " is being read");
        }
        shutDown(store, container);
        OPEN.remove(container);
        free(DatabaseConnection.lockForLocation(container));
        if (Sys.isWindows) {
            System.gc(); // it moves no file that is mapped
        }
    }

    private static void shutDown(DatasetGraphTDB store, Location container) {
        try {
            store.shutdown();
        } catch (DBOpEnvException | UncheckedIOException fault) {
            throw ReleaseException.of(Path.of(container.getDirectoryPath()), "the store cannot be closed", fault);
        }
    }

    private static void free(ProcessFileLock lock) {
        lock.unlock();
        ProcessFileLock.release(lock);
    }
}
