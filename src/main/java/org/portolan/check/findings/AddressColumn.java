package org.portolan.check.findings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Prefixes;
import org.portolan.csvw.metadata.Table;

/**
 * A column whose cells hold what is different in the addresses of a register elsewhere, such as its numbers.
 *
 * @param table     IRI of its table
 * @param name      its name
 * @param beginning what all the addresses begin with
 * @param ending    what comes after the text of a cell; empty if the cell alone does not make the address
 */
record AddressColumn(String table, String name, String beginning, Optional<String> ending) {
    private static final Pattern TEMPLATE = Pattern.compile("([^{}]*)\\{([^{}]*)\\}(.*)");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://[^/?#]+/.*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");

    /** The column as one of addresses, if it is: its values are made by a template, and lie outside of the base. */
    static Optional<AddressColumn> of(Table table, Column column, String base) {
        if (column.virtual() || column.suppressOutput()) {
            return Optional.empty();
        }
        return column.inherited().valueUrl().map(url -> TEMPLATE.matcher(url.value())).filter(Matcher::matches)
                .map(template -> new AddressColumn(table.iri(), column.name(), Prefixes.expand(template.group(1)),
                        Optional.of(template.group(3)).filter(rest -> !rest.contains("{")
                                && template.group(2).matches("[+]?" + Pattern.quote(column.name())))))
                .filter(found -> ELSEWHERE.matcher(found.beginning()).matches() && !found.beginning().startsWith(base));
    }

    /** What a cell holds that says this address; empty if that is not certain. */
    Optional<String> cell(String address) {
        return ending.filter(address::endsWith).filter(rest -> beginning.length() + rest.length() < address.length())
                .map(rest -> address.substring(beginning.length(), address.length() - rest.length()))
                .filter(text -> PLAIN.matcher(text).matches());
    }
}
