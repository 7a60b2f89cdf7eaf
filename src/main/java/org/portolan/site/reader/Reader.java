package org.portolan.site.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.negotiation.Negotiation;
import org.portolan.release.answers.QueryRunner;
import org.portolan.release.store.LiveRelease;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.store.StoredStatements;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.drawing.Diagram;
import org.portolan.site.graph.JsonDocuments;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.view.DiagramView;
import org.portolan.site.view.ListView;
import org.portolan.site.view.Lookup;
import org.portolan.site.view.ValueWriter;

/** What a request is answered with: the live release, its arrangement, and the reader's language. */
public final class Reader {
    /** Leads from the dataset to what it was made from. */
    public static final Node DERIVED = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

    private final LiveRelease live;
    private final Texts texts;
    private final Lookup lookup;
    private final String stylesheet;
    private final Furnishings furnishings;
    private final QueryRunner runner;

    /**
     * A reader of a release.
     *
     * @param prefix what the address begins with if it names the release; else empty
     */
    public Reader(LiveRelease live, Furnishings furnishings, Exchange exchange, String stylesheet, QueryRunner runner,
                  String prefix) {
        this.furnishings = furnishings;
        this.runner = runner;
        this.live = live;
        List<String> languages = arrangement().languages();
        String language = exchange.parameter(AddressParameters.LANGUAGE).filter(languages::contains)
                .orElseGet(() -> Negotiation.language(exchange.header("Accept-Language"), languages));
        this.texts = Texts.in(language);
        this.lookup = new Lookup(live, arrangement(), language, part(exchange), prefix);
        this.stylesheet = stylesheet;
    }

    /** Which part of what links to a thing is asked for: {@code ?incoming=2}; 1 if nothing sensible is said. */
    public static int part(Exchange exchange) {
        return Part.asked(exchange, Part.INCOMING);
    }

    /** How many statements there are of a name. */
    public long size(String name, StoredStatements statements) {
        return furnishings.size(name, statements::count);
    }

    /** The things of a kind. */
    public List<Node> things(Kind kind) {
        return furnishings.things(kind.key(), () -> lookup.things(kind));
    }

    /** The things of a kind as a list in the reader's language has them. */
    public List<Node> sorted(Kind kind) {
        List<Node> all = things(kind);
        return furnishings.things(kind.key() + " " + texts.language(),
                () -> new ListView(lookup, arrangement(), texts).sorted(kind, all));
    }

    /** What addresses of documents begin with: {@code /releases/<id>} if they are those of a release by its name. */
    public String prefix() {
        return lookup.prefix();
    }

    /** How long the answer holds: for ever if the address names the release. */
    public void cache(Exchange exchange, String current) {
        if (prefix().isEmpty()) {
            exchange.set("Cache-Control", "public, no-cache");
        } else {
            exchange.cacheForEver(current);
        }
    }

    public LiveRelease live() {
        return live;
    }

    /** The newest release that describes a thing, if only one does that the current one was gone back from. */
    public Optional<String> withdrawn(Node thing) {
        return prefix().isEmpty() && !lookup.data().contains(thing, Node.ANY, Node.ANY)
                ? Optional.ofNullable(furnishings.withdrawn(live).get(thing.getURI())) : Optional.empty();
    }

    /** Asks the release what it has no answer for. */
    public QueryRunner runner() {
        return runner;
    }

    public Manifest manifest() {
        return live.release().manifest();
    }

    /** How its ontology arranges pages; read once a release. */
    public Arrangement arrangement() {
        return furnishings.arrangement();
    }

    /** How documents about things are written as JSON; empty if the release has no context. */
    public Optional<JsonDocuments> json() {
        return furnishings.json();
    }

    /** The saved queries by their names. */
    public List<SavedQuery> queries() {
        return List.copyOf(furnishings.queries().values());
    }

    /** A saved query. */
    public Optional<SavedQuery> query(String name) {
        return Optional.ofNullable(furnishings.queries().get(name));
    }

    /** A drawing of the classes of a vocabulary; empty if it is no vocabulary of the release, or has none. */
    public Optional<Diagram> diagram(Node document) {
        return arrangement().vocabularies(live.base()).contains(document)
                ? new DiagramView(lookup, arrangement(), texts, furnishings.classes(live)).of(document)
                : Optional.empty();
    }

    /** The program's words in the language of the reader. */
    public Texts texts() {
        return texts;
    }

    /** Look-ups within the transaction of the request, in the language of the reader. */
    public Lookup lookup() {
        return lookup;
    }

    /**
     * What stands around a page.
     *
     * @param path    address of the page, for links to it in other languages
     * @param formats other forms of what it shows
     */
    public Frame frame(String title, String path, List<Frame.Format> formats) {
        List<Value> navigation = arrangement().kinds().stream().filter(Kind::inNavigation)
                .map(kind -> Value.link(Arrangement.in(texts.language(), kind.plural()), "/list/" + kind.key()))
                .toList();
        List<Value> languages = arrangement().languages().stream().filter(tag -> !tag.equals(texts.language()))
                .map(tag -> new Value(Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag)),
                        Optional.of(path + (path.contains("?") ? "&" : "?") + "lang=" + tag),
                        Optional.of(tag), Optional.empty())).toList();
        Node license = NodeFactory.createURI(manifest().license());
        return new Frame(texts, siteName(), title, navigation, languages, formats,
                Value.link(lookup.label(license), license.getURI()),
                manifest().id(), new ValueWriter(lookup, texts).date(manifest().modified()), credits(),
                vocabularies(), stylesheet, prefix().isEmpty() ? Optional.empty()
                        : Optional.of(Value.link(texts.get("latestVersion"), path.substring(prefix().length()))));
    }

    /** Paths of the vocabularies that the release defines, for example {@code /ns}. */
    public List<String> vocabularies() {
        return arrangement().vocabularies(live.base()).stream()
                .map(node -> "/" + node.getURI().substring(live.base().length())).toList();
    }

    /** What the ontology calls the site, or else the title of the dataset, in the language of the reader. */
    public String siteName() {
        Map<String, String> name = arrangement().name();
        return Arrangement.in(texts.language(), name.isEmpty() ? arrangement().ranked(manifest().title()) : name);
    }

    /**
     * The sources that the dataset as a whole is derived from ({@code prov:wasDerivedFrom}): what they ask to be said,
     * with links to them and to their licence.
     */
    public List<Value.Line> credits() {
        return lookup.named("catalog").stream(Node.ANY, DERIVED, Node.ANY)
                .map(triple -> triple.getObject()).filter(Node::isURI)
                .filter(source -> !source.getURI().startsWith(live.base())).distinct().map(this::credit).toList();
    }

    private Value.Line credit(Node source) {
        List<Value> links = new ArrayList<>(List.of(Value.link(lookup.label(source), source.getURI())));
        lookup.named("catalog").stream(source, DCTerms.license.asNode(), Node.ANY).map(triple -> triple.getObject())
                .filter(Node::isURI)
                .forEach(license -> links.add(Value.link(lookup.label(license), license.getURI())));
        return new Value.Line(texts(source, DCTerms.rights.asNode()).orElse(""), links);
    }

    private Optional<String> texts(Node subject, Node property) {
        return lookup.about(subject).stream().filter(triple -> triple.getPredicate().equals(property))
                .map(triple -> triple.getObject())
                .filter(Node::isLiteral).min(java.util.Comparator.comparingInt(lookup::rank))
                .map(Node::getLiteralLexicalForm);
    }
}
