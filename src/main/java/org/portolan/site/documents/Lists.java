package org.portolan.site.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.graph.Document;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Frame;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.reader.AddressRefusals;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ListView;

/** All things of a kind, a part at a time, as a page with a table and as documents. */
public final class Lists {
    /** Things of one part. */
    public static final int MOST = 500;

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    public Lists(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /** @param name the key of a kind, with or without an extension */
    public void answer(String name) throws IOException {
        Optional<Representation> fixed = Representation.ofExtension(name);
        String key = name.substring(0, name.length() - fixed.map(form -> form.extension().length()).orElse(0));
        Optional<Kind> kind = reader.arrangement().kind(key);
        if (kind.isEmpty()) {
            new PlainPages(reader, exchange, templates).notFound("list/" + key);
            return;
        }
        List<Node> things = reader.sorted(kind.get());
        if (new AddressRefusals(reader, exchange, templates).isBeyond(Part.PAGE, Part.count(things, MOST))) {
            return;
        }
        Part<Node> part = Part.of(things, Part.asked(exchange, Part.PAGE), MOST);
        String path = "/list/" + key;
        String address = reader.lookup().base() + path.substring(1);
        new DocumentForms(reader, exchange, templates).write(new DocumentForms.Answer(path, part, fixed,
                () -> Document.ofPart(part, address, reader.lookup(), reader.manifest()),
                formats -> page(kind.get(), things, part, formats)));
    }

    private String page(Kind kind, List<Node> things, Part<Node> part, List<Frame.Format> formats) {
        ListView view = new ListView(reader.lookup(), reader.arrangement(), reader.texts());
        Texts texts = reader.texts();
        String path = "/list/" + kind.key();
        List<Value> links = new ArrayList<>();
        if (part.number() > 1) {
            links.add(Value.link(texts.get("previous"), path + Part.search(Part.PAGE, part.number() - 1)));
        }
        part.next().ifPresent(next -> links.add(Value.link(texts.get("next"), path + next)));
        int count = Part.count(things, MOST);
        return templates.render("listing", Map.of("frame",
                reader.frame(Arrangement.in(texts.language(), kind.plural()), path + part.search(), formats),
                "count",
                texts.count(things.size()) + (count > 1 ? " · " + texts.get("page", part.number(), count) : ""),
                "dots", view.dots(kind, part.items()), "table", view.table(kind, part.items()), "pages", links));
    }
}
