package org.portolan.csvw.metadata;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A group of tables that are described together.
 *
 * @param id     IRI of the group, if it has one
 * @param tables the tables in the order of the metadata
 * @param common common properties and notes of the group
 * @param transformations what the metadata declares that could be made of it
 * @param metadata IRI of the document that describes them; empty if none does
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#table-groups">Metadata Vocabulary, 5.3</a>
 */
public record TableGroup(Optional<String> id, List<Table> tables, List<CommonProperty> common,
                         List<Transformation> transformations, Optional<String> metadata) {
    /** Copies the lists. */
    public TableGroup {
        tables = List.copyOf(tables);
        common = List.copyOf(common);
        transformations = List.copyOf(transformations);
    }

    /** The transformations of the group and of each of its tables, in the order of the metadata. */
    public Stream<Transformation> allTransformations() {
        return Stream.concat(transformations.stream(),
                tables.stream().flatMap(table -> table.transformations().stream()));
    }

    /** The same group with a dialect for those of the tables meant whose metadata describes none. */
    public TableGroup withDefaultDialect(Dialect dialect, Predicate<Table> meant) {
        return new TableGroup(id,
                tables.stream().map(table -> meant.test(table) && table.dialect().equals(Dialect.DEFAULT)
                ? table.withDialect(dialect) : table).toList(), common, transformations, metadata);
    }
}
