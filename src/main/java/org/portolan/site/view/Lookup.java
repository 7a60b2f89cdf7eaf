package org.portolan.site.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.release.store.LiveRelease;
import org.portolan.release.store.StoredStatements;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.http.Part;
import org.portolan.site.page.Texts;

/**
 * Bounded look-ups in the live release, within a transaction that the caller has begun, for one reader's language. Not
 * thread-safe.
 */
public final class Lookup {
    /** At most so many values of a line, and incoming statements of a document, are looked at. */
    public static final int MOST = 100;
    /** At most so many statements of a thing's own stand in one part of its document. */
    static final int MOST_OWN = 1000;
    private static final Map<String, String> FURTHER_PREFIXES =
            Map.of("spdx", "http://spdx.org/rdf/terms#", "geo", "http://www.w3.org/2003/01/geo/wgs84_pos#",
                    "dcatap", "http://data.europa.eu/r5r/");
    private static final Pattern ROW = Pattern.compile(".*/data/(.*)#(?:row|cell)=([0-9]+)(?:,[0-9]+)?");
    private static final List<Node> LABELS = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(),
            DCTerms.title.asNode(), FOAF.name.asNode(), VCARD4.fn.asNode());

    private final LiveRelease live;
    private final Arrangement arrangement;
    private final String language;
    private final Texts texts;
    private final int part;
    private final String prefix;
    private final Map<Node, String> labels = new HashMap<>();

    /**
     * Look-ups for a reader.
     *
     * @param part which part of the incoming statements is asked for, from 1
     */
    public Lookup(LiveRelease live, Arrangement arrangement, String language, int part) {
        this(live, arrangement, language, part, "");
    }

    /** @param prefix of the addresses of documents about things; a slash is not at its end */
    public Lookup(LiveRelease live, Arrangement arrangement, String language, int part, String prefix) {
        this.prefix = prefix;
        this.texts = Texts.in(language);
        this.part = part;
        this.live = live;
        this.arrangement = arrangement;
        this.language = language;
    }

    /** What the IRIs of the publication begin with; ends with a slash. */
    public String base() {
        return live.base();
    }

    /** What the addresses of documents about things begin with; empty but for those of a release by its name. */
    public String prefix() {
        return prefix;
    }

    /** The default graph: what the tables say. */
    public Graph data() {
        return live.dataset().getDefaultGraph();
    }

    /**
     * A graph of the release; empty if it is not there.
     *
     * @param name without the base, for example {@code provenance}
     */
    public Graph named(String name) {
        Graph graph = live.dataset().getGraph(NodeFactory.createURI(live.graph(name)));
        return graph == null ? GraphZero.instance() : graph;
    }

    /** The statements of a graph in their order. */
    public StoredStatements stored(String name) {
        return new StoredStatements(live.dataset(), NodeFactory.createURI(live.graph(name)));
    }

    /** All statements with this subject, wherever they stand. */
    public List<Triple> about(Node subject) {
        return statements(subject).distinct().toList();
    }

    private Stream<Triple> statements(Node subject) {
        return Stream.concat(Stream.of(data()), Stream.of("ontology", "catalog", "provenance").map(this::named))
                .flatMap(graph -> graph.stream(subject, Node.ANY, Node.ANY));
    }

    /**
     * Statements with a subject.
     *
     * @param statements {@link #MOST_OWN} of them at most
     * @param hasMore    whether there are further parts
     */
    public record About(List<Triple> statements, boolean hasMore) {
    }

    /** The part of a thing's own statements that the reader asks for; the first one if there is no such part. */
    public About part(Node subject) {
        Part<Triple> asked = Part.of(statements(subject), part, MOST_OWN);
        return asked.items().isEmpty() && part > 1 ? new About(first(subject, MOST_OWN).statements(), false)
                : new About(asked.items().stream().distinct().toList(), asked.hasMore());
    }

    /** The first statements of a thing's own, so many at most. */
    public About first(Node subject, int most) {
        Part<Triple> first = Part.of(statements(subject), 1, most);
        return new About(first.items().stream().distinct().toList(), first.hasMore());
    }

    /**
     * Statements of the data, or else of the ontology, with this object.
     *
     * @param statements {@link #MOST} of them at most
     * @param part       which part of all of them these are, from 1
     * @param hasMore    whether there are further parts
     */
    public record Incoming(List<Triple> statements, int part, boolean hasMore) {
    }

    /** The part of the incoming statements that the reader asks for; the store keeps their order within a release. */
    public Incoming incoming(Node object) {
        StoredStatements graph = data().contains(Node.ANY, Node.ANY, object)
                ? new StoredStatements(live.dataset(), Quad.defaultGraphIRI) : stored("ontology");
        Part<Triple> found = Part.from(graph.find(Node.ANY, Node.ANY, object, Part.before(part, MOST)), part, MOST);
        return new Incoming(found.items(), part, found.hasMore());
    }

    /** Whether the part that the reader asks for is behind all that is said of a thing and that leads to it. */
    public boolean isBeyond(Node thing) {
        return Part.of(statements(thing), part, MOST_OWN).items().isEmpty() && incoming(thing).statements().isEmpty();
    }

    /** The values at the end of a path, the first {@link #MOST}. */
    List<Node> values(Node subject, Path path) {
        return values(subject, path, MOST);
    }

    /** The values at the end of a path, the first so many. */
    List<Node> values(Node subject, Path path, int most) {
        return Iter.asStream(PathEval.eval(data(), subject, path, ARQ.getContext())).limit(most).distinct().toList();
    }

    /** @return at most {@link #MOST} values */
    public List<Node> values(Node subject, Node property) {
        return data().stream(subject, property, Node.ANY).map(Triple::getObject).limit(MOST).toList();
    }

    /** The kind of a thing under {@code id/}. */
    public Optional<Kind> kind(String iri) {
        String prefix = base() + "id/";
        return iri.startsWith(prefix) ? arrangement.kind(iri.substring(prefix.length()).replaceFirst("/.*", ""))
                : Optional.empty();
    }

    /**
     * The label of a resource in the reader's language, or in the best of the pages' languages, or in any; made from
     * its title paths; or its IRI.
     */
    public String label(Node node) {
        if (!node.isURI()) {
            return node.isLiteral() ? node.getLiteralLexicalForm() : "";
        }
        String known = labels.getOrDefault(node, "");
        if (!known.isEmpty()) {
            return known;
        }
        String found = foundLabel(node);
        labels.put(node, found);
        return found;
    }

    /** Whether a resource has a label that is more than its IRI. */
    public boolean isLabelled(Node node) {
        return !label(node).equals(shortened(node.getURI()));
    }

    private String foundLabel(Node node) {
        Optional<Kind> kind = kind(node.getURI());
        List<Node> properties = kind.flatMap(Kind::labels).map(List::of).orElse(LABELS);
        Optional<String> own = best(properties.stream().flatMap(property -> about(node, property).stream()).toList());
        return own
                .or(() -> kind.map(Kind::titlePaths).filter(paths -> !paths.isEmpty()).map(paths -> title(node, paths)))
                .or(() -> termName(node)).orElseGet(() -> shortened(node.getURI()));
    }

    private List<Node> about(Node node, Node property) {
        List<Node> found = values(node, property);
        return found.isEmpty() ? Stream.of("ontology", "catalog")
                .flatMap(name -> named(name).stream(node, property, Node.ANY)).map(Triple::getObject).toList() : found;
    }

    /** The label beside another thing: a title that is made of several names leaves that one out. */
    String labelBeside(Node node, Node other) {
        List<Path> paths = node.isURI() ? kind(node.getURI()).map(Kind::titlePaths).orElse(List.of()) : List.of();
        String rest = title(node, paths.stream().filter(path -> !values(node, path).contains(other)).toList());
        return rest.isEmpty() ? label(node) : rest;
    }

    private String title(Node node, List<Path> paths) {
        return String.join(" – ",
                paths.stream().map(path -> values(node, path).stream().findFirst().map(this::label).orElse(""))
                .filter(part -> !part.isEmpty()).toList());
    }

    private Optional<String> best(List<Node> labels) {
        return labels.stream().filter(Node::isLiteral).min(Comparator.comparingInt(this::rank))
                .map(Node::getLiteralLexicalForm);
    }

    /** The order of named resources in a list: those of the base, then those of others, each by their IRIs. */
    public Comparator<Node> ownFirst() {
        return Comparator.comparing((Node node) -> !node.getURI().startsWith(base())).thenComparing(Node::getURI);
    }

    /** Places a literal by its language: the reader's, the others of the pages in their order, none, any other. */
    public int rank(Node literal) {
        String tag = literal.isLiteral() ? literal.getLiteralLanguage() : "";
        return tag.equals(language) ? -1 : arrangement.rank(tag);
    }

    /**
     * Without the texts in languages of the pages that suit the reader less than another of these texts; what is in
     * none of these languages stays.
     */
    List<Node> withoutTranslations(List<Node> values) {
        int best = values.stream().mapToInt(this::rank).min().orElse(0);
        return values.stream().filter(value -> rank(value) == best || rank(value) >= arrangement.languages().size())
                .toList();
    }

    /** A term of a well-known vocabulary by its customary prefix; of several the longest, which says most. */
    private static Optional<String> prefixed(String iri) {
        String namespace = iri.replaceFirst("[^/#]+$", "");
        return Stream.concat(Prefixes.known().entrySet().stream(), FURTHER_PREFIXES.entrySet().stream())
                .filter(entry -> entry.getValue().equals(namespace)).map(entry -> entry.getKey())
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(prefix -> prefix + ":" + iri.substring(namespace.length()));
    }

    /** The name of a property or class that the ontology does not name: what the program, or else a shape, calls it. */
    private Optional<String> termName(Node term) {
        return texts.find("term." + shortened(term.getURI()).replaceAll("[:/]", "."))
                .or(() -> Optional.of(Arrangement.in(language, arrangement.nameOf(term)))
                        .filter(name -> !name.isEmpty()));
    }

    /** An IRI without the base, by its prefix, or without its scheme. */
    String shortened(String iri) {
        Matcher row = ROW.matcher(iri);
        if (row.matches() && iri.startsWith(base())) {
            return row.group(1) + ", " + texts.get("row", row.group(2));
        }
        return iri.startsWith(base()) ? iri.substring(base().length())
                : prefixed(iri).orElse(iri.replaceFirst("^https?://", ""));
    }

    /** The name of a property: its label, or what a shape calls it, or the last part of its IRI. */
    public String propertyName(Node property) {
        return best(named("ontology").stream(property, RDFS.label.asNode(), Node.ANY).map(Triple::getObject).toList())
                .or(() -> termName(property))
                .orElseGet(() -> property.getURI().replaceFirst("^.*[/#]", ""));
    }

    /** Whether the ontology keeps a term only for what was published under it. */
    boolean isDeprecated(Node term) {
        return named("ontology").contains(term, OWL2.deprecated.asNode(), NodeConst.nodeTrue);
    }

    /** The things of a kind. */
    public List<Node> things(Kind kind) {
        String prefix = base() + "id/" + kind.key() + "/";
        return kind.classes().stream().flatMap(type -> data().stream(Node.ANY, RDF.type.asNode(), type))
                .map(Triple::getSubject)
                .filter(node -> node.isURI() && node.getURI().startsWith(prefix)).distinct().toList();
    }
}
