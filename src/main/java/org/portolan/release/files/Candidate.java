package org.portolan.release.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A release in the making: a folder beside the releases, on their file system, whose name says that it is none. Only
 * the holder of the lock makes one, so whoever takes the lock and finds one knows it for a left-over.
 */
public final class Candidate implements AutoCloseable {
    private static final String PREFIX = "candidate-";
    private static final String ASIDE = PREFIX + "damaged-";

    private final Path folder;

    private Candidate(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes an empty one in the folder of releases, to be read by whoever may read that.
     *
     * @throws IOException if the disk does not take it
     */
    public static Candidate in(Path releases) throws IOException {
        Path folder = Files.createTempDirectory(releases, PREFIX);
        // A temporary folder is its owner's alone; a release is for everyone whom the folder of releases admits.
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, Files.getPosixFilePermissions(releases));
        }
        return new Candidate(folder);
    }

    /** True if the name is that of a candidate; what the holder of the lock finds by such a name is nobody's. */
    public static boolean isLeftOver(Path path) {
        return path.getFileName().toString().startsWith(PREFIX);
    }

    /** Takes a release out of the folder; it is a left-over from then on, and where it lies. */
    public static Path putAside(Path release) throws IOException {
        Path aside = release.resolveSibling(PREFIX + "dropped-" + release.getFileName());
        Durable.delete(aside);
        Files.move(release, aside, StandardCopyOption.ATOMIC_MOVE);
        Durable.force(release.toAbsolutePath().getParent());
        return aside;
    }

    /** Removes a left-over; a release that stepped aside for one that never came steps back. */
    public static void clear(Path leftOver) throws IOException {
        String name = leftOver.getFileName().toString();
        Path place = leftOver.resolveSibling(name.replaceFirst("^" + ASIDE, ""));
        if (Files.exists(place)) {
            Durable.delete(leftOver);
        } else {
            Files.move(leftOver, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Name of a file that is to take the place of this one, and a left-over if it does not come to that. */
    public static Path beside(Path file) {
        return file.resolveSibling(PREFIX + file.getFileName());
    }

    /** Where to write what the release is to hold. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes it a release: all bytes on the disk first, then one atomic rename. A release of that name, damaged or made
     * anew, steps aside, when no process is just opening it. Whoever has it open reads on in the files that he has.
     */
    public Path moveTo(Path target) throws IOException {
        return moveTo(target, () -> { });
    }

    /** The same. @param proof is run when all bytes are on the disk; what it throws keeps the candidate from moving */
    public Path moveTo(Path target, Runnable proof) throws IOException {
        Durable.sync(folder);
        proof.run();
        if (Files.exists(target)) {
            Path aside = target.resolveSibling(ASIDE + target.getFileName());
            Durable.delete(aside);
            try (ReleaseLock lock = ReleaseLock.ofCaches(target)) {
                lock.check();
                Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
                Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            }
            Durable.force(target.getParent());
            Durable.delete(aside);
        } else {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            Durable.force(target.getParent());
        }
        return target;
    }

    /** Removes what is left of it; after {@link #moveTo} that is nothing. */
    @Override
    public void close() throws IOException {
        Durable.delete(folder);
    }
}
