package org.portolan.release;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.portolan.check.CheckedPublication;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.files.Sha256;
import org.portolan.release.dumps.Line;
import org.portolan.release.dumps.SortedLines;
import org.portolan.release.manifest.ReadFile;

/** What a release holds and is named by: the statements of data and ontology, each once, sorted. */
final class Content {
    private final CheckedPublication checked;
    private final String base;
    private final SortedLines data = new SortedLines();
    private final SortedLines both = new SortedLines();
    private final List<Triple> rows = new ArrayList<>();
    private final Set<String> schemes = new TreeSet<>();

    Content(CheckedPublication checked) {
        this.checked = checked;
        this.base = checked.publication().base();
        Line.read(checked.data(), this::sort);
        SortedLines ontology = new SortedLines();
        checked.ontology().stream().forEach(triple -> ontology.add(Line.of(triple, base + "graph/ontology")));
        both.addAll(data);
        both.addAll(ontology);
    }

    /** What a table says of its own rows is where the rest comes from, and no data. */
    private void sort(Triple triple) {
        if (triple.getSubject().isURI() && triple.getSubject().getURI().startsWith(base + "data/")) {
            rows.add(triple);
        } else {
            noteScheme(triple.getSubject());
            noteScheme(triple.getObject());
            data.add(Line.of(triple));
        }
    }

    /** The default graph. */
    SortedLines data() {
        return data;
    }

    /** Data and ontology. */
    SortedLines both() {
        return both;
    }

    /**
     * The id: the first 16 digits of the SHA-256 over the sorted N-Quads of data and ontology, followed by a line for
     * each input file, sorted by name: checksum, two spaces, name. So it can be had without this program:
     * <pre>(zcat data.nq.gz; sha256sum data/*.csv … | LC_ALL=C sort -k 2) | sha256sum | cut -c -16</pre>
     */
    String id() {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            both.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written anywhere", e);
        }
        return ReadFile.id(digest, checked.publication().checksums());
    }

    /**
     * The graph of provenance: the origin of each row and what its table says of it, in the release's own copies of the
     * tables (RFC 7111), and what the rows say to the claims of sources.
     */
    SortedLines provenance(String id) {
        String published = "<" + base + "releases/" + id + "/data/";
        int cut = ("<" + base + "data/").length();
        String graph = base + "graph/provenance";
        SortedLines lines = new SortedLines();
        Consumer<Triple> publish = triple -> lines.add(published + Line.of(triple, graph).substring(cut));
        Line.read(checked.rows(), publish);
        rows.forEach(publish);
        comparisons(triple -> lines.add(Line.of(triple, graph)));
        return lines;
    }

    /** What the rows say to the claims of sources, and which of these contradict each other, said of both. */
    void comparisons(Consumer<Triple> each) {
        checked.claims().comparisons().forEach(comparison -> {
            Node claim = NodeFactory.createURI(comparison.claim());
            each.accept(Triple.create(claim, ComparedClaims.IN_ROWS,
                    NodeFactory.createLiteralString(comparison.rows())));
            Node agrees = comparison.agrees() ? NodeConst.nodeTrue : NodeConst.nodeFalse;
            each.accept(Triple.create(claim, ComparedClaims.AGREES, agrees));
        });
        checked.claims().contradictions().forEach(pair -> {
            Node claim = NodeFactory.createURI(pair.claim());
            Node other = NodeFactory.createURI(pair.other());
            each.accept(Triple.create(claim, ComparedClaims.CONTRADICTS, other));
            each.accept(Triple.create(other, ComparedClaims.CONTRADICTS, claim));
        });
    }

    /** The ontology as a graph. */
    Graph terms() {
        return checked.ontology();
    }

    /**
     * Prefixes for formats that people read: those of the ontology's files. One that is also the scheme of an IRI of
     * the data ({@code geo:48.2,16.4}) is left out, for JSON-LD would take such an IRI for a short one.
     */
    SortedMap<String, String> prefixes() {
        SortedMap<String, String> prefixes = new TreeMap<>(checked.ontology().getPrefixMapping().getNsPrefixMap());
        prefixes.keySet().removeIf(prefix -> prefix.isEmpty() || schemes.contains(prefix));
        return prefixes;
    }

    private void noteScheme(Node node) {
        if (node.isURI()) {
            int colon = node.getURI().indexOf(':');
            if (!node.getURI().startsWith("//", colon + 1)) {
                schemes.add(node.getURI().substring(0, colon));
            }
        }
    }
}
