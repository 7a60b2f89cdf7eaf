package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory with room for little, mounted until it is closed. */
record SmallFileSystem(Path folder) implements AutoCloseable {
    /**
     * Mounts one on a new folder; where nothing can be mounted, the test is skipped and says so.
     *
     * @param size in bytes, or with a unit, for example {@code 700k}
     */
    static SmallFileSystem on(Path folder, String size) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        assumeTrue(ends("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "no file system can be mounted here");
        return new SmallFileSystem(folder);
    }

    @Override
    public void close() throws InterruptedException {
        unmount(folder);
    }

    /** Lazily, because this process may still map files of a store that was closed: until they are collected. */
    static void unmount(Path folder) throws InterruptedException {
        assertTrue(ends("umount", "--lazy", folder.toString()), () -> folder + " stays mounted");
    }

    /** True if there is such a command and it ends well. */
    static boolean ends(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
