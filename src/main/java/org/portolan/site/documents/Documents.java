package org.portolan.site.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.portolan.release.store.StoredStatements;
import org.portolan.site.drawing.Diagram;
import org.portolan.site.graph.Document;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;
import org.portolan.site.reader.AddressRefusals;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.Lookup;
import org.portolan.site.view.ThingView;

/** Documents about things, vocabularies and graphs, each in the form that the reader asks for. */
public final class Documents {
    /** Statements of one part of a graph. */
    private static final int MOST_STATEMENTS = 5000;
    /** What ends the address of the drawing of a vocabulary. */
    public static final String SVG = ".svg";

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public Documents(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /** A thing is no document: its document is elsewhere (303). */
    public void seeOther(String path) throws IOException {
        Node thing = node(path.substring(1));
        if (new GoneThings(reader, exchange, templates).answer(thing, path.substring("/id/".length()),
                Optional.empty())) {
            return;
        }
        exchange.set("Vary", "Accept");
        if (reader.lookup().data().contains(thing, Node.ANY, Node.ANY)) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER,
                    reader.prefix() + "/doc/" + path.substring("/id/".length()));
        } else {
            new PlainPages(reader, exchange, templates).notFound(path.substring(1));
        }
    }

    /** @param path of the request, {@code /doc/} and below, with or without an extension */
    public void thing(String path) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(path);
        String name = path.substring("/doc/".length(),
                path.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Node thing = node("id/" + name);
        if (new GoneThings(reader, exchange, templates).answer(thing, name, fixed)) {
            return;
        }
        if (!reader.lookup().data().contains(thing, Node.ANY, Node.ANY)) {
            new PlainPages(reader, exchange, templates).notFound("id/" + name);
            return;
        }
        if (isBeyond(List.of(thing))) {
            return;
        }
        String address = reader.prefix() + "/doc/" + name;
        int part = Reader.part(exchange);
        answer(new DocumentForms.Answer(address, Part.search(Part.INCOMING, part), Optional.empty(),
                Optional.of(thing), fixed,
                () -> Document.about(List.of(thing), base() + address.substring(1), reader.lookup(), reader.manifest()),
                formats -> thingPage(new ThingView(reader.lookup(), reader.arrangement(), reader.texts()).page(thing),
                        address + Part.search(Part.INCOMING, part), formats)));
    }

    /**
     * Anything else under the base: the catalogue, a vocabulary, a graph, a node of the ontology, the folder of a
     * release.
     */
    public void resource(String path) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(path);
        String name = path.substring(1, path.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Node document = node(name);
        if (name.equals("catalog") || name.matches("graph/(ontology|provenance|catalog)")) {
            graph(document, name, fixed);
            return;
        }
        List<Node> topics = topics(document);
        if (topics.isEmpty()) {
            new PlainPages(reader, exchange, templates).notFound(name);
        } else if (!isBeyond(topics)) {
            answer(new DocumentForms.Answer("/" + name, Part.search(Part.INCOMING, Reader.part(exchange)),
                    Optional.empty(), Optional.empty(), fixed,
                    () -> Document.about(topics, base() + name + ".html", reader.lookup(), reader.manifest()),
                    formats -> {
                        ThingView view = new ThingView(reader.lookup(), reader.arrangement(), reader.texts());
                        return thingPage(
                                topics.size() == 1 ? view.page(topics.get(0)) : view.vocabulary(document, topics),
                                "/" + name, formats, "", Optional.empty(), reader.diagram(document));
                    }));
        }
    }

    /** Answers if a part of what is said of these is asked for that there is not. */
    private boolean isBeyond(List<Node> things) throws IOException {
        boolean isBeyond = Reader.part(exchange) > 1 && things.stream().allMatch(reader.lookup()::isBeyond);
        if (isBeyond) {
            new AddressRefusals(reader, exchange, templates).beyond(Part.INCOMING, Optional.empty());
        }
        return isBeyond;
    }

    /** The drawing of a vocabulary by itself. */
    public void drawing(String path) throws IOException {
        Node document = node(path.substring(1, path.length() - SVG.length()));
        Optional<Diagram> diagram = reader.diagram(document);
        if (diagram.isEmpty()) {
            resource(path);
            return;
        }
        new DrawingFile(reader, exchange, templates).write(document, diagram.get());
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

    private String thingPage(ThingView.Page page, String path, List<Frame.Format> formats) {
        return thingPage(page, path, formats, "", Optional.empty(), Optional.empty());
    }

    private String thingPage(ThingView.Page page, String path, List<Frame.Format> formats, String note,
            Optional<Value> next, Optional<Diagram> diagram) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(page.title(), path, formats));
        parameters.put("kind", page.kind());
        parameters.put("iri", page.iri());
        parameters.put("groups", page.groups());
        parameters.put("claims", page.claims());
        parameters.put("incoming", page.incoming());
        parameters.put("sources", page.sources());
        parameters.put("uncredited", page.uncredited());
        parameters.put("further", page.further());
        parameters.put("rows", page.rows());
        parameters.put("anchors", page.anchors());
        parameters.put("note", note);
        parameters.put("next", next);
        parameters.put("diagram", diagram);
        parameters.put("drawing", path.replaceFirst("\\?.*", "") + SVG);
        return templates.render("thing", parameters);
    }

    /** A graph of any size, some thousand statements at a time, in the order that the store keeps for a release. */
    private void graph(Node document, String name, Optional<Representation> fixed) throws IOException {
        StoredStatements all = reader.lookup().stored(name.replace("graph/", ""));
        long size = reader.size(name, all);
        if (new AddressRefusals(reader, exchange, templates).isBeyond(Part.PAGE, Part.count(size, MOST_STATEMENTS))) {
            return;
        }
        int number = Part.asked(exchange, Part.PAGE);
        Optional<String> next = Optional.of(Part.search(Part.PAGE, number + 1))
                .filter(any -> Part.before(number + 1, MOST_STATEMENTS) < size);
        Supplier<Part<Triple>> part = () -> Part.from(all.find(Node.ANY, Node.ANY, Node.ANY,
                Part.before(number, MOST_STATEMENTS)), number, MOST_STATEMENTS);
        answer(new DocumentForms.Answer("/" + name, Part.search(Part.PAGE, number), next, Optional.empty(), fixed,
                () -> graph(part.get().items()), formats -> graphPage(document, part.get(), "/" + name, formats)));
    }

    private static Graph graph(List<Triple> statements) {
        Graph graph = GraphFactory.createDefaultGraph();
        statements.forEach(graph::add);
        return graph;
    }

    private String graphPage(Node document, Part<Triple> part, String path, List<Frame.Format> formats) {
        ThingView view = new ThingView(reader.lookup(), reader.arrangement(), reader.texts());
        List<Node> all = part.items().stream().map(Triple::getSubject).filter(Node::isURI).distinct()
                .sorted(reader.lookup().ownFirst()).toList();
        List<Node> shown = all.stream().limit(Lookup.MOST).toList();
        return thingPage(view.vocabulary(document, shown), path + part.search(), formats,
                all.size() > shown.size() ? reader.texts().get("firstOf", shown.size(), all.size()) : "",
                part.next().map(search -> Value.link(reader.texts().get("next"), path + search)), Optional.empty());
    }

    private void answer(DocumentForms.Answer answer) throws IOException {
        new DocumentForms(reader, exchange, templates).write(answer);
    }

    private String base() {
        return reader.lookup().base();
    }

    private Node node(String path) {
        return NodeFactory.createURI(base() + path);
    }
}
