package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;

/**
 * A release that no reader has seen yet: it lies in its place, but {@code current} has never named it. A mark in its
 * folder says so from before it is put there until the pointer has moved. So one that a killed process left behind is
 * told from one that was gone back from.
 *
 * @param folder the folder of the release
 */
public record UnseenRelease(Path folder) {
    private static final String MARK = "unseen";

    /** Marks a candidate, unless there is such a release already, or has been one. */
    public static void mark(Path candidate, Path target, History history) throws IOException {
        if (!Files.exists(target) && !history.isKnown(target.getFileName().toString())) {
            Files.createFile(candidate.resolve(MARK));
        }
    }

    boolean isMarked() {
        return Files.exists(folder.resolve(MARK));
    }

    /**
     * Removes the mark for good: were it to come back after a power cut, when another release is live, this one would
     * be cleared. If that cannot be made sure of it stays, for whoever takes the lock next.
     */
    void reveal() {
        try {
            if (Files.deleteIfExists(folder.resolve(MARK))) {
                Durable.force(folder);
            }
        } catch (ReleaseException uncertain) {
            markAgain();
            throw new ReleaseException(folder, "is live, and stays so; but the mark that it was not yet cannot be "
                    + "removed for good, which the next release does, for " + uncertain.getMessage());
        } catch (IOException e) {
            throw ReleaseException.of(folder, "is live, but cannot be written", e);
        }
    }

    private void markAgain() {
        try {
            Files.createFile(folder.resolve(MARK));
        } catch (IOException thenNot) {
            // Who is told of the disk knows enough.
        }
    }
}
