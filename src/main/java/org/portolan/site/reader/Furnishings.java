package org.portolan.site.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.portolan.check.publication.SkolemIris;
import org.portolan.release.folder.History;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.PublishedColumns;
import org.portolan.site.graph.JsonDocuments;
import org.portolan.site.view.ClassUse;

/** What all pages of a release need, read once. Thread-safe. */
public final class Furnishings {
    private final Arrangement arrangement;
    private final Map<String, SavedQuery> queries;
    private final Optional<JsonDocuments> json;
    private final Map<String, List<Node>> things = new ConcurrentHashMap<>();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private Optional<ClassUse> classes = Optional.empty();
    private Map<String, String> withdrawn = Map.of();
    private String withdrawnIn = "";

    /** Reads a release, within a transaction that the caller has begun. */
    public Furnishings(LiveRelease release, Optional<String> publicUrl) {
        arrangement = new Arrangement(SkolemIris.asBlankNodes(
                release.dataset().getGraph(NodeFactory.createURI(release.graph("ontology"))), release.base()),
                PublishedColumns.of(release.release()));
        queries = SavedQuery.of(release.release(), arrangement);
        json = JsonDocuments.of(release.release(), publicUrl);
    }

    /** How pages are laid out. */
    Arrangement arrangement() {
        return arrangement;
    }

    /** The saved queries by their names. */
    Map<String, SavedQuery> queries() {
        return queries;
    }

    /** What writes documents of things as JSON; empty if the release has no context for it. */
    Optional<JsonDocuments> json() {
        return json;
    }

    /**
     * Things of a kind in some order, found when they are first asked for, within a transaction of the release: there
     * may be ten thousands of them.
     */
    List<Node> things(String order, Supplier<List<Node>> found) {
        return things.computeIfAbsent(order, any -> found.get());
    }

    /** How many statements a graph has, counted when it is first asked for, within a transaction of the release. */
    long size(String graph, LongSupplier counted) {
        return sizes.computeIfAbsent(graph, any -> counted.getAsLong());
    }

    /** How the classes are joined; read when it is first asked for, within a transaction of its release. */
    synchronized ClassUse classes(LiveRelease release) {
        if (classes.isEmpty()) {
            classes = Optional.of(new ClassUse(arrangement, release.dataset().getDefaultGraph()));
        }
        return classes.get();
    }

    /**
     * As {@link History#withdrawn}; read again when there are other releases, within a transaction of this one.
     */
    public synchronized Map<String, String> withdrawn(LiveRelease release) {
        History history = History.around(release.release());
        String state = history.state();
        if (!state.equals(withdrawnIn)) {
            withdrawn = history.withdrawn(release);
            withdrawnIn = state;
        }
        return withdrawn;
    }
}
