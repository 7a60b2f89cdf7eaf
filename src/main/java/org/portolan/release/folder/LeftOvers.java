package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
     * @return what is damaged in the history after that, as {@link History#faults}
     */
    public List<String> tidy() {
        History history = new History(releases);
        Map<String, String> faults = history.faultsById(bytes -> { });
        try {
            if (Files.isDirectory(releases.folder()) && (!found().isEmpty() || history.isIncomplete(faults.keySet()))) {
                try (ReleaseLock lock = releases.lock(Duration.ZERO)) {
                    lock.check();
                    history.complete();
                }
                return history.faults();
            }
        } catch (ReleaseException | IOException nextTime) {
            // see above
        }
        return List.copyOf(faults.values());
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
