package org.portolan.csvw.rdf;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.rdf4j.model.datatypes.XMLDatatypeUtil;
import org.portolan.csvw.StatementSink;
import org.portolan.csvw.metadata.CommonProperty;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.csvw.metadata.Json;
import org.portolan.csvw.metadata.Prefixes;

/**
 * Writes common properties and notes, which are JSON-LD of a simple kind.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/#json-ld-to-rdf">Generating RDF, 6</a>
 */
final class CommonProperties {
    private static final int LONGEST_INTEGER = 21;
    private static final int MOST_DIGITS = 400;
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private final StatementSink sink;
    private int nodes;

    CommonProperties(StatementSink sink) {
        this.sink = sink;
    }

    void write(String subject, CommonProperty property) {
        write(subject, property.property(), property.value(), property);
    }

    private void write(String subject, String predicate, Json value, CommonProperty property) {
        String language = property.language();
        if (value instanceof Json.Arr array) {
            array.items().forEach(item -> write(subject, predicate, item, property));
        } else if (value instanceof Json.Obj object) {
            object(subject, predicate, object, property);
        } else if (value instanceof Json.Str text) {
            text(subject, predicate, text.value(), language);
        } else if (value instanceof Json.Bool bool) {
            sink.literal(subject, predicate, Boolean.toString(bool.value()), XSD + "boolean");
        } else if (value instanceof Json.Num number) {
            number(subject, predicate, number.value());
        }
    }

    /**
     * An integer, or a double if it has a fraction (csv2rdf, 6), or if it is 10^21 or more and written as one, with an
     * exponent (JSON-LD Algorithms, 8.2); in canonical form, a double as it is written if it is far beyond what a
     * double holds.
     */
    private void number(String subject, String predicate, String written) {
        BigDecimal value = new BigDecimal(written).stripTrailingZeros();
        long digits = value.precision() - (long) value.scale();
        boolean isPlain = written.chars().allMatch(character -> character == '-' || Character.isDigit(character));
        if (isPlain || value.scale() <= 0 && digits <= LONGEST_INTEGER) {
            sink.literal(subject, predicate, value.toPlainString(), XSD + "integer");
        } else if (Math.abs(digits) > MOST_DIGITS) {
            sink.literal(subject, predicate, written, XSD + "double");
        } else {
            sink.literal(subject, predicate, XMLDatatypeUtil.normalizeDouble(written), XSD + "double");
        }
    }

    private void text(String subject, String predicate, String text, String language) {
        if (language.equals("und")) {
            sink.literal(subject, predicate, text, XSD + "string");
        } else {
            sink.text(subject, predicate, text, language);
        }
    }

    private void object(String subject, String predicate, Json.Obj object, CommonProperty property) {
        Optional<Json> value = object.member("@value");
        if (value.isPresent()) {
            String lexical = value.get() instanceof Json.Str text ? text.value() : value.get().written();
            Optional<String> type = object.member("@type").flatMap(Json::text);
            type.ifPresentOrElse(name -> sink.literal(subject, predicate, lexical, full(name)),
                    () -> text(subject, predicate, lexical,
                            object.member("@language").flatMap(Json::text).orElse("und")));
            return;
        }
        String node = object.member("@id").flatMap(Json::text).map(property::resolve)
                .orElseGet(() -> "_:c" + nodes++);
        sink.resource(subject, predicate, node);
        object.member("@type").ifPresent(types -> types.items().forEach(type -> type.text().ifPresent(name ->
                sink.resource(node, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", full(name)))));
        object.members().forEach((name, inner) -> {
            if (!name.startsWith("@")) {
                write(node, full(name), inner, property);
            }
        });
    }

    /** A name in full: a prefixed one, a built-in datatype, or a term of csvw. */
    private static String full(String name) {
        return name.contains(":") ? Prefixes.expand(name)
                : Datatype.isBuiltIn(name) ? Datatype.builtIn(name).iri() : Prefixes.expand("csvw:" + name);
    }
}
