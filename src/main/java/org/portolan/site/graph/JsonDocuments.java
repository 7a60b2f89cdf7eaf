package org.portolan.site.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.portolan.release.json.JsonContext;
import org.portolan.release.json.JsonText;
import org.portolan.release.manifest.Release;

/**
 * Documents about things as JSON that reads without knowing RDF, and is <a
 * href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</a> all the same: compacted with the context of the release and
 * framed on the thing. Immutable.
 *
 * <p>Written from the graph itself: a processor of JSON-LD would expand, compact and frame, which costs many times
 * more, and framing leaves out what the frame does not reach.
 */
public final class JsonDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonContext context;
    private final String address;

    /** @param address where readers get the context */
    JsonDocuments(JsonContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /**
     * The documents of a release; none if it was made before releases had a context.
     *
     * @param publicUrl address under which readers reach the site; empty: as they asked
     */
    public static Optional<JsonDocuments> of(Release release, Optional<String> publicUrl) {
        Path file = release.folder().resolve(JsonContext.FILE);
        if (release.manifest().files().stream().noneMatch(listed -> listed.name().equals(JsonContext.FILE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonDocuments(JsonContext.read(Files.readAllBytes(file)),
                    publicUrl.map(url -> url.replaceFirst("/$", "")).orElse("") + "/" + JsonContext.FILE));
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }

    /** Where readers get the context. */
    public String contextAddress() {
        return address;
    }

    /**
     * A document.
     *
     * @param graph what it says; all of it is written
     * @param topic the thing that it is about
     * @param base  base IRI of the publication
     */
    public byte[] write(Graph graph, Node topic, String base) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("@context", address);
        document.setAll(new JsonNodes(graph, topic, context, base).topic());
        return JsonText.of(document);
    }
}
