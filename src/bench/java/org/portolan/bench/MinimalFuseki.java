package org.portolan.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;

/** The least that serves the same statements with the same libraries: Fuseki and TDB2 as they come. */
public final class MinimalFuseki {
    private MinimalFuseki() {
    }

    /** Serves a store at {@code /sparql}: port, folder of the store, and dumps to load into it first, if any. */
    public static void main(String[] arguments) {
        DatasetGraph store = DatabaseMgr.connectDatasetGraph(Path.of(arguments[1]).toString());
        List<String> dumps = Arrays.asList(arguments).subList(2, arguments.length);
        if (!dumps.isEmpty()) {
            Txn.executeWrite(store, () -> dumps.forEach(dump -> RDFDataMgr.read(store, dump)));
        }
        FusekiServer.create().loopback(true).port(Integer.parseInt(arguments[0])).enablePing(true)
                .add("/sparql", store).build().start().join();
    }
}
