package org.portolan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.portolan.csvw.Destination;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;

/** A file or folder that is gone when it is closed, and when the program is ended by a signal before that. */
final class TemporaryPath implements AutoCloseable {
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Path path;
    private final Thread hook = new Thread(this::deleteAtEnd, "temporary files");
    private boolean isEnding;
    /** Tells others that the folder has a process. */
    private Optional<FileChannel> held = Optional.empty();

    /** A signal may come between making it and knowing it, so whoever ends the program waits for both. */
    private TemporaryPath(Making making) throws IOException {
        Runtime.getRuntime().addShutdownHook(hook);
        synchronized (this) {
            if (isEnding) {
                throw new IOException("the program is ending");
            }
            path = making.make();
        }
    }

    /** Makes what is temporary. */
    @FunctionalInterface
    private interface Making {
        Path make() throws IOException;
    }

    /** A new folder for the files between two stages. Those that killed processes left are cleared. */
    static TemporaryPath folder() throws IOException {
        TemporaryPath made = new TemporaryPath(TemporaryFolders::make);
        made.held = Optional.of(TemporaryFolders.hold(made.path()));
        TemporaryFolders.clear(made.path());
        return made;
    }

    /** Clears folders that killed processes left, for those who need none of their own. */
    static void clearAbandoned() {
        try {
            folder().close();
        } catch (IOException | UncheckedIOException leftForTheNext) {
            // Nothing depends on it.
        }
    }

    /** What writes into a temporary folder. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does what writes into the folder. A fault that names no file is one of those in it, for readers name theirs. */
    <T> T during(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (ReleaseException named) {
            throw named;
        } catch (UncheckedIOException fault) {
            throw named(fault.getCause());
        } catch (IOException fault) {
            throw named(fault);
        }
    }

    private IOException named(IOException fault) {
        boolean isNamed = fault instanceof FileSystemException || String.valueOf(fault.getMessage()).contains(": ");
        return isNamed ? fault : new FileSystemException(path.toString(), null, fault.getMessage()
                + "; this folder is for temporary files, and java -Djava.io.tmpdir=FOLDER names another place for it");
    }

    /** A new file that is to take this place. */
    static TemporaryPath file(Destination target) throws IOException {
        return new TemporaryPath(target::candidate);
    }

    Path path() {
        return path;
    }

    private void delete() {
        try {
            Durable.delete(path);
            if (held.isPresent()) {
                held.get().close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** While the process ends its other threads go on, and may put a file into the folder that is being removed. */
    private void deleteAtEnd() {
        synchronized (this) {
            isEnding = true;
        }
        if (path == null) { // it was never made
            return;
        }
        for (int i = 0; i < MOST_TRIES && Files.exists(path); i++) {
            try {
                Durable.delete(path);
            } catch (IOException | UncheckedIOException again) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
        delete();
    }
}
