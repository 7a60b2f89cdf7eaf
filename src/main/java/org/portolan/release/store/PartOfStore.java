package org.portolan.release.store;

import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.query.TxnType;
import org.apache.jena.tdb2.loader.base.CoLib;

/** Files of a TDB2 store that one thread writes while another one writes the others: for loading an empty store. */
final class PartOfStore {
    private PartOfStore() {
    }

    /** Writes in one transaction of these files, in this thread. */
    static void write(TransactionCoordinator files, Runnable writing) {
        CoLib.start(files);
        Transaction transaction = files.begin(TxnType.WRITE);
        try {
            writing.run();
            transaction.commit();
            transaction.end();
        } catch (RuntimeException | Error fault) { // an error is what the JVM makes of a page that cannot be written
            abort(transaction, fault);
            throw fault;
        }
    }

    private static void abort(Transaction transaction, Throwable fault) {
        try {
            transaction.abort();
        } catch (RuntimeException | Error further) {
            fault.addSuppressed(further);
        }
    }
}
