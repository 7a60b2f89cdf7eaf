package org.portolan.release.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.release.dumps.Dump;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.manifest.Manifest;

/**
 * A folder of a release that follows from its dumps and is no part of it. A stamp inside names the dumps by their
 * checksums, and its own files with their sizes; a folder without stamp, with another release's, or with a torn file is
 * not current. Who makes one holds the lock of the release, or is the only one who knows of it.
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
            Files.writeString(fresh.path().resolve(STAMP), stamp + sizes(fresh.path()));
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
            return Files.isRegularFile(file) && Files.readString(file).equals(stamp + sizes(folder));
        } catch (IOException e) {
            throw ReleaseException.of(file, "cannot be read", e);
        }
    }

    private String sizes(Path where) throws IOException {
        StringBuilder sizes = new StringBuilder();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path) && path.toString().matches(lasting))
                    .sorted().toList()) {
                sizes.append(Files.size(file)).append("  ").append(where.relativize(file)).append('\n');
            }
        }
        return sizes.toString();
    }
}
