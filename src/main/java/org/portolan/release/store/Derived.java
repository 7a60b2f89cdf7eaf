package org.portolan.release.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;

/**
 * A folder of a release that follows from its dumps and is no part of it. A stamp inside names the dumps by their
 * checksums, and its own files with their sizes and sums; a folder without stamp, with another release's, or in which a
 * file is torn or altered is not current. Who makes one holds the lock of the release, or is the only one who knows of
 * it.
 */
final class Derived {
    private static final String STAMP = "stamp";

    private final Path folder;
    private final String stamp;
    private final String lasting;

    /**
     * The folder of a release.
     *
     * @param name    of the folder
     * @param dumps   what it is made of
     * @param files   the files of the release, with their checksums
     * @param lasting which of its files reading never changes, as a regular expression
     */
    Derived(Path release, String name, List<Dump> dumps, List<Manifest.File> files, String lasting) {
        this.folder = release.resolve(name);
        this.lasting = lasting;
        Map<String, String> checksums = files.stream()
                .collect(Collectors.toMap(Manifest.File::name, Manifest.File::sha256));
        this.stamp = dumps.stream().map(dump -> checksums.get(dump.fileName()) + "  " + dump.fileName() + "\n")
                .collect(Collectors.joining());
    }

    Path folder() {
        return folder;
    }

    /** The release that it belongs to. */
    Path release() {
        return folder.getParent();
    }

    /** What is done with a folder. */
    @FunctionalInterface
    interface Step {
        void apply(Path fresh) throws IOException;
    }

    /**
     * Fills a folder beside the final place, writes it through to the disk, and hands it on.
     *
     * @param last puts it into place, or has it {@link #takePlace}
     */
    void build(Step fill, Step last) throws IOException {
        try (Fresh fresh = new Fresh(folder.resolveSibling(folder.getFileName() + ".new"))) {
            Durable.delete(fresh.path());
            Files.createDirectory(fresh.path());
            fill.apply(fresh.path());
            Files.writeString(fresh.path().resolve(STAMP), stamp + sums(fresh.path()));
            Durable.sync(fresh.path());
            last.apply(fresh.path());
        }
    }

    /** A folder that goes unless it has taken its place. */
    private record Fresh(Path path) implements Closeable {
        @Override
        public void close() throws IOException {
            Durable.delete(path);
        }
    }

    void takePlace(Path fresh) throws IOException {
        Durable.delete(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        Durable.force(folder.getParent());
    }

    boolean isCurrent() {
        Path file = folder.resolve(STAMP);
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(stamp + sums(folder));
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }

    /** A line for each file that lasts, sorted: its size, its CRC-32C, its name. */
    private String sums(Path where) throws IOException {
        List<Path> lastingFiles;
        try (Stream<Path> files = Files.walk(where)) {
            lastingFiles = files.filter(path -> Files.isRegularFile(path) && path.toString().matches(lasting)).sorted()
                    .toList();
        }
        try {
            return lastingFiles.parallelStream().map(file -> Sum.of(file).line(where.relativize(file)))
                    .collect(Collectors.joining());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What tells a file from one that is torn or of which a bit is another one. */
    private record Sum(long bytes, long crc) {
        private static final int BUFFER = 1 << 18;

        static Sum of(Path file) {
            CRC32C crc = new CRC32C();
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            long bytes = 0;
            try (FileChannel channel = FileChannel.open(file)) {
                while (channel.read(buffer) >= 0) {
                    bytes += buffer.flip().remaining();
                    crc.update(buffer);
                    buffer.clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Sum(bytes, crc.getValue());
        }

        String line(Path name) {
            return "%d  %08x  %s\n".formatted(bytes, crc, name);
        }
    }
}
