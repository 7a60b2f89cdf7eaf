package org.portolan.check.conversion;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Place;

/**
 * Two columns of a table whose cells make one address, so that neither says anything without the other, as the kind and
 * the key of a thing do.
 *
 * @param part  name of the column that says nothing by itself and stands in no other template
 * @param whole name of the column whose values are the addresses
 * @param place where their template is
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#uri-template-properties">Metadata Vocabulary, 5.1.3</a>
 */
record SharedAddress(String part, String whole, Place place) {
    /** Those of each table, by its IRI. */
    static Map<String, Set<SharedAddress>> byTable(TableGroup metadata) {
        return metadata.tables().stream().collect(Collectors.toMap(Table::iri,
                table -> table.columns().stream().flatMap(part -> of(part, table)).collect(Collectors.toSet()),
                (one, other) -> one));
    }

    private static Stream<SharedAddress> of(Column part, Table table) {
        if (part.virtual() || !part.suppressOutput()) {
            return Stream.empty();
        }
        Set<Column> naming = table.columns().stream()
                .filter(column -> templates(column).anyMatch(template -> calls(template, part.name())))
                .collect(Collectors.toSet());
        return naming.stream().filter(whole -> naming.size() == 1 && !whole.virtual() && !whole.equals(part))
                .flatMap(whole -> whole.inherited().valueUrl().stream()
                        .filter(template -> calls(template, part.name()) && calls(template, whole.name()))
                        .map(template -> new SharedAddress(part.name(), whole.name(), template.place())));
    }

    private static Stream<Located<String>> templates(Column column) {
        return Stream.of(column.inherited().aboutUrl(), column.inherited().propertyUrl(),
                column.inherited().valueUrl()).flatMap(Optional::stream);
    }

    private static boolean calls(Located<String> template, String column) {
        return template.value().contains("{" + column + "}");
    }
}
