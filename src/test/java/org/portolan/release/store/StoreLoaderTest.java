package org.portolan.release.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;

/** Three threads load a store; each hears when another one cannot go on. */
@Timeout(60)
class StoreLoaderTest {
    private static final int MANY = 20_000;
    @TempDir
    private Path release;
    private DatasetGraph dataset;

    @BeforeEach
    void connect() throws IOException {
        dataset = OpenStore.open(Files.createDirectory(release.resolve("store")));
    }

    @AfterEach
    void close() {
        Store.close(dataset);
    }

    private void load(String lines) throws IOException {
        load(lines, release.resolve("store"), dataset);
    }

    private void load(String lines, Path folder, DatasetGraph empty) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(release.resolve("data.nq.gz")))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        new StoreLoader(folder, empty).load(release, List.of(Dump.N_QUADS));
    }

    private static String many() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            lines.append("<urn:s").append(i).append("> <urn:p> \"").append(i % 7).append(i % 2 == 0 ? "\" .\n"
                    : "\" <urn:graph> .\n");
        }
        return lines.toString();
    }

    @Test
    void statementsAreInTheirGraphs() throws IOException {
        load(many());
        assertEquals(MANY / 2, Txn.calculateRead(dataset, () -> dataset.getDefaultGraph().size()));
        assertEquals(MANY, Txn.calculateRead(dataset, () -> dataset.stream().count()));
    }

    @Test
    void statementThatIsNotThereTwiceIsFoundOut() {
        ReleaseException fault = assertThrows(ReleaseException.class, () -> load("<urn:s> <urn:p> 1 .\n".replace("1",
                "\"1\"").repeat(2)));
        assertTrue(fault.getMessage().endsWith("index SPO of the store holds 1 statements of 2"), fault.getMessage());
    }

    @Test
    void dumpThatBreaksOffEndsAllThreads() {
        ReleaseException fault = assertThrows(ReleaseException.class, () -> load(many() + "<urn:s> <urn:p\n"));
        assertTrue(fault.getMessage().startsWith(release.resolve("data.nq.gz") + ": cannot be read back"),
                fault.getMessage());
        assertNoThreadIsLeft();
    }

    /** Such as one that has no memory left to say that it ends. */
    @Test
    void faultOfTheThreadThatAddsIsThrownWhereSomethingIsTaken() {
        BlockQueue<Integer> queue = new BlockQueue<>();
        OutOfMemoryError full = new OutOfMemoryError("the memory is full");
        try (Worker adder = new Worker("adder", () -> {
            throw full;
        })) {
            assertSame(full, assertThrows(OutOfMemoryError.class,
                    () -> queue.forEach(number -> { }, adder::check)));
        }
    }

    @Test
    void indexThatCannotBeFilledEndsAllThreads() {
        Path folder = release.resolve("broken");
        DatasetGraph broken = OpenStore.open(folder);
        TDBInternal.getDatasetGraphTDB(broken).getQuadTable().getNodeTupleTable().getTupleTable().getIndex(3).close();
        RuntimeException fault = assertThrows(RuntimeException.class, () -> load(many(), folder, broken));
        assertNoThreadIsLeft();
        Store.close(broken, fault);
        assertTrue(fault.getSuppressed().length > 0, "what went wrong first is told, not that it cannot be closed");
    }

    private static void assertNoThreadIsLeft() {
        assertFalse(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .anyMatch(List.of("dumps", "indexes")::contains), "a thread is left");
    }

    @Test
    void faultOfTheThreadThatTakesIsThrownWhereSomethingIsAdded() {
        BlockQueue<Integer> queue = new BlockQueue<>();
        InternalError full = new InternalError("the disk is full");
        try (Worker taker = new Worker("taker", () -> queue.forEach(number -> {
            throw full;
        }, () -> { }))) {
            assertSame(full, assertThrows(InternalError.class, () -> {
                for (int i = 0; i < MANY; i++) {
                    queue.add(i, taker::check);
                }
            }));
        }
    }
}
