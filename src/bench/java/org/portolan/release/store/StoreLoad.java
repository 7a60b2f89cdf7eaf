package org.portolan.release.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.progress.MonitorOutput;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.Durable;
import org.portolan.release.manifest.ManifestFile;

/**
 * Loads the dump of a release, whose statements are all of the default graph, into a store that is written through to
 * the disk: as releases do, which count each index besides, or with one of Jena's own loaders and nothing else.
 */
public final class StoreLoad {
    private StoreLoad() {
    }

    /** Takes {@code portolan} or the name of a loader, and the folder of the release. */
    public static void main(String[] arguments) throws IOException {
        Path release = Path.of(arguments[1]);
        Path store = release.resolve("store");
        if (arguments[0].equals("portolan")) {
            new Store(release, ManifestFile.read(release).files()).build();
        } else {
            DatasetGraph dataset = OpenStore.open(Files.createDirectories(store));
            load(loader(arguments[0], dataset), release);
            Store.close(dataset);
            Durable.sync(store);
        }
        DatasetGraph loaded = OpenStore.open(store);
        loaded.begin(ReadWrite.READ);
        if (!loaded.getDefaultGraph().find().hasNext()) {
            throw new IllegalStateException("there is nothing in the default graph of " + store);
        }
        loaded.end();
        Store.close(loaded);
        Files.writeString(release.resolveSibling("loaded"), "loaded");
    }

    private static void load(DataLoader loader, Path release) throws IOException {
        loader.startBulk(); // as N-Triples, for the sequential loader puts N-Quads into the table of named graphs
        try (InputStream in = Dump.N_QUADS.open(release)) {
            loader.loadFromInputStream("data.nt", in, Lang.NTRIPLES);
        }
        loader.finishBulk();
    }

    private static DataLoader loader(String name, DatasetGraph dataset) {
        MonitorOutput silent = (format, arguments) -> { };
        return switch (name) {
            case "phased" -> LoaderFactory.phasedLoader(dataset, silent);
            case "parallel" -> LoaderFactory.parallelLoader(dataset, silent);
            case "sequential" -> LoaderFactory.sequentialLoader(dataset, silent);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
