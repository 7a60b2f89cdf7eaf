package org.portolan.release.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.portolan.release.changes.RdfPatch;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.store.LiveRelease;

/**
 * Things of releases that are neither the current one nor behind it. Releases that follow each other lose nothing
 * without a reason that is noted; going back to an older one does, and asks for none.
 */
final class WithdrawnThings {
    private static final int BUFFER = 1 << 16;
    private final History history;
    private final Manifest current;
    private final Graph described;
    private final String prefix;
    private final Map<String, String> found = new HashMap<>();

    WithdrawnThings(History history, LiveRelease live) {
        this.history = history;
        this.current = live.release().manifest();
        this.described = live.dataset().getDefaultGraph();
        this.prefix = live.base() + "id/";
    }

    /** The newest release that describes each, by their IRIs. */
    Map<String, String> find() {
        Set<String> behind = behind();
        history.entries().stream().map(History.Entry::id).filter(id -> !behind.contains(id))
                .forEach(id -> history.patch(id).ifPresent(patch -> read(patch, id)));
        return Map.copyOf(found);
    }

    /** The current release and those before it. */
    private Set<String> behind() {
        Set<String> ids = new HashSet<>();
        for (Optional<Manifest> next = Optional.of(current); next.isPresent() && ids.add(next.get().id());) {
            next = history.manifest(next.get().previous());
        }
        return ids;
    }

    private void read(Path patch, String id) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(patch), BUFFER), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RdfPatch.addedSubject(line).filter(subject -> subject.startsWith(prefix) && !found.containsKey(subject)
                        && !isDescribed(subject)).ifPresent(subject -> found.put(subject, id));
            }
        } catch (IOException damaged) {
            // Its own address says so; that one thing is not found is less harm than a site that does not come up.
        }
    }

    private boolean isDescribed(String thing) {
        return described.contains(NodeFactory.createURI(thing), Node.ANY, Node.ANY);
    }
}
