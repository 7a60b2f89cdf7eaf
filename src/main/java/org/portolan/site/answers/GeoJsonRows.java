package org.portolan.site.answers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Writes rows as a <a href="https://www.rfc-editor.org/rfc/rfc7946">GeoJSON</a> collection: a feature a row, with its
 * other columns as properties. A row without coordinates is a feature without a place (3.2).
 */
public final class GeoJsonRows {
    private static final JsonFactory JSON = new JsonFactory();
    private final Coordinates coordinates;

    /** @param coordinates the columns that say where */
    public GeoJsonRows(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** Writes all rows as they come; leaves the stream open. */
    public void write(RowSet rows, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeArrayFieldStart("features");
        List<Var> properties = rows.getResultVars().stream()
                .filter(variable -> !coordinates.names().contains(variable.getVarName())).toList();
        while (rows.hasNext()) {
            json.writeRaw('\n');
            feature(rows.next(), properties, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void feature(Binding row, List<Var> properties, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        Optional<String> id = properties.stream().limit(1)
                .flatMap(first -> Optional.ofNullable(row.get(first)).stream()).filter(Node::isURI).map(Node::getURI)
                .findFirst();
        if (id.isPresent()) {
            json.writeStringField("id", id.get());
        }
        json.writeFieldName("geometry");
        Optional<Coordinates.Geometry> geometry = coordinates.geometry(row);
        if (geometry.isPresent()) {
            json.writeStartObject();
            json.writeStringField("type", geometry.get().type());
            json.writeFieldName("coordinates");
            array(geometry.get().coordinates(), json);
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeObjectFieldStart("properties");
        for (Var property : properties) {
            json.writeFieldName(property.getVarName());
            value(Optional.ofNullable(row.get(property)), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void array(List<?> members, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object member : members) {
            if (member instanceof List<?> inner) {
                array(inner, json);
            } else {
                json.writeNumber((Double) member);
            }
        }
        json.writeEndArray();
    }

    private static void value(Optional<Node> node, JsonGenerator json) throws IOException {
        if (node.isEmpty()) {
            json.writeNull();
            return;
        }
        Optional<BigDecimal> number = CellValue.number(node.get());
        Optional<Boolean> truth = CellValue.truth(node.get());
        if (number.isPresent()) {
            json.writeNumber(number.get().toPlainString());
        } else if (truth.isPresent()) {
            json.writeBoolean(truth.get());
        } else {
            json.writeString(CellValue.text(node.get()));
        }
    }
}
