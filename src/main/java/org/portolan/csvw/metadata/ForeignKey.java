package org.portolan.csvw.metadata;

import java.util.List;
import org.portolan.problem.Place;

/**
 * A reference from columns of one table to columns of another, or of the same.
 *
 * @param columns           names of the referring columns
 * @param table             IRI of the referenced table, or of its schema
 * @param bySchema          true if {@code table} is the IRI of a schema
 * @param referencedColumns names of its columns, as many
 * @param place             where the rule begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#schemas">Metadata Vocabulary, 5.5</a>
 */
public record ForeignKey(List<String> columns, String table, boolean bySchema, List<String> referencedColumns,
        Place place) {
    /** Copies the names. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** True if it refers to this table. */
    boolean refersTo(Table other) {
        return bySchema ? other.schema().filter(table::equals).isPresent() : other.iri().equals(table);
    }

    /** The same reference, to this table by its own IRI. */
    ForeignKey to(Table other) {
        return new ForeignKey(columns, other.iri(), false, referencedColumns, place);
    }
}
