package org.portolan.site.view;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;

/** Turns nodes into what a page shows: labels for IRIs, dates in words, links that stay on the reader's host. */
public final class ValueWriter {
    private static final String EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
    private static final String DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal";
    private static final String INTEGER = "http://www.w3.org/2001/XMLSchema#integer";
    private static final String BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean";

    private static final int DATE = 10;
    private static final int MINUTE = 16;

    private final Lookup lookup;
    private final Texts texts;

    public ValueWriter(Lookup lookup, Texts texts) {
        this.lookup = lookup;
        this.texts = texts;
    }

    /** The values of a line: the reader's language first, links by their labels. */
    public List<Value> write(List<Node> nodes) {
        return sorted(nodes).stream().map(this::write).toList();
    }

    /** The order in which a line shows its values. */
    List<Node> sorted(List<Node> nodes) {
        return nodes.stream().sorted(Comparator.comparingInt(lookup::rank).thenComparing(lookup::label)).toList();
    }

    /** A value of another thing's page, which needs not say that thing's name again. */
    Value writeBeside(Node node, Node thing) {
        return node.isURI() ? link(node, lookup.labelBeside(node, thing)) : write(node);
    }

    /** A value of a property on a thing's page: the code of a language by its name in the reader's. */
    Value writeOf(Optional<Node> property, Node value, Node thing) {
        boolean isLanguage = property.filter(DCTerms.language.asNode()::equals).isPresent() && value.isLiteral();
        return isLanguage
                ? Value.text(Locale.forLanguageTag(value.getLiteralLexicalForm())
                        .getDisplayLanguage(Locale.forLanguageTag(texts.language())))
                : writeBeside(value, thing);
    }

    /** A thing by its label, with what its kind is cited by: of a source, for example, the publisher and the day. */
    private Value link(Node node, String label) {
        List<String> cited = lookup.kind(node.getURI()).map(Kind::cited).orElse(List.of()).stream()
                .map(path -> lookup.values(node, path)).filter(values -> !values.isEmpty())
                .map(values -> write(values).stream().map(Value::text).collect(Collectors.joining(", "))).toList();
        return Value.link(label, href(node.getURI())).beside(cited.isEmpty() ? "" : ", " + String.join(", ", cited));
    }

    /** A thing as a link by its label; a date, a number, a text as the language of the reader writes it. */
    public Value write(Node node) {
        if (node.isURI()) {
            return link(node, lookup.label(node));
        }
        String text = node.getLiteralLexicalForm();
        String type = node.getLiteralDatatypeURI();
        if (type.equals(EDTF) || type.endsWith("#date")) {
            return new Value(date(text), Optional.empty(), Optional.empty(), Optional.of(text));
        }
        if (type.equals(DECIMAL) || type.equals(INTEGER)) {
            return Value.text(grouped(plain(text)));
        }
        if (type.equals(BOOLEAN)) {
            return Value.text(texts.get(text.equals("true") ? "yes" : "no"));
        }
        String tag = node.getLiteralLanguage();
        return new Value(text, Optional.empty(),
                Optional.of(tag).filter(found -> !found.isEmpty() && !found.equals(texts.language())),
                Optional.empty());
    }

    /**
     * An address on the reader's own host for what lies under the base; any other IRI as it is, if it is one for
     * browsers. In a document of a release by its name, things lead to other ones. A row of a table is read on a page.
     */
    public String href(String iri) {
        String href = hrefOf(iri);
        return iri.startsWith(lookup.base()) ? RowAddress.of(href).orElse(href) : href;
    }

    private String hrefOf(String iri) {
        return !iri.startsWith(lookup.base()) ? iri : (iri.startsWith(lookup.base() + "id/") ? lookup.prefix() : "")
                + "/" + iri.substring(lookup.base().length());
    }

    /** {@code 36.0} as {@code 36}: the zeros of a decimal say nothing (XML Schema 1.1 Part 2, 3.3.3). */
    private static String plain(String decimal) {
        try {
            return new BigDecimal(decimal).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException wrong) {
            return decimal;
        }
    }

    /**
     * Whole numbers of five digits and more in groups of three with narrow spaces, which every language reads (ISO
     * 80000-1, 7.3.1).
     */
    private static String grouped(String number) {
        return number.matches("-?[0-9]{5,}") ? number.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", "\u202f") : number;
    }

    /** {@code 2021-06-25} as {@code 25 June 2021}, {@code 2021-06} as {@code June 2021}; anything else as it is. */
    public String date(String edtf) {
        if (!edtf.matches("[0-9]{4}(-[0-9]{2}){1,2}")) {
            return edtf;
        }
        String[] parts = edtf.split("-");
        String month = texts.months().get(Integer.parseInt(parts[1]) - 1);
        String day = parts.length < 3 ? "" : Integer.parseInt(parts[2]) + (texts.language().equals("de") ? ". " : " ");
        return day + month + " " + parts[0];
    }

    /** {@code 2026-11-25T18:29:11Z} as {@code 25 November 2026, 18:29 UTC}. */
    public String moment(String instant) {
        return instant.matches("[0-9-]{10}T[0-9:]{5}.*Z")
                ? date(instant.substring(0, DATE)) + ", " + instant.substring(DATE + 1, MINUTE) + " UTC" : instant;
    }
}
