package org.portolan.site.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.portolan.site.drawing.Diagram;
import org.portolan.site.http.Exchange;
import org.portolan.site.page.Templates;
import org.portolan.site.reader.Reader;

/** The drawing of a vocabulary as a file of its own, with the style that it has on its page. */
final class DrawingFile {
    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    DrawingFile(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    void write(Node vocabulary, Diagram diagram) throws IOException {
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        String language = reader.texts().language();
        if (!exchange.isKnown(reader.manifest().id() + "-" + templates.build() + Documents.SVG + "-" + language)) {
            exchange.set("Content-Language", language);
            exchange.write(HttpServletResponse.SC_OK, "image/svg+xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<?xml-stylesheet href=\"" + templates.stylesheetPath() + "\"?>\n"
                    + templates.render("diagram", Map.of("texts", reader.texts(), "about",
                            reader.lookup().label(vocabulary), "diagram", diagram)));
        }
    }
}
