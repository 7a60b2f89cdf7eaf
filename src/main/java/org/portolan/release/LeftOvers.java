package org.portolan.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What killed processes left in a folder of releases: candidates, releases that stepped aside, pointers that were not
 * moved, and releases that were never live. Whoever holds the lock may clear them.
 *
 * @param releases the folder
 */
record LeftOvers(Releases releases) {
    boolean areThere() {
        try {
            return !found().isEmpty();
        } catch (IOException e) {
            throw ReleaseException.of(releases.folder(), "cannot be read", e);
        }
    }

    void clear() throws IOException {
        for (Path path : found()) {
            String id = path.getFileName().toString();
            if (!id.matches(Release.ID)) {
                Candidate.clear(path);
            } else if (releases.isUnseen(id)) {
                Durable.delete(new History(releases).folder().resolve(id));
                Durable.delete(Candidate.putAside(path));
            } else {
                new UnseenRelease(path).reveal();
            }
        }
    }

    private List<Path> found() throws IOException {
        return Stream.concat(in(releases.folder()), in(new History(releases).folder())).toList();
    }

    private static Stream<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> Candidate.isLeftOver(path)
                    || path.getFileName().toString().endsWith(Releases.TEMPORARY)
                    || new UnseenRelease(path).isMarked()).toList().stream();
        }
    }
}
