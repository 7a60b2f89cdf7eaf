package org.portolan.release.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;

/**
 * The TDB2 store of a release: a cache of its dumps, made again when it is not current. A torn or altered one is known
 * before it is opened, for TDB2 cannot let go of a store that it could not open, and answers from one that is damaged.
 */
public final class Store {
    /** The dumps that the store holds together: data with ontology, provenance, catalogue. */
    public static final List<Dump> DUMPS = List.of(Dump.N_QUADS, Dump.PROVENANCE, Dump.CATALOG);

    private static final String FOLDER = "store";
    private static final String LASTING = ".*\\.(dat|idn|bpt|obj|bdf)";

    private final Derived derived;

    /** @param files the files of the release, with their checksums */
    public Store(Path release, List<Manifest.File> files) {
        derived = new Derived(release, FOLDER, DUMPS, files, LASTING);
    }

    /**
     * Loads the dumps into a store beside the final place, proves its counts, closes it and moves it into place. One
     * that a process has open is left alone: a server goes on reading files that it has opened, and opens others.
     *
     * @throws ReleaseException that names the process
     */
    public void build() {
        whileUnused(() -> { });
        try {
            derived.build(this::load, fresh -> whileUnused(() -> derived.takePlace(fresh)));
        } catch (ReleaseException e) {
            throw e;
        } catch (IOException | UncheckedIOException | TDBException | DBOpEnvException | RuntimeIOException e) {
            throw ReleaseException.of(derived.folder(), "the store cannot be built", e);
        } catch (InternalError e) {
            // What the JVM makes of a page that cannot be read or written, for a store is mapped into memory.
            if (!String.valueOf(e.getMessage()).contains("unsafe memory access")) {
                throw e;
            }
            throw ReleaseException.of(derived.folder(), "the store cannot be built",
                    new IOException("a file in memory cannot be written; the disk is full, or failed", e));
        }
    }

    /** Builds the store if it is not that of the dumps. */
    void refresh() {
        if (!derived.isCurrent()) {
            build();
        }
    }

    private void whileUnused(Work work) {
        try {
            if (!whileClosed(derived.release(), work)) {
                throw new ReleaseException(derived.folder(), "is in use by process " + lockHolder()
                        + "; make another release the current one, or end that process, and rebuild then");
            }
        } catch (IOException e) {
            throw ReleaseException.of(derived.folder(), "cannot be replaced", e);
        }
    }

    /**
     * Opens the store; builds it first if it is not that of the dumps.
     *
     * @throws StoreInUseException if another process has it open
     * @throws ReleaseException    if it cannot be made or opened
     */
    public DatasetGraph open() {
        refresh();
        try {
            return OpenStore.open(derived.folder());
        } catch (TDBException | DBOpEnvException | RuntimeIOException fault) {
            throw isInUse(derived.release()) ? new StoreInUseException(derived.folder(), lockHolder())
                    : ReleaseException.of(derived.folder(), "cannot be opened; make it again with: "
                            + "portolan release --rebuild " + derived.release().getFileName(), fault);
        }
    }

    /** Whether a process has the store of a release open, as far as can be seen. */
    public static boolean isInUse(Path release) {
        try {
            return !whileClosed(release, () -> { });
        } catch (IOException unknown) {
            return false;
        }
    }

    private String lockHolder() {
        try {
            return Files.readString(derived.folder().resolve(Names.TDB_LOCK_FILE)).strip();
        } catch (IOException unknown) {
            return "unknown";
        }
    }

    /**
     * Closes a store so that its folder can be moved and another process may open it; does nothing to other datasets.
     */
    static void close(DatasetGraph dataset) {
        if (DatabaseMgr.isTDB2(dataset)) {
            OpenStore.close(dataset);
        } else {
            dataset.close();
        }
    }

    /** Closes a store after a fault, which hears what else goes wrong. */
    static void close(DatasetGraph dataset, Throwable fault) {
        try {
            close(dataset);
        } catch (RuntimeException | Error further) {
            fault.addSuppressed(further);
        }
    }

    /**
     * Does something while no process has the store open: TDB2's own lock is held meanwhile.
     *
     * @return false if another process has it open, and nothing was done
     */
    public static boolean whileClosed(Path release, Work work) throws IOException {
        Path lock = release.resolve(FOLDER).resolve(Names.TDB_LOCK_FILE);
        if (!Files.exists(lock)) {
            work.run();
            return true;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                return false;
            }
            work.run();
            return true;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    /** What is done while no process has a store open. */
    @FunctionalInterface
    public interface Work {
        /** @throws IOException if the files cannot be read or written */
        void run() throws IOException;
    }

    private void load(Path fresh) {
        try (Opened opened = new Opened(OpenStore.openToFill(fresh))) {
            new StoreLoader(fresh, opened.dataset()).load(derived.release(), DUMPS);
        }
    }

    /** A store that somebody closes, whatever goes wrong. */
    public record Opened(DatasetGraph dataset) implements AutoCloseable {
        @Override
        public void close() {
            Store.close(dataset);
        }
    }
}
