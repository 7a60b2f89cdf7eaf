package org.portolan.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.portolan.site.drawing.Diagram;

/** Documents about things, lists and the home page, each in the form that the reader asks for. */
final class Documents {
    private static final int ROWS_OF_A_SECTION = 12;
    private static final int ROWS_A_PAGE = 500;
    static final String SVG = ".svg";

    private final Reader reader;
    private final Exchange exchange;
    private final Pages pages;

    Documents(Reader reader, Exchange exchange, Pages pages) {
        this.reader = reader;
        this.exchange = exchange;
        this.pages = pages;
    }

    /** A thing is no document: its document is elsewhere (303). */
    void seeOther(String path) throws IOException {
        Node thing = node(path.substring(1));
        if (new GoneThings(reader, exchange, pages).answer(thing, path.substring("/id/".length()), Optional.empty())) {
            return;
        }
        exchange.set("Vary", "Accept");
        if (reader.lookup().data().contains(thing, Node.ANY, Node.ANY)) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER,
                    reader.prefix() + "/doc/" + path.substring("/id/".length()));
        } else {
            new PlainPages(reader, exchange, pages).notFound(path.substring(1));
        }
    }

    void thing(String path) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(path);
        String name = path.substring("/doc/".length(),
                path.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Node thing = node("id/" + name);
        if (new GoneThings(reader, exchange, pages).answer(thing, name, fixed)) {
            return;
        }
        if (!reader.lookup().data().contains(thing, Node.ANY, Node.ANY)) {
            new PlainPages(reader, exchange, pages).notFound("id/" + name);
            return;
        }
        String address = reader.prefix() + "/doc/" + name;
        answer(new Answer(address, Optional.of(thing), fixed,
                () -> Document.about(List.of(thing), base() + address.substring(1), reader.lookup(), reader.manifest()),
                formats -> thingPage(new ThingView(reader.lookup(), reader.arrangement(), reader.texts()).page(thing),
                        address, formats)));
    }

    /**
     * Anything else under the base: the catalogue, a vocabulary, a graph, a node of the ontology, the folder of a
     * release.
     */
    void resource(String path) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(path);
        String name = path.substring(1, path.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Node document = node(name);
        List<Node> topics = topics(document);
        if (name.equals("catalog") || name.matches("graph/(ontology|provenance|catalog)")) {
            Graph graph = reader.lookup().named(name.replace("graph/", ""));
            answer(new Answer("/" + name, fixed, () -> graph,
                    formats -> graphPage(document, graph, "/" + name, formats)));
        } else if (topics.isEmpty()) {
            new PlainPages(reader, exchange, pages).notFound(name);
        } else {
            answer(new Answer("/" + name, fixed,
                    () -> Document.about(topics, base() + name + ".html", reader.lookup(), reader.manifest()),
                    formats -> {
                        ThingView view = new ThingView(reader.lookup(), reader.arrangement(), reader.texts());
                        return thingPage(
                                topics.size() == 1 ? view.page(topics.get(0)) : view.vocabulary(document, topics),
                                "/" + name, formats, "", reader.diagram(document));
                    }));
        }
    }

    /** The drawing of a vocabulary by itself. */
    void drawing(String path) throws IOException {
        Node document = node(path.substring(1, path.length() - SVG.length()));
        Optional<Diagram> diagram = reader.diagram(document);
        if (diagram.isEmpty()) {
            resource(path);
            return;
        }
        new DrawingFile(reader, exchange, pages).write(document, diagram.get());
    }

    /** The resource of this IRI and those that are its fragments, as far as the ontology describes them. */
    private List<Node> topics(Node document) {
        List<Node> topics = new ArrayList<>();
        if (!reader.lookup().about(document).isEmpty()) {
            topics.add(document);
        }
        String prefix = document.getURI() + "#";
        reader.lookup().named("ontology").stream(Node.ANY, RDF.type.asNode(), Node.ANY)
                .map(triple -> triple.getSubject())
                .filter(node -> node.isURI() && node.getURI().startsWith(prefix)).distinct().forEach(topics::add);
        return topics;
    }

    void list(String name) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(name);
        String key = name.substring(0, name.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Optional<Kind> kind = reader.arrangement().kind(key);
        if (kind.isEmpty()) {
            new PlainPages(reader, exchange, pages).notFound("list/" + key);
            return;
        }
        answer(new Answer("/list/" + key, fixed,
                () -> Document.about(reader.lookup().things(kind.get()), base() + "list/" + key, reader.lookup(),
                reader.manifest()), formats -> listPage(kind.get(), formats)));
    }

    private String listPage(Kind kind, List<Frame.Format> formats) {
        ListView view = new ListView(reader.lookup(), reader.texts());
        List<Node> things = view.sorted(kind);
        int count = Math.max(1, (things.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
        int page = Math.min(count, exchange.parameter("page").filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt).orElse(1));
        List<Node> shown = things.subList((page - 1) * ROWS_A_PAGE, Math.min(things.size(), page * ROWS_A_PAGE));
        List<Value> links = new ArrayList<>();
        if (page > 1) {
            links.add(Value.link(reader.texts().get("previous"), "/list/" + kind.key() + "?page=" + (page - 1)));
        }
        if (page < count) {
            links.add(Value.link(reader.texts().get("next"), "/list/" + kind.key() + "?page=" + (page + 1)));
        }
        String title = Arrangement.in(reader.texts().language(), kind.plural());
        return pages.render("listing", Map.of("frame", reader.frame(title, "/list/" + kind.key(), formats),
                "count",
                reader.texts().count(things.size())
                        + (count > 1 ? " · " + reader.texts().get("page", page, count) : ""),
                "dots", view.dots(kind), "table", view.table(kind, shown), "pages", links));
    }

    void home() throws IOException {
        exchange.add("Link", ApiPages.LINK);
        answer(new Answer("/", Optional.empty(),
                () -> Document.about(List.of(node("")), base() + "catalog", reader.lookup(), reader.manifest()),
                this::homePage));
    }

    private String homePage(List<Frame.Format> formats) {
        ListView view = new ListView(reader.lookup(), reader.texts());
        List<Kind> kinds = reader.arrangement().kinds();
        List<Value> counts = kinds.stream().filter(Kind::inNavigation)
                .map(kind -> Value.link(Arrangement.in(reader.texts().language(), kind.plural())
                + " (" + reader.lookup().things(kind).size() + ")", "/list/" + kind.key())).toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(reader.siteName(), "/", formats));
        parameters.put("about", description());
        parameters.put("counts", counts);
        parameters.put("dots",
                kinds.stream().filter(kind -> kind.inNavigation()).flatMap(kind -> view.dots(kind).stream()).toList());
        parameters.put("sections",
                reader.arrangement().sections().stream().flatMap(section -> section(section, view).stream()).toList());
        Lookup lookup = reader.lookup();
        parameters.put("markup", new DatasetMarkup(lookup.named("catalog"), NodeFactory.createURI(base()),
                lookup::rank).json());
        return pages.render("home", parameters);
    }

    private Optional<HomeSection> section(Arrangement.Section section, ListView view) {
        String title = Arrangement.in(reader.texts().language(), section.title());
        if (section.list().isPresent()) {
            Kind kind = section.list().get();
            return Optional.of(new HomeSection(title, view.table(kind, view.sorted(kind)), Optional.empty()));
        }
        QueryPages queries = new QueryPages(reader, exchange, pages);
        return section.query().flatMap(reader::query)
                .map(query -> new HomeSection(title, queries.table(query, ROWS_OF_A_SECTION),
                Optional.of(Value.link(reader.texts().get("allOfQuery"), "/queries/" + query.name()))));
    }

    /** The dataset's own description, and the thing that it is about. */
    private List<Value> description() {
        Node property = org.apache.jena.vocabulary.DCTerms.description.asNode();
        ValueWriter writer = new ValueWriter(reader.lookup(), reader.texts());
        List<Value> texts = new ArrayList<>();
        reader.arrangement().about().ifPresent(thing -> {
            reader.lookup().values(thing, property).stream()
                    .min(java.util.Comparator.comparingInt(reader.lookup()::rank))
                    .ifPresent(text -> texts.add(writer.write(text)));
            texts.add(Value.link(reader.texts().get("moreAbout", reader.lookup().label(thing)),
                    writer.href(thing.getURI())));
        });
        return texts;
    }

    private String thingPage(ThingView.Page page, String path, List<Frame.Format> formats) {
        return thingPage(page, path, formats, "", Optional.empty());
    }

    private String thingPage(ThingView.Page page, String path, List<Frame.Format> formats, String note,
            Optional<Diagram> diagram) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(page.title(), path, formats));
        parameters.put("kind", page.kind());
        parameters.put("iri", page.iri());
        parameters.put("groups", page.groups());
        parameters.put("claims", page.claims());
        parameters.put("incoming", page.incoming());
        parameters.put("sources", page.sources());
        parameters.put("further", page.further());
        parameters.put("rows", page.rows());
        parameters.put("anchors", page.anchors());
        parameters.put("note", note);
        parameters.put("diagram", diagram);
        parameters.put("drawing", path + SVG);
        return pages.render("thing", parameters);
    }

    private String graphPage(Node document, Graph graph, String path, List<Frame.Format> formats) {
        ThingView view = new ThingView(reader.lookup(), reader.arrangement(), reader.texts());
        List<Node> subjects = graph.stream().map(triple -> triple.getSubject()).filter(Node::isURI).distinct()
                .sorted(reader.lookup().ownFirst()).limit(Lookup.MOST).toList();
        ThingView.Page page = view.vocabulary(document, subjects);
        long all = graph.stream().map(triple -> triple.getSubject()).filter(Node::isURI).distinct().count();
        return thingPage(page, path, formats,
                all > subjects.size() ? reader.texts().get("firstOf", subjects.size(), all) : "",
                Optional.empty());
    }

    /**
     * A document that can be had in several forms.
     *
     * @param path  its address without extension
     * @param thing the one thing that it is about, if it is about one
     * @param fixed the form that the address asks for, if it has an extension
     * @param graph its statements
     * @param page  its page, for links to its other forms
     */
    private record Answer(String path, Optional<Node> thing, Optional<Representation> fixed, Supplier<Graph> graph,
            Page page) {
        Answer(String path, Optional<Representation> fixed, Supplier<Graph> graph, Page page) {
            this(path, Optional.empty(), fixed, graph, page);
        }

        /** Makes a page. */
        @FunctionalInterface
        private interface Page {
            String make(List<Frame.Format> formats);
        }

        String address(Representation form) {
            return (path.equals("/") ? "/catalog" : path)
                    + (path.equals("/") && form == Representation.HTML ? "" : form.extension());
        }
    }

    private void answer(Answer answer) throws IOException {
        Optional<Representation> form = answer.fixed().or(() -> Representation.best(exchange.header("Accept")));
        exchange.set("Vary", answer.fixed().isEmpty() ? "Accept, Accept-Language" : "Accept-Language");
        if (form.isEmpty()) {
            new PlainPages(reader, exchange, pages).notAcceptable(formats(answer));
            return;
        }
        if (answer.fixed().isEmpty() && !answer.path().equals("/")) {
            exchange.set("Content-Location", answer.address(form.get()));
        }
        Arrays.stream(Representation.values()).filter(other -> other != form.get()).forEach(other ->
        exchange.add("Link",
                "<%s>; rel=\"alternate\"; type=\"%s\"".formatted(answer.address(other), other.mediaType())));
        new Statements(reader).link(answer.thing(), form.get(), exchange);
        reader.cache(exchange, answer.path().substring(reader.prefix().length())
                + answer.fixed().map(Representation::extension).orElse(""));
        String language = form.get() == Representation.HTML ? "-" + reader.texts().language() : "";
        if (exchange.isKnown(reader.manifest().id() + "-" + pages.build() + form.get().extension() + language + "-"
                + Reader.part(exchange))) {
            return;
        }
        if (form.get() == Representation.HTML) {
            exchange.set("Content-Language", reader.texts().language());
            exchange.write(HttpServletResponse.SC_OK, form.get().contentType(), answer.page().make(formats(answer)));
        } else {
            exchange.write(HttpServletResponse.SC_OK, form.get().contentType(),
                    new Statements(reader).write(answer.graph().get(), answer.thing(), form.get()));
        }
    }

    private static List<Frame.Format> formats(Answer answer) {
        return Arrays.stream(Representation.values()).filter(form -> form != Representation.HTML)
                .map(form -> new Frame.Format(form.label(), form.mediaType(), answer.address(form))).toList();
    }

    private String base() {
        return reader.lookup().base();
    }

    private Node node(String path) {
        return NodeFactory.createURI(base() + path);
    }
}
