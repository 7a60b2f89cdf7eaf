package org.portolan.release.store;

import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.portolan.release.files.ReleaseLock;
import org.portolan.release.manifest.Release;

/**
 * The store and the index of a release. They are opened, made and replaced under the lock of the release, so no process
 * takes the place of what another one is about to open, or builds beside it.
 */
public final class ReleaseCaches {
    private final Release release;
    private final Store store;
    private final SearchIndex index;

    public ReleaseCaches(Release release) {
        this.release = release;
        this.store = new Store(release.folder(), release.manifest().files());
        this.index = new SearchIndex(release.folder(), release.manifest().files());
    }

    /** Makes again what is not current, so that {@link #open} takes no time. */
    public void refresh() {
        try (ReleaseLock lock = ReleaseLock.ofCaches(release.folder())) {
            lock.check();
            store.refresh();
            index.refresh();
        }
    }

    /** Makes both again. */
    public void rebuild() {
        try (ReleaseLock lock = ReleaseLock.ofCaches(release.folder())) {
            lock.check();
            store.build();
            index.build();
        }
    }

    /** Opens both; makes again what is not current. */
    public LiveRelease open() {
        try (ReleaseLock lock = ReleaseLock.ofCaches(release.folder())) {
            lock.check();
            DatasetGraph dataset = store.open();
            try {
                return new LiveRelease(release, dataset, Optional.of(index.open()));
            } catch (RuntimeException | Error fault) {
                Store.close(dataset, fault);
                throw fault;
            }
        }
    }
}
