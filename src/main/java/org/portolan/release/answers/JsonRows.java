package org.portolan.release.answers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.XSD;

/**
 * Writes rows as <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL results JSON</a>, a row a line. Jena's
 * own writer makes a string of each name and term and writes it character by character, which takes longer than to find
 * the rows.
 */
public final class JsonRows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private final JsonGenerator json;
    private final NodeToLabel labels = SyntaxLabels.createNodeToLabel();

    private JsonRows(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes all rows; the stream stays open.
     *
     * @throws IOException if the stream takes no more
     */
    public static void write(RowSet rows, OutputStream out) throws IOException {
        // A writer, not the stream: half a character that a function left over becomes "?", not a broken answer.
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (JsonGenerator json = JSON.createGenerator(writer)) {
            new JsonRows(json).write(rows);
        }
        writer.flush();
    }

    private void write(RowSet rows) throws IOException {
        List<Var> variables = rows.getResultVars();
        json.writeStartObject();
        json.writeObjectFieldStart("head");
        json.writeArrayFieldStart("vars");
        for (Var variable : variables) {
            json.writeString(variable.getVarName());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("results");
        json.writeArrayFieldStart("bindings");
        while (rows.hasNext()) {
            row(rows.next(), variables);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void row(Binding row, List<Var> variables) throws IOException {
        json.writeStartObject();
        for (Var variable : variables) {
            Node term = row.get(variable);
            if (term != null) {
                json.writeObjectFieldStart(variable.getVarName());
                term(term);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void term(Node term) throws IOException {
        if (term.isURI()) {
            json.writeStringField("type", "uri");
            json.writeStringField("value", term.getURI());
        } else if (term.isBlank()) {
            json.writeStringField("type", "bnode");
            json.writeStringField("value", labels.get(null, term).substring(2)); // without "_:"
        } else if (term.isLiteral()) {
            literal(term);
        } else {
            throw new IllegalStateException("no term of RDF 1.1: " + term);
        }
    }

    private void literal(Node literal) throws IOException {
        json.writeStringField("type", "literal");
        String language = literal.getLiteralLanguage();
        TextDirection direction = literal.getLiteralBaseDirection();
        String datatype = literal.getLiteralDatatypeURI();
        if (!language.isEmpty()) {
            json.writeStringField("xml:lang", language);
        }
        if (direction != null) {
            json.writeStringField("its:dir", direction.direction());
        } else if (language.isEmpty() && !datatype.equals(XSD.xstring.getURI())) {
            json.writeStringField("datatype", datatype);
        }
        json.writeStringField("value", literal.getLiteralLexicalForm());
    }
}
