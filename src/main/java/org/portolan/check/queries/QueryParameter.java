package org.portolan.check.queries;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * A parameter of a query of the publication: a variable that the query binds by {@code VALUES ?x { … }} and for which a
 * reader may give another value.
 *
 * @param name       the variable, without its question mark
 * @param type       what values it takes
 * @param texts      what it is for, by language
 * @param example    a value, as a reader writes it
 * @param isRequired true if the query makes no sense without a value
 * @param most       how many values it takes, from 1
 * @param defaults   what the query has for it; empty if it is UNDEF: then every value will do
 */
public record QueryParameter(String name, ParameterType type, Map<String, String> texts, String example,
                             boolean isRequired, int most, List<Node> defaults) {
    /** Copies what it is given. */
    public QueryParameter {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        defaults = List.copyOf(defaults);
    }

    /**
     * The parameters of a query that has been checked, in the order of its headers.
     *
     * @param text the query with its headers
     * @param base its base
     */
    public static List<QueryParameter> of(String text, String base) {
        return new ParameterReader(text, base, (line, fault) -> { }).read();
    }
}
