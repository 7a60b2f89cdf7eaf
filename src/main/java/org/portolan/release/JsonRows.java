package org.portolan.release;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.XSD;

/**
 * Writes rows as <a href="https://www.w3.org/TR/sparql11-results-json/">SPARQL results JSON</a>: the same bytes as
 * Jena, which makes a string of each name and term and writes it character by character. That takes longer than to find
 * the rows.
 */
public final class JsonRows {
    private static final int ROOM = 32 * 1024;
    /** The most bytes that one character becomes. */
    private static final int MOST = 6;
    private static final char DELETE = 0x7f;
    /** Jena escapes the block that has the ends of lines that JavaScript knows, and the controls beyond ASCII. */
    private static final int CONTROLS_END = 0xa0;
    private static final int PUNCTUATION = 0x2000;
    private static final int PUNCTUATION_END = 0x2100;
    private static final byte[] DIGITS = ascii("0123456789ABCDEF");
    private static final byte[] ROW = ascii("{ ");
    private static final byte[] NEXT_ROW = ascii(" ,\n      { ");
    private static final byte[] END_OF_ROW = ascii("\n      }");
    private static final byte[] NEXT = ascii(" ,");
    private static final byte[] IRI = ascii("{ \"type\": \"uri\" , \"value\": \"");
    private static final byte[] BLANK = ascii("{ \"type\": \"bnode\" , \"value\": \"");
    private static final byte[] LITERAL = ascii("{ \"type\": \"literal\" , ");
    private static final byte[] LANGUAGE = ascii("\"xml:lang\": \"");
    private static final byte[] DIRECTION = ascii("\"its:dir\": \"");
    private static final byte[] DATATYPE = ascii("\"datatype\": \"");
    private static final byte[] END_OF_MEMBER = ascii("\" , ");
    private static final byte[] VALUE = ascii("\"value\": \"");
    private static final byte[] END_OF_TERM = ascii("\" }");

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM];
    private final NodeToLabel labels = SyntaxLabels.createNodeToLabel();
    private int length;

    private JsonRows(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes all rows; the stream stays open.
     *
     * @throws IOException if the stream takes no more
     */
    public static void write(RowSet rows, OutputStream out) throws IOException {
        try {
            new JsonRows(out).write(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void write(RowSet rows) {
        List<Var> variables = rows.getResultVars();
        add(variables.stream().map(variable -> "\"" + variable.getVarName() + "\"").collect(Collectors
                .joining(" , ", "{ \"head\": {\n    \"vars\": [ ", " ]\n  } ,\n  \"results\": {\n"
                        + "    \"bindings\": [\n      ")).getBytes(StandardCharsets.UTF_8));
        byte[][] names = variables.stream().map(variable -> ("\n        \"" + variable.getVarName() + "\": ")
                .getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        for (boolean isFirst = true; rows.hasNext(); isFirst = false) {
            add(isFirst ? ROW : NEXT_ROW);
            row(rows.next(), variables, names);
        }
        add(ascii("\n    ]\n  }\n}\n"));
        drain();
    }

    private void row(Binding row, List<Var> variables, byte[][] names) {
        boolean isFirst = true;
        for (int i = 0; i < names.length; i++) {
            Node term = row.get(variables.get(i));
            if (term != null) {
                if (!isFirst) {
                    add(NEXT);
                }
                isFirst = false;
                add(names[i]);
                term(term);
            }
        }
        add(END_OF_ROW);
    }

    private void term(Node term) {
        if (term.isURI()) {
            add(IRI);
            text(term.getURI());
        } else if (term.isBlank()) {
            add(BLANK);
            text(labels.get(null, term).substring(2)); // without "_:"
        } else if (term.isLiteral()) {
            literal(term);
        } else {
            throw new IllegalStateException("no term of RDF 1.1: " + term);
        }
        add(END_OF_TERM);
    }

    private void literal(Node literal) {
        add(LITERAL);
        String language = literal.getLiteralLanguage();
        TextDirection direction = literal.getLiteralBaseDirection();
        String datatype = literal.getLiteralDatatypeURI();
        if (!language.isEmpty()) {
            member(LANGUAGE, language);
        }
        if (direction != null) {
            member(DIRECTION, direction.direction());
        } else if (language.isEmpty() && !datatype.equals(XSD.xstring.getURI())) {
            member(DATATYPE, datatype);
        }
        add(VALUE);
        text(literal.getLiteralLexicalForm());
    }

    private void member(byte[] name, String text) {
        add(name);
        text(text);
        add(END_OF_MEMBER);
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ROOM - length < MOST) {
                drain();
            }
            char c = text.charAt(i);
            if (c >= ' ' && c < DELETE && c != '"' && c != '\\' && c != '/') {
                buffer[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                add(Character.toString(text.codePointAt(i++)).getBytes(StandardCharsets.UTF_8));
            } else {
                other(c, i > 0 && text.charAt(i - 1) == '<');
            }
        }
    }

    /** A character that is escaped or no ASCII. */
    private void other(char c, boolean isBehindTag) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '/' -> {
                if (isBehindTag) {
                    buffer[length++] = '\\';
                }
                buffer[length++] = '/';
            }
            default -> rare(c);
        }
    }

    private void rare(char c) {
        if (c < CONTROLS_END || c >= PUNCTUATION && c < PUNCTUATION_END) {
            escape('u');
            for (int shift = 12; shift >= 0; shift -= 4) {
                buffer[length++] = DIGITS[c >> shift & 0xf];
            }
        } else {
            add(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void escape(char letter) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
    }

    private void add(byte[] bytes) {
        for (int from = 0; from < bytes.length;) {
            if (length == ROOM) {
                drain();
            }
            int count = Math.min(ROOM - length, bytes.length - from);
            System.arraycopy(bytes, from, buffer, length, count);
            length += count;
            from += count;
        }
    }

    private void drain() {
        try {
            out.write(buffer, 0, length);
            length = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
