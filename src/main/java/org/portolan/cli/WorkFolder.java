package org.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files between two stages. */
record WorkFolder(TemporaryPath folder) implements AutoCloseable {
    static WorkFolder create() throws IOException {
        return new WorkFolder(new TemporaryPath(Files.createTempDirectory("portolan")));
    }

    Path path() {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }
}
