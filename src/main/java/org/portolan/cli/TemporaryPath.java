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

    /** One that is there already. */
    TemporaryPath(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new folder for the files between two stages. */
    static TemporaryPath folder() throws IOException {
        return new TemporaryPath(Files.createTempDirectory("portolan"));
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
