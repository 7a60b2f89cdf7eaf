package org.portolan.csvw.metadata;

import java.util.List;
import org.portolan.problem.Place;

/**
 * A reference from columns of one table to columns of another, or of the same.
 *
 * @param columns           names of the referring columns
 * @param table             IRI of the referenced table
 * @param referencedColumns names of its columns, as many
 * @param place             where the rule begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schemas">Metadata Vocabulary, 5.5</a>
 */
public record ForeignKey(List<String> columns, String table, List<String> referencedColumns, Place place) {
    /** Copies the names. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
