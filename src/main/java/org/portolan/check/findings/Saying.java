package org.portolan.check.findings;

import java.util.Map;
import java.util.Optional;
import org.portolan.check.graph.Term;
import org.portolan.problem.Place;

/**
 * A statement of the tables and where it stands.
 *
 * @param subject   IRI, or label of a blank node
 * @param predicate IRI
 * @param object    a {@link Term#key}
 * @param column    the column of its cell; empty if a virtual column said it
 * @param row       the row it stands in
 */
record Saying(String subject, String predicate, String object, Optional<String> column, Row row) {
    /**
     * A row of a table.
     *
     * @param line  the place of the row
     * @param cells the places of its cells by column, as far as the conversion names them
     */
    record Row(Place line, Map<String, Place> cells) {
        /** The place of a cell; the row if the conversion does not name it. */
        Place cell(String column) {
            return cells.getOrDefault(column, line);
        }
    }

    /** The cell that says it; the row if no cell alone does. */
    Place place() {
        return column.map(row::cell).orElse(row.line());
    }
}
