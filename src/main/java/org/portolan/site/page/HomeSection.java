package org.portolan.site.page;

import java.util.Optional;

/**
 * A section of the home page.
 *
 * @param title its heading
 * @param table its rows
 * @param more  where all rows are, if these are not all, or where the query is
 */
public record HomeSection(String title, Value.Table table, Optional<Value> more) {
}
