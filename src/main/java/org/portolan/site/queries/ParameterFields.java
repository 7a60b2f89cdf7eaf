package org.portolan.site.queries;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.portolan.check.queries.ParameterType;
import org.portolan.check.queries.QueryParameter;
import org.portolan.site.answers.ParameterWords;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.arrangement.Kind;
import org.portolan.site.http.ParameterFault;
import org.portolan.site.reader.Reader;

/** The fields of the form in which a reader gives values for the parameters of a query. */
public final class ParameterFields {
    private static final int MOST_OPTIONS = 500;

    private final AskedQuery asked;
    private final Reader reader;
    private final ParameterWords words;

    ParameterFields(AskedQuery asked, Reader reader) {
        this.asked = asked;
        this.reader = reader;
        this.words = new ParameterWords(reader.texts());
    }

    /** The kind of things whose IRIs a type takes. */
    static Optional<Kind> kind(ParameterType type, Reader reader) {
        return reader.arrangement().kinds().stream().filter(kind -> type.folder().equals("id/" + kind.key() + "/"))
                .findFirst();
    }

    /** The fields, in the order of the parameters. */
    List<Field> fields() {
        return asked.saved().parameters().stream().map(this::field).toList();
    }

    private Field field(QueryParameter parameter) {
        ParameterType type = parameter.type();
        String text = Arrangement.in(reader.texts().language(), reader.arrangement().ranked(parameter.texts()));
        List<String> values = asked.written().getOrDefault(parameter.name(), defaults(parameter)).stream()
                .map(value -> asRead(type, value)).toList();
        return new Field(parameter.name(), text.isEmpty() ? parameter.name() : text, words.hint(parameter), input(type),
                String.join("\n", values), parameter.most() > 1 ? List.of() : options(parameter, values),
                parameter.most() > 1, parameter.isRequired(), bound(type.least()), bound(type.most()),
                asked.faults().stream().filter(fault -> fault.parameter().equals(parameter.name()))
                        .map(ParameterFault::detail).toList());
    }

    private List<String> defaults(QueryParameter parameter) {
        return parameter.defaults().stream().map(term -> parameter.type().write(term, reader.lookup().base()))
                .toList();
    }

    /** As the query has it: the day that a year was taken for. What cannot be read stays as it is. */
    private String asRead(ParameterType type, String value) {
        String base = reader.lookup().base();
        return type.edge().flatMap(edge -> type.read(value, base)).map(term -> type.write(term, base)).orElse(value);
    }

    private static String input(ParameterType type) {
        return switch (type.form()) {
            case INTEGER -> "number";
            case DATE -> "date";
            default -> "text";
        };
    }

    private static String bound(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }

    /** The values to choose from; empty if there are too many, or none is better than another. */
    private List<Option> options(QueryParameter parameter, List<String> values) {
        List<Option> options = new ArrayList<>();
        List<String> keys = keys(parameter.type());
        if (keys.size() > MOST_OPTIONS) {
            return List.of();
        }
        keys.forEach(key -> options.add(new Option(key, label(parameter.type(), key),
                values.contains(key) || values.contains(iri(parameter, key)))));
        options.sort(Comparator.comparing(Option::label,
                Collator.getInstance(Locale.forLanguageTag(reader.texts().language()))));
        if (options.isEmpty()) {
            return List.of();
        }
        if (parameter.defaults().isEmpty()) {
            options.add(0, new Option("", reader.texts().get(parameter.isRequired() ? "choose" : "all"),
                    values.isEmpty()));
        }
        return options;
    }

    private String iri(QueryParameter parameter, String key) {
        return parameter.type().folderIri(reader.lookup().base()) + key;
    }

    private List<String> keys(ParameterType type) {
        if (!type.choices().isEmpty()) {
            return type.choices();
        }
        if (type.form() == ParameterType.Form.BOOLEAN) {
            return List.of("true", "false");
        }
        return kind(type, reader).map(kind -> reader.things(kind).stream()
                .map(thing -> type.write(thing, reader.lookup().base())).toList()).orElse(List.of());
    }

    private String label(ParameterType type, String key) {
        return switch (type.form()) {
            case THING -> reader.lookup().label(node(type, key));
            case BOOLEAN -> reader.texts().get(key.equals("true") ? "yes" : "no");
            default -> key;
        };
    }

    private Node node(ParameterType type, String key) {
        return NodeFactory.createURI(type.folderIri(reader.lookup().base()) + key);
    }

    /**
     * A field of a form.
     *
     * @param name       name of the parameter
     * @param label      what it is for
     * @param hint       what it takes, with an example
     * @param input      the type of an {@code input} element
     * @param value      what stands in it, one value a line
     * @param options    what to choose from; empty if values are written
     * @param isSeveral  true if it takes several values
     * @param isRequired true if it must not be empty
     * @param least      the least number; empty if there is none
     * @param most       the greatest number
     * @param faults     what is wrong with what stands in it
     */
    public record Field(String name, String label, String hint, String input, String value, List<Option> options,
                        boolean isSeveral, boolean isRequired, String least, String most, List<String> faults) {
    }

    /** One of the values to choose from. */
    public record Option(String value, String label, boolean isChosen) {
    }
}
