package org.portolan.site.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.site.http.Addresses;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.ProblemPages;
import org.portolan.site.page.Templates;
import org.portolan.site.queries.QueryPages;
import org.portolan.site.reader.Reader;

/** What developers look for: the description of the whole API, and where it is found without knowing this site. */
public final class ApiPages {
    /** The media type of the catalogue of descriptions. */
    static final String CATALOG = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;
    private final String origin;

    public ApiPages(Reader reader, Exchange exchange, Templates templates, Optional<String> publicUrl) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
        this.origin = exchange.origin(publicUrl);
    }

    /** Browsers show plain JSON and would save what they do not know. */
    public void description() throws IOException {
        exchange.set("Vary", "Accept, Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        boolean isBrowser = new ProblemPages(exchange).wantsPage();
        if (!exchange.isKnown(reader.manifest().id() + "-" + templates.build() + "-" + reader.texts().language()
                + (isBrowser ? "-json" : "") + "-" + Integer.toHexString(origin.hashCode()))) {
            exchange.set("Content-Language", reader.texts().language());
            exchange.write(HttpServletResponse.SC_OK, isBrowser ? "application/json" : Addresses.API_TYPE,
                    JSON.writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(new OpenApi(reader, origin).document()));
        }
    }

    /** The links of <a href="https://www.rfc-editor.org/rfc/rfc9727">RFC 9727</a>. */
    public void catalog() throws IOException {
        exchange.set("Cache-Control", "public, no-cache");
        exchange.write(HttpServletResponse.SC_OK, CATALOG, JSON.writeValueAsBytes(Map.of("linkset", List.of(Map.of(
                "anchor", origin + "/",
                "service-desc", List.of(Map.of("href", origin + Addresses.API, "type", Addresses.API_TYPE)),
                "service-doc", List.of(Map.of("href", origin + QueryPages.PATH, "type", "text/html")),
                "status", List.of(Map.of("href", origin + "/health/ready", "type", "application/json")))))));
    }
}
