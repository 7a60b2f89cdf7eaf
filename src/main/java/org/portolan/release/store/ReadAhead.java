package org.portolan.release.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.portolan.release.dumps.Dump;

/** Dumps that a thread of its own unpacks and parses, a few blocks of statements before they are taken. */
final class ReadAhead implements AutoCloseable {
    private final BlockQueue<Quad> statements = new BlockQueue<>();
    private final Worker reader;

    /** Starts to read the dumps of a release folder, one after the other. */
    ReadAhead(Path release, List<Dump> dumps) {
        reader = new Worker("dumps", () -> {
            dumps.forEach(dump -> dump.read(release, new Handing()));
            statements.end(() -> { });
        });
    }

    /**
     * Hands on each statement, in the thread that asks.
     *
     * @throws org.portolan.release.files.ReleaseException that names the dump that cannot be read
     */
    void forEach(Consumer<Quad> taker) {
        statements.forEach(taker, reader::check);
    }

    /** Ends reading, wherever it is. */
    @Override
    public void close() {
        reader.close();
    }

    private final class Handing extends StreamRDFBase {
        @Override
        public void triple(Triple triple) {
            quad(Quad.create(Quad.defaultGraphNodeGenerated, triple));
        }

        @Override
        public void quad(Quad quad) {
            statements.add(quad, () -> { });
        }
    }
}
