package org.portolan.release.dumps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.portolan.release.manifest.Release;

/** One graph of a release, read from its dump as often as wanted, in constant memory. */
public final class ReleasedGraph {
    private final String base;
    private final String name;
    private final Path folder;
    private final Dump dump;

    private ReleasedGraph(Release release, String name, Dump dump) {
        this.base = release.base();
        this.name = name;
        this.folder = release.folder();
        this.dump = dump;
    }

    /** The graphs of a release: what describes the data first, the data last. */
    public static List<ReleasedGraph> of(Release release) {
        return List.of(new ReleasedGraph(release, "catalog", Dump.CATALOG),
                new ReleasedGraph(release, "ontology", Dump.N_QUADS),
                new ReleasedGraph(release, "provenance", Dump.PROVENANCE),
                new ReleasedGraph(release, "data", Dump.N_TRIPLES));
    }

    /** {@code catalog}, {@code ontology}, {@code provenance} or {@code data}. */
    public String name() {
        return name;
    }

    /** IRI of the graph; empty for the data, which is the default graph. */
    public Optional<String> iri() {
        return dump == Dump.N_TRIPLES ? Optional.empty() : Optional.of(base + "graph/" + name);
    }

    /** IRI of the graph beside it in which a next state is put together: {@code {base}graph/{name}/next}. */
    public String next() {
        return base + "graph/" + name + "/next";
    }

    /** Where the statements stand. */
    public Path file() {
        return folder.resolve(dump.fileName());
    }

    /** Its statements as <a href="https://www.w3.org/TR/n-triples/">N-Triples</a>; the caller closes the stream. */
    public InputStream open() throws IOException {
        InputStream lines = dump.open(folder);
        return iri().<InputStream>map(graph -> new GraphLines(lines, graph)).orElse(lines);
    }
}
