package org.portolan.release.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.portolan.check.publication.SkolemIris;

/** What readers of JSON are told of a publication: the context and the schemas. */
public final class JsonDescriptions {
    private JsonDescriptions() {
    }

    /**
     * The documents by their names in the release: {@link JsonContext#FILE}, and {@code schemas/<kind>.json} of each
     * kind. The same input gives the same bytes.
     *
     * @param base     base IRI of the publication
     * @param ontology shapes, terms and site description, with IRIs in place of blank nodes
     * @param reused   the vocabularies of others that it reuses, which know the inverses of their properties
     * @param use      what the things are and have
     * @throws IOException never, unless JSON itself fails
     */
    public static SortedMap<String, byte[]> of(String base, Graph ontology, Graph reused, Use use) throws IOException {
        Graph shaped = SkolemIris.asBlankNodes(ontology, base);
        Shapes shapes = new Shapes(shaped);
        List<PublishedKind> kinds = PublishedKind.of(shaped);
        Map<String, String> prefixes = new TreeMap<>();
        new TreeMap<>(ontology.getPrefixMapping().getNsPrefixMap())
                .forEach((prefix, namespace) -> prefixes.putIfAbsent(namespace, prefix));
        JsonContext context = new Terms(shapes, use, kinds, reused).context(prefixes, kinds);
        SortedMap<String, byte[]> documents = new TreeMap<>();
        documents.put(JsonContext.FILE, context.document());
        JsonSchema schema = new JsonSchema(base, context, shapes, use, new Words(shaped));
        for (PublishedKind kind : kinds) {
            documents.put(JsonSchema.FOLDER + kind.key() + ".json", JsonText.of(schema.of(kind)));
        }
        return documents;
    }
}
