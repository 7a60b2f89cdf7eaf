package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import org.portolan.problem.Place;

/**
 * The description of a table.
 *
 * @param iri            IRI of the CSV document
 * @param id             IRI of the table itself, if it has one
 * @param schema         IRI of its schema, if it has one
 * @param hasColumns     true if the metadata lists the columns; false if the file's header decides
 * @param columns        columns of the file in their order, then virtual ones
 * @param primaryKey     names of the columns that make a row unique, with the place of the rule
 * @param foreignKeys    references to other tables
 * @param rowTitles      names of the columns that give a row its title
 * @param dialect        how the file is written
 * @param suppressOutput true if the table gives no output
 * @param inherited      what columns without a description of their own inherit
 * @param common         common properties and notes
 * @param transformations what the metadata declares that could be made of it
 * @param place          where the description begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#tables">Metadata Vocabulary, 5.4 and 5.5</a>
 */
public record Table(String iri, Optional<String> id, Optional<String> schema, boolean hasColumns, List<Column> columns,
        Optional<Located<List<String>>> primaryKey, List<ForeignKey> foreignKeys, List<String> rowTitles,
        Dialect dialect, boolean suppressOutput, Inherited inherited, List<CommonProperty> common,
        List<Transformation> transformations, Place place) {
    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        rowTitles = List.copyOf(rowTitles);
        common = List.copyOf(common);
        transformations = List.copyOf(transformations);
    }

    /** The columns that stand in the file. */
    public List<Column> fileColumns() {
        return columns.stream().filter(column -> !column.virtual()).toList();
    }

    /** The same table with these columns. */
    public Table withColumns(List<Column> found) {
        return new Table(iri, id, schema, true, found, primaryKey, foreignKeys, rowTitles, dialect, suppressOutput,
                inherited, common, transformations, place);
    }

    /** The same table, written otherwise. */
    Table withDialect(Dialect other) {
        return new Table(iri, id, schema, hasColumns, columns, primaryKey, foreignKeys, rowTitles, other,
                suppressOutput, inherited, common, transformations,
                place);
    }

    /** The same table with these references. */
    Table withForeignKeys(List<ForeignKey> keys) {
        return new Table(iri, id, schema, hasColumns, columns, primaryKey, keys, rowTitles, dialect, suppressOutput,
                inherited, common, transformations,
                place);
    }
}
