package org.portolan.release.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.portolan.release.files.Candidate;
import org.portolan.release.files.Durable;
import org.portolan.release.files.LockedException;
import org.portolan.release.files.ReleaseException;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.Store;

/**
 * Which releases stay: the newest so many and the current one. Of the others the folders are removed; their entries in
 * the history stay for ever.
 */
final class Retention {
    private final Releases releases;
    private final int number;

    Retention(Releases releases, int number) {
        this.releases = releases;
        this.number = number;
    }

    /** See {@link Releases#retain}. The lock is held for no longer than it takes to put folders aside. */
    boolean removeOthers(Collection<String> open) {
        List<Release> others = others();
        if (others.stream().allMatch(release -> open.contains(release.id()))) {
            return others.isEmpty();
        }
        List<Path> aside = new ArrayList<>();
        boolean isDone = true;
        try (ReleaseLock lock = releases.lock(Duration.ZERO)) {
            lock.check();
            for (Release release : others()) {
                isDone &= !open.contains(release.id()) && putAside(release, aside);
            }
        }
        for (Path path : aside) {
            try {
                Durable.delete(path);
            } catch (IOException e) {
                throw ReleaseException.of(path, "cannot be removed", e);
            }
        }
        return isDone;
    }

    private List<Release> others() {
        Optional<String> current = releases.pointer();
        return releases.list().stream().skip(number).filter(release -> !current.equals(Optional.of(release.id())))
                .toList();
    }

    /** The lock of the release keeps other processes from opening it while it goes. */
    private boolean putAside(Release release, List<Path> aside) {
        History history = new History(releases);
        if (!history.isKnown(release.id())) {
            history.complete();
        }
        try (ReleaseLock lock = ReleaseLock.take(release.folder(), Duration.ZERO)) {
            lock.check();
            return Store.whileClosed(release.folder(),
                    () -> aside.add(Candidate.putAside(release.folder())));
        } catch (LockedException opening) {
            return false;
        } catch (IOException e) {
            throw ReleaseException.of(release.folder(), "cannot be removed", e);
        }
    }
}
