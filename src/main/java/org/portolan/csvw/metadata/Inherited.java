package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What cells inherit from group, table, schema and column, the nearest one winning.
 *
 * @param aboutUrl     template of the subject
 * @param propertyUrl  template of the predicate
 * @param valueUrl     template of the object
 * @param datatype     what the text of a cell must be
 * @param lang         language of strings, {@code und} if none
 * @param nulls        texts that mean: no value
 * @param defaultValue what an empty cell stands for
 * @param separator    what separates the values of a cell, if it holds a list
 * @param ordered      true if that list is ordered
 * @param required     where it is said that the cell must not be null, if it is
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#inherited-properties">Metadata Vocabulary, 5.7</a>
 */
public record Inherited(Optional<Located<String>> aboutUrl, Optional<Located<String>> propertyUrl,
                        Optional<Located<String>> valueUrl, Located<Datatype> datatype, String lang, List<String> nulls,
                        String defaultValue, Optional<String> separator, boolean ordered,
                        Optional<Located<Boolean>> required) {
    /** Copies the texts. */
    public Inherited {
        nulls = List.copyOf(nulls);
    }

    /** True if a cell must have a value. */
    public boolean isRequired() {
        return required.map(Located::value).orElse(false);
    }
}
