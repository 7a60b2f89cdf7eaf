package org.portolan.site.reader;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.portolan.negotiation.Acceptance;
import org.portolan.negotiation.Fault;
import org.portolan.problem.Nearest;
import org.portolan.release.answers.RefusedQueryException;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.http.ProblemPages;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;

/** Pages that are about no thing: what is not there, what the site is, the form for queries, what robots read. */
public final class PlainPages {
    private static final int SUGGESTIONS = 5;
    /** Whoever asks for what is not there does not have the server look at everything that is. */
    public static final int MOST_KEYS = 10_000;
    private static final int MOST_LABELS = 1000;
    /** Addresses in one site map (sitemaps.org). */
    private static final int MOST_ADDRESSES = 50_000;
    private static final String EXAMPLE = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n\n"
            + "SELECT ?thing ?label WHERE {\n"
            + "  ?thing rdfs:label ?label .\n  FILTER(LANG(?label) = \"%s\")\n}\nORDER BY ?label\nLIMIT 100\n";

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public PlainPages(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /** 404 with what is near: by key and by label, among the things of the same kind. */
    public void notFound(String name) throws IOException {
        exchange.set("Vary", "Accept, Accept-Language");
        List<Value> near = near(name);
        write(HttpServletResponse.SC_NOT_FOUND, reader.texts().get("notFound"),
                List.of(Value.text(reader.texts().get("notFoundText")),
                        Value.text(reader.texts().get(near.isEmpty() ? "waysOn" : "nearMatches"))),
                near.isEmpty() ? waysOn() : near, Optional.empty());
    }

    private List<Value> waysOn() {
        List<Value> ways = new ArrayList<>(List.of(Value.link(reader.texts().get("home"), "/")));
        reader.arrangement().kinds().stream().filter(Kind::inNavigation).forEach(kind ->
                ways.add(Value.link(Arrangement.in(reader.texts().language(), kind.plural()), "/list/" + kind.key())));
        ways.add(Value.link(reader.texts().get("queries"), "/queries/"));
        return ways;
    }

    private List<Value> near(String name) {
        String[] parts = name.split("/");
        if (parts.length != 3) {
            return List.of();
        }
        Map<String, Node> choices = new HashMap<>();
        List<Node> things = reader.arrangement().kind(parts[1]).map(reader::things).orElse(List.of());
        things.stream().limit(MOST_KEYS).forEach(thing ->
                choices.put(thing.getURI().substring(thing.getURI().lastIndexOf('/') + 1), thing));
        if (things.size() <= MOST_LABELS) {
            things.forEach(thing -> choices.putIfAbsent(reader.lookup().label(thing), thing));
        }
        return Nearest.to(parts[2], choices.keySet(), SUGGESTIONS).stream().map(choices::get).distinct()
                .map(thing -> Value.link(reader.lookup().label(thing),
                        "/" + thing.getURI().substring(reader.lookup().base().length())))
                .toList();
    }

    /**
     * 406 with the forms that there are: a page for browsers, else a problem.
     *
     * @param why a sentence
     */
    public void notAcceptable(String why, List<Frame.Format> formats) throws IOException {
        ProblemPages problems = new ProblemPages(exchange);
        int status = Fault.NOT_ACCEPTABLE.status();
        String title = reader.texts().get("noSuchForm");
        if (problems.wantsPage()) {
            problems.clear();
            write(status, title, List.of(Value.text(why)), formats.stream()
                    .map(format -> Value.link(format.label(), format.href())).toList(), Optional.empty());
            return;
        }
        String forms = formats.stream().map(format -> "\n" + format.mediaType() + "  " + format.href())
                .collect(Collectors.joining());
        problems.write(new ProblemPages.Problem(Fault.NOT_ACCEPTABLE.type(), status, title,
                why + "\n" + reader.texts().get("formsAre", forms), List.of()), false);
    }

    /** Answers with what the publication says of itself. */
    public void about() throws IOException {
        List<Value> paragraphs = new ArrayList<>(List.of(Value.text(reader.texts().get("aboutText")),
                Value.text(reader.texts().get("iris", reader.lookup().base()))));
        List<Value> links = new ArrayList<>(List.of(Value.link(reader.texts().get("dumps"), "/dumps/"),
                Value.link(reader.texts().get("queries"), "/queries/"),
                Value.link(reader.texts().get("json"), "/schemas/"),
                Value.link(reader.texts().get("apiDescription"), Addresses.API)));
        reader.vocabularies().forEach(path -> links.add(Value.link(reader.texts().get("ontology"), path)));
        write(HttpServletResponse.SC_OK, reader.texts().get("about"), paragraphs, links, Optional.empty());
    }

    /** The form for queries with an example in it. */
    public void queryForm() throws IOException {
        queryForm(EXAMPLE.formatted(reader.texts().language()));
    }

    /** The form for queries with this one in it, to be changed. */
    public void queryForm(String query) {
        queryForm(HttpServletResponse.SC_OK, query, Optional.empty());
    }

    /** The form with the query as it came, and why it has no answer. */
    public void refused(RefusedQueryException refused, String query) {
        queryForm(refused.status(), query, Optional.of(refused));
    }

    private void queryForm(int status, String query, Optional<RefusedQueryException> refused) {
        exchange.set("Vary", "Accept, Accept-Language");
        exchange.write(status, "text/html; charset=utf-8", templates.render("sparql", Map.of(
                "frame", reader.frame("SPARQL", "/sparql", List.of()), "base", reader.lookup().base(),
                "example", query, "refused", refused)));
    }

    /** What robots may read; the address of a site map is absolute (sitemaps.org). */
    public void robots(Optional<String> publicUrl) throws IOException {
        exchange.write(HttpServletResponse.SC_OK, "text/plain; charset=utf-8",
                "User-agent: *\nDisallow: /sparql\nDisallow: /queries/*?\nSitemap: "
                        + exchange.origin(publicUrl) + "/sitemap.xml\n");
    }

    /** All things' documents (sitemaps.org 0.9); an index of the parts if they are too many for one. */
    public void siteMap(Optional<String> publicUrl) throws IOException {
        String host = exchange.origin(publicUrl);
        List<String> paths = new ArrayList<>(List.of("/"));
        String prefix = reader.lookup().base() + "id/";
        reader.arrangement().kinds().forEach(kind -> reader.things(kind).stream().map(Node::getURI).sorted()
                .forEach(iri -> paths.add("/doc/" + iri.substring(prefix.length()))));
        reader.queries().forEach(query -> paths.add("/queries/" + query.name()));
        int count = Part.count(paths, MOST_ADDRESSES);
        if (new AddressRefusals(reader, exchange, templates).isBeyond(Part.PAGE, count)) {
            return;
        }
        boolean isIndex = count > 1 && exchange.parameter(Part.PAGE).filter(text -> !text.isEmpty()).isEmpty();
        List<String> shown = isIndex ? IntStream.rangeClosed(1, count).mapToObj(part -> "/sitemap.xml?page=" + part)
                .toList() : Part.of(paths, Part.asked(exchange, Part.PAGE), MOST_ADDRESSES).items();
        String all = isIndex ? "sitemapindex" : "urlset";
        String one = isIndex ? "sitemap" : "url";
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(all)
                .append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        shown.forEach(path -> xml.append("<%s><loc>%s</loc></%1$s>\n".formatted(one, escape(host + path))));
        exchange.write(HttpServletResponse.SC_OK, "application/xml; charset=utf-8",
                xml.append("</").append(all).append(">\n").toString());
    }

    private static String escape(String text) {
        return org.apache.commons.text.StringEscapeUtils.escapeXml10(text);
    }

    /** A page of paragraphs, links and perhaps a table. */
    public void write(int status, String title, List<Value> paragraphs, List<Value> links, Optional<Value.Table> table)
            throws IOException {
        write(status, title, paragraphs, links, List.of(), table);
    }

    /** The same, with those who must be named beside the table. */
    public void write(int status, String title, List<Value> paragraphs, List<Value> links, List<Value.Line> credits,
            Optional<Value.Table> table)
            throws IOException {
        if (status >= HttpServletResponse.SC_BAD_REQUEST && Acceptance.wantsJson(exchange.header("Accept"))) {
            new ProblemPages(exchange).write(new ProblemPages.Problem(ProblemPages.NO_TYPE, status, title,
                    paragraphs.stream().map(Value::text).collect(Collectors.joining(" ")), List.of()), true);
            return;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(title, exchange.request().getRequestURI(), List.of()));
        parameters.put("paragraphs", paragraphs);
        parameters.put("links", links);
        parameters.put("credits", credits);
        parameters.put("table", table);
        exchange.write(status, "text/html; charset=utf-8", templates.render("text", parameters));
    }
}
