package org.portolan.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.site.reader.Reader;

/**
 * The catalogue once more, as search engines for datasets read it: <a
 * href="https://schema.org/Dataset">schema:Dataset</a> in JSON-LD, to stand in a page. It says nothing that the
 * catalogue does not.
 */
final class DatasetMarkup {
    private static final Pattern BOX = Pattern.compile("POLYGON\\(\\((\\S+) ([^,]+),[^,]*,(\\S+) ([^,]+),.*");

    private final Graph catalog;
    private final Node dataset;
    private final ToIntFunction<Node> rank;

    /**
     * @param catalog graph of the catalogue
     * @param dataset what is described
     * @param rank    of texts in several languages, the one with the least is taken
     */
    DatasetMarkup(Graph catalog, Node dataset, ToIntFunction<Node> rank) {
        this.catalog = catalog;
        this.dataset = dataset;
        this.rank = rank;
    }

    /** One JSON object without {@code <}, so that nothing in it can end the element that it stands in. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("@context", "https://schema.org/");
            json.writeStringField("@type", "Dataset");
            json.writeStringField("@id", dataset.getURI());
            json.writeStringField("url", dataset.getURI());
            field(json, "name", best(dataset, DCTerms.title.asNode()));
            field(json, "description", best(dataset, DCTerms.description.asNode()));
            field(json, "license", best(dataset, DCTerms.license.asNode()));
            field(json, "datePublished", best(dataset, DCTerms.issued.asNode()));
            field(json, "dateModified", best(dataset, DCTerms.modified.asNode()));
            field(json, "version", best(dataset, NodeFactory.createURI(DCAT.NS + "version")));
            strings(json, "keywords", values(dataset, DCAT.keyword.asNode()));
            strings(json, "isBasedOn", values(dataset, Reader.DERIVED));
            json.writeBooleanField("isAccessibleForFree", true);
            publisher(json);
            place(json);
            time(json);
            distributions(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private void publisher(JsonGenerator json) throws IOException {
        Optional<String> name = catalog.stream(dataset, DCTerms.publisher.asNode(), Node.ANY).map(Triple::getObject)
                .flatMap(agent -> best(agent, FOAF.name.asNode()).stream()).findFirst();
        if (name.isPresent()) {
            json.writeObjectFieldStart("creator");
            json.writeStringField("@type", "Organization");
            json.writeStringField("name", name.get());
            json.writeEndObject();
        }
    }

    /** The box of the data before that of an area which is named; of schema.org, latitude is first, in two corners. */
    private void place(JsonGenerator json) throws IOException {
        Optional<Matcher> box = catalog.stream(dataset, DCTerms.spatial.asNode(), Node.ANY).map(Triple::getObject)
                .sorted(Comparator.comparing(place -> !place.toString().startsWith(dataset.toString())))
                .flatMap(place -> best(place, DCAT.bbox.asNode()).stream()).map(BOX::matcher)
                .filter(Matcher::matches).findFirst();
        if (box.isPresent()) {
            json.writeObjectFieldStart("spatialCoverage");
            json.writeStringField("@type", "Place");
            json.writeObjectFieldStart("geo");
            json.writeStringField("@type", "GeoShape");
            json.writeStringField("box", "%2$s %1$s %4$s %3$s".formatted(box.get().group(1), box.get().group(2),
                    box.get().group(3), box.get().group(4)));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void time(JsonGenerator json) throws IOException {
        Optional<Node> time = catalog.stream(dataset, DCTerms.temporal.asNode(), Node.ANY).map(Triple::getObject)
                .findFirst();
        Optional<String> start = time.flatMap(period -> best(period, DCAT.startDate.asNode()));
        if (start.isPresent()) {
            json.writeStringField("temporalCoverage", start.get() + "/"
                    + time.flatMap(period -> best(period, DCAT.endDate.asNode())).orElse(".."));
        }
    }

    private void distributions(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("distribution");
        List<Node> downloads = catalog.stream(dataset, DCAT.distribution.asNode(), Node.ANY).map(Triple::getObject)
                .filter(distribution -> catalog.contains(distribution, DCAT.downloadURL.asNode(), Node.ANY))
                .sorted(Comparator.comparing(Node::toString)).toList();
        for (Node download : downloads) {
            json.writeStartObject();
            json.writeStringField("@type", "DataDownload");
            field(json, "name", best(download, DCTerms.title.asNode()));
            field(json, "encodingFormat", best(download, DCAT.mediaType.asNode())
                    .map(type -> type.replaceFirst("^.*/media-types/", "")));
            field(json, "contentUrl", best(download, DCAT.downloadURL.asNode()));
            field(json, "contentSize", best(download, DCAT.byteSize.asNode()).map(bytes -> bytes + " B"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private Optional<String> best(Node subject, Node property) {
        return catalog.stream(subject, property, Node.ANY).map(Triple::getObject)
                .min(Comparator.comparingInt(rank).thenComparing(node -> node.toString())).map(DatasetMarkup::text);
    }

    private List<String> values(Node subject, Node property) {
        return catalog.stream(subject, property, Node.ANY).map(Triple::getObject).map(DatasetMarkup::text).distinct()
                .sorted().toList();
    }

    private static String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
    }

    private static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }
}
