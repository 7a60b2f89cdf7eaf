package org.portolan.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.documents.DocumentForms;
import org.portolan.site.documents.Lists;
import org.portolan.site.graph.Document;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.page.Frame;
import org.portolan.site.page.HomeSection;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;
import org.portolan.site.queries.QueryPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ListView;
import org.portolan.site.view.Lookup;
import org.portolan.site.view.ValueWriter;

/** The publication in one page: what it is, its map, its numbers and the sections that the site's description names. */
final class HomePage {
    private static final int ROWS_OF_A_QUERY = 12;

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    HomePage(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    void write() throws IOException {
        exchange.add("Link", Addresses.API_LINK);
        String base = reader.lookup().base();
        new DocumentForms(reader, exchange, templates).write(new DocumentForms.Answer("/", Optional.empty(),
                () -> Document.about(List.of(NodeFactory.createURI(base)), base + "catalog", reader.lookup(),
                        reader.manifest()), this::page));
    }

    private String page(List<Frame.Format> formats) {
        Lookup lookup = reader.lookup();
        ListView view = new ListView(lookup, reader.arrangement(), reader.texts());
        List<Kind> kinds = reader.arrangement().kinds().stream().filter(Kind::inNavigation).toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(reader.siteName(), "/", formats));
        parameters.put("about", description());
        parameters.put("counts", kinds.stream().map(kind -> Value.link(
                Arrangement.in(reader.texts().language(), kind.plural()) + " (" + reader.things(kind).size() + ")",
                "/list/" + kind.key())).toList());
        parameters.put("dots", kinds.stream().flatMap(kind -> view.dots(kind, first(reader.things(kind))).stream())
                .toList());
        parameters.put("sections", reader.arrangement().sections().stream()
                .flatMap(section -> section(section, view).stream()).toList());
        parameters.put("markup", new DatasetMarkup(lookup.named("catalog"), NodeFactory.createURI(lookup.base()),
                lookup::rank).json());
        return templates.render("home", parameters);
    }

    private static List<Node> first(List<Node> things) {
        return Part.of(things, 1, Lists.MOST).items();
    }

    private Optional<HomeSection> section(Arrangement.Section section, ListView view) {
        String title = Arrangement.in(reader.texts().language(), section.title());
        if (section.list().isPresent()) {
            Kind kind = section.list().get();
            Part<Node> part = Part.of(reader.sorted(kind), 1, Lists.MOST);
            return Optional.of(new HomeSection(title, view.table(kind, part.items()),
                    part.next().map(next -> Value.link(reader.texts().get("next"), "/list/" + kind.key() + next))));
        }
        QueryPages queries = new QueryPages(reader, exchange, templates);
        return section.query().flatMap(reader::query).map(query -> new HomeSection(title,
                queries.table(query, ROWS_OF_A_QUERY),
                Optional.of(Value.link(reader.texts().get("allOfQuery"), "/queries/" + query.name()))));
    }

    /** The dataset's own description, and the thing that it is about. */
    private List<Value> description() {
        Lookup lookup = reader.lookup();
        ValueWriter writer = new ValueWriter(lookup, reader.texts());
        List<Value> texts = new ArrayList<>();
        reader.arrangement().about().ifPresent(thing -> {
            lookup.values(thing, DCTerms.description.asNode()).stream().min(Comparator.comparingInt(lookup::rank))
                    .ifPresent(text -> texts.add(writer.write(text)));
            texts.add(Value.link(reader.texts().get("moreAbout", lookup.label(thing)), writer.href(thing.getURI())));
        });
        return texts;
    }
}
