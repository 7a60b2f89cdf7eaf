package org.portolan.release.answers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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
 * Writes rows as <a href="https://www.w3.org/TR/rdf-sparql-XMLres/">SPARQL results XML</a>, a row a line. Jena's own
 * writer indents each element character by character, which takes longer than to find the rows. Whoever writes sees to
 * it that no text has a character that XML cannot have.
 */
public final class XmlRows {
    private static final String HEAD =
            "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>";
    private final StringBuilder line = new StringBuilder();
    private final NodeToLabel labels = SyntaxLabels.createNodeToLabel();

    private XmlRows() {
    }

    /**
     * Writes all rows; the stream stays open.
     *
     * @throws IOException if the stream takes no more
     */
    public static void write(RowSet rows, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new XmlRows().write(rows, writer);
        writer.flush();
    }

    private void write(RowSet rows, Writer out) throws IOException {
        List<Var> variables = rows.getResultVars();
        line.append(HEAD);
        variables.forEach(variable -> line.append("<variable name=\"").append(variable.getVarName()).append("\"/>"));
        line.append("</head>\n<results>\n");
        while (rows.hasNext()) {
            row(rows.next(), variables);
            out.append(line);
            line.setLength(0);
        }
        out.append(line).append("</results>\n</sparql>\n");
    }

    private void row(Binding row, List<Var> variables) {
        line.append("<result>");
        for (Var variable : variables) {
            Node term = row.get(variable);
            if (term != null) {
                line.append("<binding name=\"").append(variable.getVarName()).append("\">");
                term(term);
                line.append("</binding>");
            }
        }
        line.append("</result>\n");
    }

    private void term(Node term) {
        if (term.isURI()) {
            line.append("<uri>");
            text(term.getURI());
            line.append("</uri>");
        } else if (term.isBlank()) {
            line.append("<bnode>").append(labels.get(null, term).substring(2)).append("</bnode>"); // without "_:"
        } else if (term.isLiteral()) {
            line.append("<literal");
            kind(term);
            line.append('>');
            text(term.getLiteralLexicalForm());
            line.append("</literal>");
        } else {
            throw new IllegalStateException("no term of RDF 1.1: " + term);
        }
    }

    private void kind(Node literal) {
        String language = literal.getLiteralLanguage();
        TextDirection direction = literal.getLiteralBaseDirection();
        String datatype = literal.getLiteralDatatypeURI();
        if (!language.isEmpty()) {
            attribute("xml:lang", language);
        }
        if (direction != null) {
            attribute("xmlns:its", "http://www.w3.org/2005/11/its");
            attribute("its:version", "2.0");
            attribute("its:dir", direction.direction());
        } else if (language.isEmpty() && !datatype.equals(XSD.xstring.getURI())) {
            attribute("datatype", datatype);
        }
    }

    private void attribute(String name, String value) {
        line.append(' ').append(name).append("=\"");
        text(value);
        line.append('"');
    }

    private void text(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String written = written(text.charAt(i));
            if (!written.isEmpty()) {
                line.append(text, from, i).append(written);
                from = i + 1;
            }
        }
        line.append(text, from, text.length());
    }

    /** What stands in place of a character; empty if it stands for itself. Line ends would be read as others. */
    private static String written(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t' -> "&#x9;";
            case '\n' -> "&#xA;";
            case '\r' -> "&#xD;";
            default -> "";
        };
    }
}
