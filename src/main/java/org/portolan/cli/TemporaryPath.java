package org.portolan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.portolan.release.Durable;

/** A file or folder that is gone when it is closed, and when the program is ended by a signal before that. */
final class TemporaryPath implements AutoCloseable {
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Path path;
    private final Thread hook = new Thread(this::deleteAtEnd, "temporary files");
    private boolean isEnding;

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

    /** A new folder for the files between two stages. */
    static TemporaryPath folder() throws IOException {
        return new TemporaryPath(() -> Files.createTempDirectory("portolan"));
    }

    /** A new file in a folder, which is to be moved from there. */
    static TemporaryPath file(Path folder) throws IOException {
        return new TemporaryPath(() -> Files.createTempFile(folder, ".portolan", ".part"));
    }

    Path path() {
        return path;
    }

    private void delete() {
        try {
            Durable.delete(path);
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
