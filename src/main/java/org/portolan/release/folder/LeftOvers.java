package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.release.files.Candidate;
import org.portolan.release.files.Durable;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Release;

/**
 * What killed processes left in a folder of releases: candidates, releases that stepped aside, pointers that were not
 * moved, and releases that were never live. Whoever holds the lock may clear them.
 *
 * @param releases the folder
 */
public record LeftOvers(Releases releases) {
    /**
     * Clears them, and makes damaged entries of the history again, if there is any of that. Where another process holds
     * the lock, or nothing may be written, all stays for the next time.
     *
     * @return what is damaged in the history after that, as {@link History#damaged}
     */
    public SortedMap<Path, String> tidy() {
        History history = new History(releases);
        SortedMap<Path, String> faults = history.damaged(bytes -> { });
        Set<String> damaged = faults.keySet().stream().map(file -> file.getParent().getFileName().toString())
                .collect(Collectors.toSet());
        try {
            if (Files.isDirectory(releases.folder()) && (!found().isEmpty() || history.isIncomplete(damaged))) {
                try (ReleaseLock lock = releases.lock(Duration.ZERO)) {
                    lock.check();
                    history.complete();
                }
                return history.damaged(bytes -> { });
            }
        } catch (ReleaseException | IOException nextTime) {
            // see above
        }
        return faults;
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
                releases.name(id); // its process ended before it knew that the pointer lasts
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
