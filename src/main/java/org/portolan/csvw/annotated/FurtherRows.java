package org.portolan.csvw.annotated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.csvw.annotated.ExactKeyChecks.Reference;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.tabular.CellParser;

/**
 * Finds the table in which a thing can have more values of what a cell says of it: it says the same property, refers to
 * the same table, can speak of the same thing, and may do so in several rows.
 */
final class FurtherRows {
    private static final Pattern EXPRESSION = Pattern.compile("\\{[+]?([^{}]+)\\}");
    /** What stands for the text of a cell that differs from row to row. */
    private static final String ANY = "\0";

    private final TableGroup group;

    FurtherRows(TableGroup group) {
        this.group = group;
    }

    /** The table for what the column of a reference says; empty if there is none, or more than one. */
    Optional<Table> of(Reference reference) {
        Optional<Column> column = column(reference.table(), reference.key().columns().get(0));
        List<Table> found = group.tables().stream().filter(table -> !table.iri().equals(reference.table().iri()))
                .filter(table -> table.foreignKeys().stream()
                        .filter(key -> key.table().equals(reference.key().table()) && key.columns().size() == 1)
                        .flatMap(key -> column(table, key.columns().get(0)).stream())
                        .anyMatch(other -> column.filter(one -> saysTheSame(one, table, other)).isPresent()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<Column> column(Table table, String name) {
        return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    private static boolean saysTheSame(Column one, Table table, Column other) {
        Optional<String> property = one.inherited().propertyUrl().map(Located::value).map(Prefixes::expand);
        return property.isPresent()
                && property.equals(other.inherited().propertyUrl().map(Located::value).map(Prefixes::expand))
                && one.inherited().aboutUrl().isPresent() && other.inherited().aboutUrl().isPresent()
                && speaksOf(EXPRESSION.matcher(one.inherited().aboutUrl().get().value()).replaceAll(ANY), table,
                        other.inherited().aboutUrl().get().value());
    }

    /** True if rows of the table can give this subject, and the table's key does not keep it to one of them. */
    private static boolean speaksOf(String subject, Table table, String template) {
        List<String> variables = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher expression = EXPRESSION.matcher(template);
        int from = 0;
        while (expression.find()) {
            pattern.append(Pattern.quote(template.substring(from, expression.start()))).append("([^/]+)");
            variables.add(expression.group(1));
            from = expression.end();
        }
        Matcher values = Pattern.compile(pattern + Pattern.quote(template.substring(from))).matcher(subject);
        return table.primaryKey().filter(key -> !variables.containsAll(key.value())).isPresent() && values.matches()
                && takes(table, variables, values);
    }

    private static boolean takes(Table table, List<String> variables, Matcher values) {
        for (int i = 0; i < variables.size(); i++) {
            String value = values.group(i + 1);
            if (!value.contains(ANY) && column(table, variables.get(i))
                    .filter(column -> new CellParser(column.inherited()).parse(value).faults().isEmpty()).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
