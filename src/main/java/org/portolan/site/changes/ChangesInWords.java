package org.portolan.site.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.portolan.check.publication.SkolemIris;
import org.portolan.release.changes.Changes;
import org.portolan.release.dumps.ReleasedGraph;
import org.portolan.release.manifest.Release;
import org.portolan.release.store.LiveRelease;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.PublishedColumns;
import org.portolan.site.page.ReleaseChanges;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/** What changed from one release to another, told by the names that the publication gives to things and terms. */
public final class ChangesInWords {
    private static final String INDENT = " ".repeat(12);

    private final Changes changes;
    private final LiveRelease named;
    private final Arrangement arrangement;

    /** Tells changes with an arrangement of pages. */
    ChangesInWords(Changes changes, Release later, Arrangement arrangement) {
        this.changes = changes;
        this.arrangement = arrangement;
        DatasetGraph dataset = DatasetGraphFactory.create();
        parse(changes.names(), StreamRDFLib.dataset(dataset));
        parse(changes.rows(), StreamRDFLib.dataset(dataset));
        this.named = new LiveRelease(later, dataset);
    }

    /** Tells changes with the arrangement of pages that the later release describes. */
    public static ChangesInWords of(Changes changes, Release later) {
        Graph ontology = GraphFactory.createDefaultGraph();
        ReleasedGraph terms = ReleasedGraph.of(later).stream().filter(graph -> graph.name().equals("ontology"))
                .findFirst().orElseThrow();
        try (InputStream lines = terms.open()) {
            RDFParser.source(lines).lang(Lang.NTRIPLES).parse(ontology);
        } catch (IOException e) {
            throw new UncheckedIOException(terms.file() + ": cannot be read", e);
        }
        return new ChangesInWords(changes, later, new Arrangement(SkolemIris.asBlankNodes(ontology, later.base()),
                PublishedColumns.of(later)));
    }

    /** The languages in which things have names, best first. */
    public List<String> languages() {
        return arrangement.languages();
    }

    /** The changes themselves. */
    Changes changes() {
        return changes;
    }

    /** The words of one language. */
    ChangeWords in(String language) {
        return new ChangeWords(changes, named, arrangement, language);
    }

    /** As JSON, with the names of all languages. */
    public ObjectNode json() {
        return new ChangesJson(changes, languages().stream().collect(Collectors.toMap(tag -> tag, this::in,
                (one, other) -> one, java.util.LinkedHashMap::new)), named.base()).write();
    }

    /** As lines of text: what was added, removed and changed, then how much of each class. */
    public List<String> text(String language) {
        ChangeWords words = in(language);
        Texts texts = words.texts();
        List<String> lines = new ArrayList<>();
        for (ReleaseChanges.Thing thing : words.things()) {
            lines.add("%-10s%s".formatted(thing.change(), sentence(thing, texts)));
            thing.lines().forEach(line -> lines.add(INDENT + sentence(line, texts)));
            if (thing.further() > 0) {
                lines.add(INDENT + texts.get("furtherStatements", thing.further()));
            }
        }
        lines.addAll(words.more());
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(words.counts());
        lines.add(words.statements());
        return lines;
    }

    /** A thing with its kind, and its sources. */
    static String sentence(ReleaseChanges.Thing thing, Texts texts) {
        return thing.name().text() + (thing.kind().isEmpty() ? "" : " (" + thing.kind() + ")")
                + from(thing.sources(), texts);
    }

    /** A property with the values that went and came, and their sources. */
    static String sentence(ReleaseChanges.Line line, Texts texts) {
        return line.name() + ": " + list(line.before(), texts) + " → " + list(line.after(), texts)
                + from(line.sources(), texts);
    }

    private static String from(List<Value> sources, Texts texts) {
        return sources.isEmpty() ? "" : ", " + texts.get("from", list(sources, texts));
    }

    private static String list(List<Value> values, Texts texts) {
        return values.isEmpty() ? texts.get("notStated")
                : values.stream().map(Value::text).collect(Collectors.joining("; "));
    }

    /** The statements of lines of N-Quads, whatever their graphs. */
    static List<Triple> triples(List<String> lines) {
        List<Triple> triples = new ArrayList<>();
        parse(lines, new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                triples.add(triple);
            }

            @Override
            public void quad(Quad quad) {
                triples.add(quad.asTriple());
            }
        });
        return triples;
    }

    private static void parse(List<String> lines, StreamRDF into) {
        RDFParser.fromString(String.join("\n", lines), Lang.NQUADS).parse(into);
    }
}
