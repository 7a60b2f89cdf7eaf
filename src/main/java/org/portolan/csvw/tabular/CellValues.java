package org.portolan.csvw.tabular;

import java.util.List;

/**
 * What a cell says.
 *
 * @param values its values in their canonical form; empty if the cell is null, or an empty list
 * @param faults why the text is not what its column asks for, each a phrase such as {@code is not a date}; the values
 *               of such a cell are its text
 * @param isList true if it is a list, though it may be an empty one
 */
public record CellValues(List<Value> values, List<Fault> faults, boolean isList) {
    /** Copies the lists. */
    public CellValues {
        values = List.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** True if the cell has no value. */
    public boolean isNull() {
        return values.isEmpty();
    }

    /**
     * A value.
     *
     * @param lexical  its canonical lexical form
     * @param datatype IRI of its datatype
     */
    public record Value(String lexical, String datatype) {
        static final String STRING = "http://www.w3.org/2001/XMLSchema#string";

        /** True if it is a string, which has the language of its column. */
        public boolean isString() {
            return datatype.equals(STRING);
        }
    }

    /**
     * A fault of one value.
     *
     * @param text   the text that was found
     * @param reason a phrase that goes on the sentence "… holds "text", which"
     */
    public record Fault(String text, String reason) {
    }
}
