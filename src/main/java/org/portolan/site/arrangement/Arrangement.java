package org.portolan.site.arrangement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.check.publication.SiteVocabulary;

/**
 * How the pages of a release are arranged: what its ontology graph says in shapes and in the {@code site:} vocabulary.
 * Read once a release; immutable.
 */
public final class Arrangement {
    private static final List<String> WITHOUT_CHOICE = List.of("en");

    private static final Node PREFERRED_PREFIX =
            NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespacePrefix");

    private final Graph ontology;
    private final PublishedColumns columns;
    private final List<String> languages;
    private final Set<Node> publishersOwn;
    private final List<Kind> kinds;
    private final Map<Node, List<Field>> fields = new LinkedHashMap<>();

    public Arrangement(Graph ontology, PublishedColumns columns) {
        this.ontology = ontology;
        this.columns = columns;
        List<String> tags = one(Node.ANY, site("languages")).map(this::list).orElse(List.of()).stream()
                .map(Node::getLiteralLexicalForm).toList();
        this.languages = tags.isEmpty() ? WITHOUT_CHOICE : tags;
        this.publishersOwn = Set.copyOf(one(Node.ANY, site("publishersOwn")).map(this::list).orElse(List.of()));
        List<Kind> found = new ArrayList<>();
        ontology.find(Node.ANY, RDF.type.asNode(), site("Kind"))
                .forEachRemaining(triple -> found.add(kind(triple.getSubject())));
        found.sort(Comparator.comparingInt(Kind::order).thenComparing(Kind::key));
        this.kinds = List.copyOf(found);
        kinds.forEach(kind -> kind.shape().ifPresent(shape -> fields.put(shape, fields(shape))));
    }

    private static Node site(String name) {
        return SiteVocabulary.term(name);
    }

    /** The ontology, its blank nodes as such. */
    public Graph ontology() {
        return ontology;
    }

    /** Which table says what: the columns that the release publishes. */
    public PublishedColumns columns() {
        return columns;
    }

    /** In the order that the ontology gives them, those of the same rank by their keys. */
    public List<Kind> kinds() {
        return kinds;
    }

    /** @param key as in {@code id/<key>/…} */
    public Optional<Kind> kind(String key) {
        return kinds.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The lines of a kind's page in their order. */
    public List<Field> fields(Kind kind) {
        return kind.shape().map(shape -> fields.getOrDefault(shape, List.of())).orElse(List.of());
    }

    /** What shapes call a property, by language; empty if none speaks of it. */
    public Map<String, String> nameOf(Node property) {
        return fields.values().stream().flatMap(List::stream)
                .filter(field -> field.path() instanceof P_Link link && link.getNode().equals(property)).findFirst()
                .map(Field::name).orElse(Map.of());
    }

    /** The languages of the pages, best first; never empty. */
    public List<String> languages() {
        return languages;
    }

    /** Places a language for readers to whom their own is not said: those of the pages, none, any other. */
    public int rank(String language) {
        int rank = languages.indexOf(language);
        return rank >= 0 ? rank : languages.size() + (language.isEmpty() ? 0 : 1);
    }

    /** Texts by language, best first. */
    public Map<String, String> ranked(Map<String, String> texts) {
        Map<String, String> ranked = new LinkedHashMap<>();
        texts.keySet().stream().sorted(Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder()))
                .forEach(language -> ranked.put(language, texts.get(language)));
        return ranked;
    }

    /** The properties whose values are the publisher's own words, and no source's. */
    public Set<Node> publishersOwn() {
        return publishersOwn;
    }

    /** The name of the site by language. */
    public Map<String, String> name() {
        return subject("Home").or(() -> subject("Site")).map(node -> texts(node, RDFS.label.asNode())).orElse(Map.of());
    }

    /** The thing that the home page is about. */
    public Optional<Node> about() {
        return one(Node.ANY, site("about"));
    }

    /**
     * A section of the home page: a list or the answer of a query.
     *
     * @param title heading by language
     * @param list  the kind whose things are listed
     * @param query name of the query
     */
    public record Section(Map<String, String> title, Optional<Kind> list, Optional<String> query) {
    }

    /** The sections of the home page in their order. */
    public List<Section> sections() {
        return one(Node.ANY, site("sections")).map(this::list).orElse(List.of()).stream()
                .map(section -> new Section(texts(section, RDFS.label.asNode()),
                        one(section, site("list")).flatMap(node -> one(node, site("key")))
                                .flatMap(key -> kind(key.getLiteralLexicalForm())),
                one(section, site("query")).map(Node::getLiteralLexicalForm))).toList();
    }

    /**
     * The vocabularies that the release defines: each {@code owl:Ontology} below the base that is no version of one.
     */
    public List<Node> vocabularies(String base) {
        return ontology.stream(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode()).map(triple -> triple.getSubject())
                .filter(node -> node.isURI() && node.getURI().startsWith(base)
                        && !ontology.contains(node, DCTerms.isVersionOf.asNode(), Node.ANY))
                .sorted(Comparator.comparing(Node::getURI)).toList();
    }

    /**
     * The namespaces of these vocabularies by the prefix that they prefer ({@code vann:preferredNamespacePrefix}); one
     * without is left out.
     */
    public Map<String, String> prefixes(String base) {
        Map<String, String> prefixes = new TreeMap<>();
        vocabularies(base).forEach(node -> one(node, PREFERRED_PREFIX).filter(Node::isLiteral)
                .ifPresent(prefix -> prefixes.put(prefix.getLiteralLexicalForm(), node.getURI() + "#")));
        return prefixes;
    }

    /** A property that the description names once, such as {@code source} or {@code claimSubject}. */
    public Optional<Node> property(String name) {
        return one(Node.ANY, site(name));
    }

    /** The properties of that name. */
    public List<Node> properties(String name) {
        return ontology.find(Node.ANY, site(name), Node.ANY).mapWith(triple -> triple.getObject()).toList();
    }

    /** The properties of a claim that are shown below its value, in the order of the claims' shape. */
    public List<Node> notedOfClaims() {
        List<Node> noted = properties("claimNote");
        List<Node> inOrder = fields.values().stream().flatMap(List::stream).flatMap(field -> field.property().stream())
                .filter(noted::contains).distinct().toList();
        return Stream.concat(inOrder.stream(), noted.stream()).distinct().toList();
    }

    private Optional<Node> subject(String type) {
        return ontology.stream(Node.ANY, RDF.type.asNode(), site(type)).map(triple -> triple.getSubject()).findFirst();
    }

    private Kind kind(Node node) {
        return new Kind(one(node, site("key")).map(Node::getLiteralLexicalForm).orElse(""),
                ontology.find(node, site("class"), Node.ANY).mapWith(triple -> triple.getObject()).toList(),
                one(node, site("shape")),
                texts(node, RDFS.label.asNode()), texts(node, site("singular")), one(node, site("labelProperty")),
                one(node, site("title")).map(this::list).orElse(List.of()).stream().map(this::path).toList(),
                columns(node),
                one(node, site("joined")), one(node, site("latitude")).map(this::path),
                one(node, site("longitude")).map(this::path),
                one(node, site("position")).map(this::path), one(node, site("start")).map(this::path),
                one(node, site("cited")).map(this::list).orElse(List.of()).stream().map(this::path).toList(),
                one(node, site("order")).map(Arrangement::number).orElse(99.0).intValue(),
                one(node, site("inNavigation")).filter(value -> value.getLiteralLexicalForm().equals("true"))
                        .isPresent());
    }

    private List<Kind.Column> columns(Node kind) {
        return one(kind, site("columns")).map(this::list).orElse(List.of()).stream()
                .flatMap(column -> one(column, SHACL.path).stream()
                        .map(path -> new Kind.Column(path(path), one(column, SHACL.class_),
                        texts(column, SHACL.name)))).toList();
    }

    private List<Field> fields(Node shape) {
        List<Field> found = new ArrayList<>();
        ontology.find(shape, SHACL.property, Node.ANY).mapWith(triple -> triple.getObject())
                .forEachRemaining(property -> {
            Map<String, String> name = texts(property, SHACL.name);
            if (!name.isEmpty()) {
                found.add(new Field(path(one(property, SHACL.path).orElseThrow()), name, order(property),
                                one(property, SHACL.group)
                                        .map(group -> new Field.Group(texts(group, RDFS.label.asNode()), order(group)))
                                .orElse(new Field.Group(Map.of(), 0))));
            }
        });
        found.sort(Comparator.comparingDouble((Field field) -> field.group().order()).thenComparingDouble(Field::order)
                .thenComparing(field -> field.path().toString()));
        return found;
    }

    private double order(Node node) {
        return one(node, SHACL.order).map(Arrangement::number).orElse(0.0);
    }

    private static Double number(Node literal) {
        return Double.valueOf(literal.getLiteralLexicalForm());
    }

    private Path path(Node node) {
        return ShaclPaths.parsePath(ontology, node);
    }

    private List<Node> list(Node head) {
        return GraphList.members(GNode.create(ontology, head));
    }

    private Optional<Node> one(Node subject, Node property) {
        return ontology.stream(subject, property, Node.ANY).map(triple -> triple.getObject()).findFirst();
    }

    private Map<String, String> texts(Node subject, Node property) {
        Map<String, String> texts = new LinkedHashMap<>();
        ontology.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject())
                .forEachRemaining(text -> texts.put(text.getLiteralLanguage(), text.getLiteralLexicalForm()));
        return ranked(texts);
    }

    /** The text in a language, or else the best, which is the first of {@link #ranked} texts. */
    public static String in(String language, Map<String, String> texts) {
        return Optional.ofNullable(texts.get(language)).or(() -> texts.values().stream().findFirst()).orElse("");
    }
}
