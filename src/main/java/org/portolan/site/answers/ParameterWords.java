package org.portolan.site.answers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.check.queries.ParameterType;
import org.portolan.check.queries.QueryParameter;
import org.portolan.problem.Nearest;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.ParameterFault;
import org.portolan.site.page.Texts;

/** What is said of the parameters of a query in the reader's language. */
public record ParameterWords(Texts texts) {
    private static final int LONGEST_QUOTE = 60;

    /** What values a parameter takes. */
    String expected(QueryParameter parameter) {
        ParameterType type = parameter.type();
        String form = type.choices().isEmpty()
                ? texts.get("parameter." + type.form().name() + type.edge().map(edge -> "." + edge).orElse(""),
                        ParameterType.LONGEST)
                : texts.get("parameter.choices", String.join(", ", type.choices()));
        String bounds = type.least().isEmpty() ? "" : texts.get("parameter.bounds",
                type.least().get().toPlainString(), type.most().map(BigDecimal::toPlainString).orElse(""));
        return form + bounds + (parameter.most() > 1 ? texts.get("parameter.several", parameter.most()) : "");
    }

    /** The expected form with an example. */
    public String hint(QueryParameter parameter) {
        return texts.get("parameter.hint", expected(parameter), parameter.example());
    }

    /** A value that is not of the form expected. */
    public ParameterFault wrong(QueryParameter parameter, String value) {
        return fault(parameter, texts.get("parameter.wrong", quoted(value), parameter.name()));
    }

    /**
     * A key that nothing here has.
     *
     * @param near keys of what may have been meant
     */
    public ParameterFault notHere(QueryParameter parameter, String value, List<String> near) {
        return fault(parameter, texts.get("parameter.notHere", quoted(value), parameter.name())
                + near.stream().map(key -> " " + texts.get("parameter.near", key)).collect(Collectors.joining()));
    }

    /** No value where one is needed. */
    public ParameterFault missing(QueryParameter parameter) {
        return fault(parameter, texts.get("parameter.missing", parameter.name()));
    }

    /**
     * More values than the parameter takes.
     *
     * @param values how many were given
     */
    public ParameterFault many(QueryParameter parameter, int values) {
        return fault(parameter, texts.get("parameter.many", parameter.name(), values, parameter.most()));
    }

    /** What is said of a parameter that the query has not. */
    public ParameterFault unknown(String name, List<String> names) {
        return unknown("parameter.unknown", name, names);
    }

    /** The same of one that an address has not. */
    public ParameterFault unknownOfAddress(String name, List<String> names) {
        return unknown("parameter.unknownOfAddress", name, names);
    }

    /**
     * What is said of values that a parameter of an address cannot have.
     *
     * @param given     the values, one or more
     * @param languages those of the pages
     */
    public ParameterFault wrongOfAddress(String name, List<String> given, List<String> languages) {
        boolean isLanguage = name.equals(AddressParameters.LANGUAGE);
        String expected = isLanguage ? texts.get("parameter.choices", String.join(", ", languages))
                : texts.get("parameter.number");
        String example = isLanguage ? texts.language() : "2";
        String what = given.size() > 1 ? texts.get("parameter.many", name, given.size(), 1)
                : texts.get("parameter.wrong", quoted(given.get(0)), name);
        return new ParameterFault(name,
                what + " " + texts.get("parameter.expected", texts.get("parameter.hint", expected, example)),
                Optional.of(expected), Optional.of(example));
    }

    /**
     * What is said of a part or a row that there is not.
     *
     * @param last the number of the last one, if it is known
     */
    public ParameterFault beyond(String name, String asked, Optional<Long> last) {
        return new ParameterFault(name,
                texts.get("parameter.beyond." + name, quoted(asked), last.map(Object::toString).orElse("")),
                Optional.empty(), Optional.empty());
    }

    private ParameterFault unknown(String key, String name, List<String> names) {
        String ways = names.isEmpty() ? texts.get("parameter.none")
                : Nearest.to(name, names, 1).stream().map(near -> texts.get("parameter.near", near)).findFirst()
                        .orElseGet(() -> texts.get("parameter.known", String.join(", ", names)));
        return new ParameterFault(name, texts.get(key, quoted(name)) + " " + ways, Optional.empty(),
                Optional.empty());
    }

    private ParameterFault fault(QueryParameter parameter, String what) {
        return new ParameterFault(parameter.name(), what + " " + texts.get("parameter.expected", hint(parameter)),
                Optional.of(expected(parameter)), Optional.of(parameter.example()));
    }

    private static String quoted(String value) {
        String shown = value.codePointCount(0, value.length()) <= LONGEST_QUOTE ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        return shown.replaceAll("\\p{Cntrl}+", " ");
    }
}
